import type { Json } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import { STAGE, type Fact, type Known } from "../../model/scheme.js";
import { checkMagnitude } from "../checks/magnitude.js";
import { hintOf } from "../did-you-mean.js";
import { below, member } from "../pointer.js";
import { FACT_TYPE_WORDS, type Item, type ReadContext, type Reader, type Scope } from "../vocabulary/context.js";
import { DEFAULTS } from "../vocabulary/defaults.js";
import { readCohortFact } from "./read-cohort-fact.js";
import { readCondition } from "./read-condition.js";
import { readExpression } from "./read-expression.js";
import { readLinkedFact } from "./read-linked-fact.js";
import { readRecordsFact } from "./read-records-fact.js";
import { aboutScope, type AllFacts } from "../vocabulary/scopes.js";
import { dayAt, numberAt, wrongType } from "../vocabulary/values.js";
import { notesAt, textAt } from "../vocabulary/words.js";

type Common = Pick<Fact, "name" | "title" | "description" | "basis" | "official" | "type" | "decimals" | "range" | "stage" | "knownIf" | "whenMissing" | "pointer">;
interface Place {
  readonly context: ReadContext;
  readonly item: Item;
  readonly scope: Scope;
}

function rangeAt({ context, item }: Place, type: FactType, decimals: number): Fact["range"] {
  const raw = member(item.raw, "range");
  if (!Array.isArray(raw)) return undefined;
  const pointer = below(item.pointer, "range");
  if (type !== "number") context.problems.add("wrong-field-type", pointer, { name: "range", found: FACT_TYPE_WORDS[type], expected: FACT_TYPE_WORDS.number });
  const [least, greatest] = (raw as readonly Json[]).map((each, i) => numberAt(context, each, below(pointer, i)));
  if (least === undefined || greatest === undefined) return undefined;
  if (least > greatest) context.problems.add("bounds-crossed", pointer, { min: least, max: greatest });
  for (const end of [least, greatest]) checkMagnitude(context, end, decimals, pointer);
  return [least, greatest];
}

/** The value of `whenMissing`, of the type of the fact; "unknown" is the default. */
function whenMissingAt({ context, item }: Place, type: FactType): Known | undefined {
  const raw = member(item.raw, "whenMissing");
  if (raw === undefined || raw === "unknown") return undefined;
  const pointer = below(item.pointer, "whenMissing");
  if (type === "number") return numberAt(context, raw, pointer);
  if (type === "day") return dayAt(context, raw, pointer);
  if (type === "list" ? Array.isArray(raw) : typeof raw === type) return raw as Known;
  return wrongType(context, pointer, raw, FACT_TYPE_WORDS[type]);
}

function commonOf(place: Place, type: FactType): Common {
  const { context, item, scope } = place;
  const { raw, pointer, name } = item;
  const decimals = type === "number" ? ((member(raw, "decimals") as number | undefined) ?? DEFAULTS.decimals) : 0;
  const title = textAt(context, member(raw, "title"), below(pointer, "title"));
  const range = rangeAt(place, type, decimals);
  const knownIf = readCondition(context, scope, member(raw, "knownIf"), below(pointer, "knownIf"));
  const whenMissing = whenMissingAt(place, type);
  return {
    name, type, decimals, stage: STAGE.plain, pointer, ...notesAt(context, raw, pointer),
    ...(title ? { title } : {}), ...(range ? { range } : {}), ...(knownIf ? { knownIf } : {}), ...(whenMissing === undefined ? {} : { whenMissing }),
  };
}

function attributeField({ context, item, scope: { subject } }: Place): string | undefined {
  const field = String(item.raw.field);
  const pointer = below(item.pointer, "field");
  const declared = subject?.fields.get(field);
  if (declared?.personal) context.problems.add("personal-field", pointer, { name: field });
  if (declared || !subject) return field;
  context.problems.add("unknown-field", pointer, { kind: subject.id, name: field, ...hintOf(field, subject.fields.keys()) });
  return undefined;
}

/** A stated type is the one that the field or the expression has. */
function checkStated({ context, item }: Place, type: FactType): void {
  const stated = member(item.raw, "type") as FactType | undefined;
  if (stated === undefined || stated === type) return;
  context.problems.add("wrong-field-type", below(item.pointer, "type"), { name: item.name, found: FACT_TYPE_WORDS[type], expected: FACT_TYPE_WORDS[stated] });
}

function readFact(place: Place & { readonly facts: AllFacts }, type: FactType, scheme: string): { readonly fact: Fact; readonly schemes: readonly string[] } | undefined {
  const { context, item, scope } = place;
  const common = commonOf(place, type);
  if (item.raw.from === "attribute") {
    const field = attributeField(place);
    return field === undefined ? undefined : { fact: { ...common, from: "attribute", field }, schemes: [] };
  }
  if (item.raw.from === "records") {
    const read = readRecordsFact(context, scope, item, scheme);
    return read && { fact: { ...common, ...read.part }, schemes: read.schemes };
  }
  if (item.raw.from === "linked") {
    const part = readLinkedFact(context, place.facts, item, { reader: scope.reader, subject: scope.subject });
    return part && { fact: { ...common, ...part }, schemes: [] };
  }
  if (item.raw.from === "cohort") {
    const part = readCohortFact(context, item, scope);
    return part && { fact: { ...common, ...part }, schemes: [] };
  }
  const at = { pointer: below(item.pointer, "expression"), types: ["number", "day"] as const };
  const typed = readExpression(context, scope, item.raw.expression, at);
  return typed && { fact: { ...common, from: "formula", expression: typed.expression }, schemes: [] };
}

/** Formulas over the rated subject's facts take the stage of their latest input, places among others come before grades; all other facts are plain and read plain facts only. */
function readerOf({ name, raw }: Item): Reader {
  if (raw.from === "cohort") return { words: [`事实“${name}”`, `The fact "${name}"`], stage: STAGE.plain, before: STAGE.grade, fact: name, kind: "fact" };
  const before = raw.from === "formula" && !Object.hasOwn(raw, "about") ? Infinity : STAGE.plain + 1;
  return { words: [`事实“${name}”`, `The fact "${name}"`], stage: STAGE.plain, before, fact: name, kind: "fact" };
}

/** The kind that a fact is about is declared; undefined: it is about the subjects that are rated. */
function aboutAt(context: ReadContext, { raw, pointer }: Item): string | undefined {
  const about = member(raw, "about");
  if (typeof about !== "string") return undefined;
  if (!context.kinds.subjects.has(about)) context.problems.add("unknown-kind", below(pointer, "about"), { name: about, ...hintOf(about, context.kinds.subjects.keys()) });
  return about;
}

/** The facts in the order of the file, not yet in that of their derivation; and the schemes whose decisions they read. */
export function readFacts(context: ReadContext, facts: AllFacts, items: readonly Item[], scheme: string): { readonly facts: readonly Fact[]; readonly schemes: readonly string[] } {
  const read = items.flatMap((item) => context.problems.during(item.origin, () => {
    const scope = aboutScope({ facts, reader: readerOf(item), ...(item.row ? { row: item.row } : {}) }, aboutAt(context, item));
    const place = { context, item, facts, scope };
    const type = facts.types.find(item.name)?.type ?? "number";
    const result = readFact(place, type, scheme);
    if (result) checkStated(place, type);
    return result ?? [];
  }));
  return { facts: read.map((each) => each.fact), schemes: read.flatMap((each) => each.schemes) };
}
