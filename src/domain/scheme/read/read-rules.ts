import type { Day, Json } from "../../model/documents.js";
import type { Rule } from "../../model/scheme.js";
import { checkDecisionsNamed } from "../checks/decisions-named.js";
import type { DeclaredNames } from "../checks/known-names.js";
import { perFacts } from "../checks/one-facts.js";
import { isoDay } from "../../calendar/days.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Item, ReadContext, Reader, Scope } from "../vocabulary/context.js";
import { DEFAULTS, nameAsText } from "../vocabulary/defaults.js";
import { readCondition } from "./read-condition.js";
import { readEvent } from "./read-event.js";
import { readSelection, selectionKey } from "./read-selection.js";
import { eachScope, factScope, type AllFacts } from "../vocabulary/scopes.js";
import { plainField } from "../vocabulary/record-fields.js";
import { dayAt } from "../vocabulary/values.js";
import { basisListAt, textAt } from "../vocabulary/words.js";

/** Rules read plain facts: all else is settled after them. */
const RULES = { stage: 5, before: 3 } as const;

interface Place {
  readonly context: ReadContext;
  readonly item: Item;
  readonly scope: Scope;
  readonly names: DeclaredNames;
}

function effectiveAt({ context, item }: Place): Rule["effective"] {
  const raw = member(item.raw, "effective");
  if (!isObject(raw)) return undefined;
  const pointer = below(item.pointer, "effective");
  const [from, to] = ["from", "to"].map((key) => dayAt(context, member(raw, key), below(pointer, key)));
  if (from !== undefined && to !== undefined && from > to) context.problems.add("empty-span", pointer, { from: String(raw.from), to: String(raw.to) });
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function oneAt({ context, item, scope }: Place): Rule["one"] {
  const raw = member(item.raw, "one");
  if (!isObject(raw)) return undefined;
  const per = perFacts(context, scope, (member(raw, "per") ?? []) as readonly Json[], below(item.pointer, "one", "per"));
  return { of: String(raw.of), per, take: raw.take as "first" | "largest" | "latest" };
}

/** A rule with `for` reads dated parameters on the day of its records: the law of the act. */
function byLawOfAct(context: ReadContext, { raw }: Item): ReadContext {
  const each = member(raw, "for");
  if (!isObject(each)) return context;
  const on = member(each, "on");
  return { ...context, act: { on: plainField(typeof on === "string" ? on : DEFAULTS.on), read: new Set() } };
}

/** 1970-01-01: a value from then on, or from before, is there for every record. */
const LONG_AGO: Day = 0;

/** The dated parameters that were read, in the order of the file. One that begins only after the rule does leaves it without a number: that is said. */
function datedOf(context: ReadContext, { pointer }: Item, effective: Rule["effective"]): Pick<Rule, "dated"> {
  const read = [...context.parameters.values()].filter(({ name }) => context.act?.read.has(name));
  for (const { name, values } of read) {
    const first = values?.[0]?.from ?? 0;
    if (first > (effective?.from ?? LONG_AGO)) context.problems.add("dated-later", pointer, { name, from: isoDay(first) });
  }
  return read.length === 0 ? {} : { dated: read.map(({ name }) => name) };
}

/** The scope of the rule's conditions, with its selection of records if it has one. */
function selectionAt(context: ReadContext, item: Item, base: Scope): { readonly scope: Scope; readonly each?: Rule["each"]; readonly schemes: readonly string[] } {
  const raw = member(item.raw, "for");
  if (!isObject(raw)) return { scope: base, schemes: [] };
  const pointer = below(item.pointer, "for");
  const { select, kinds } = readSelection(context, base, raw, { pointer, key: "each" });
  const schemes = checkDecisionsNamed(context, select, pointer);
  return { scope: eachScope(context, base, kinds), each: { ...select, forKey: selectionKey(select) }, schemes };
}

function optional(place: Place): Pick<Rule, "effective" | "applies" | "conditions" | "one"> {
  const { context, item, scope } = place;
  const [effective, one] = [effectiveAt(place), oneAt(place)];
  const applies = readCondition(context, scope, member(item.raw, "applies"), below(item.pointer, "applies"));
  const conditions = readCondition(context, scope, member(item.raw, "conditions"), below(item.pointer, "conditions"));
  return { ...(effective ? { effective } : {}), ...(applies ? { applies } : {}), ...(conditions ? { conditions } : {}), ...(one ? { one } : {}) };
}

interface ReadRule {
  readonly rule: Rule;
  readonly schemes: readonly string[];
}

function readRule(base: Omit<Place, "scope">, facts: AllFacts, placeInFile: number): ReadRule | undefined {
  const { item } = base;
  const context = byLawOfAct(base.context, item);
  const { raw, pointer, name, row } = item;
  const reader: Reader = { words: [`规则“${name}”`, `The rule "${name}"`], ...RULES, kind: "rule" };
  const { scope, each, schemes } = selectionAt(context, item, factScope(facts, reader, row));
  const place = { ...base, context, scope };
  const event = readEvent({ ...place, rule: name }, member(raw, "event"), below(pointer, "event"));
  const rest = optional(place);
  const title = textAt(context, member(raw, "title"), below(pointer, "title")) ?? nameAsText(name);
  const description = textAt(context, member(raw, "description"), below(pointer, "description"));
  const basis = basisListAt(context, member(raw, "basis"), below(pointer, "basis"));
  if (!event) return undefined;
  const rule: Rule = {
    name, ...(row ? { row: row.id } : {}), title, ...(description ? { description } : {}), basis, official: member(raw, "official") === true, priority: (member(raw, "priority") as number | undefined) ?? DEFAULTS.priority,
    place: placeInFile, ...(each ? { each } : {}), ...rest, event, onUnknown: (member(raw, "onUnknown") as Rule["onUnknown"] | undefined) ?? DEFAULTS.onUnknown,
    ...datedOf(context, item, rest.effective), pointer,
  };
  return { rule, schemes };
}

/** The rules in the order of the file, and the schemes whose decisions they walk. */
export function readRules(context: ReadContext, facts: AllFacts, items: readonly Item[], names: DeclaredNames): { readonly rules: readonly Rule[]; readonly schemes: readonly string[] } {
  const read = items.flatMap((item, i) => context.problems.during(item.origin, () => readRule({ context, item, names }, facts, i)) ?? []);
  return { rules: read.map((each) => each.rule), schemes: read.flatMap((each) => each.schemes) };
}

/** What the events of one type name, in the order of the file, before the rules are read. */
function namedBy(items: readonly Item[], type: string, key: string): readonly string[] {
  const names = items.flatMap(({ raw }) => {
    const event = member(raw, "event") as JsonObject | undefined;
    const params = isObject(event) ? member(event, "params") : undefined;
    const name = event?.type === type && isObject(params) ? member(params, key) : undefined;
    return typeof name === "string" ? [name] : [];
  });
  return [...new Set(names)];
}

/** Flags that rules raise. */
export const flagsOf = (items: readonly Item[]): readonly string[] => namedBy(items, "flag", "flag");
/** Grades to which rules cap. */
export const cappedBy = (items: readonly Item[]): readonly string[] => namedBy(items, "cap", "grade");
