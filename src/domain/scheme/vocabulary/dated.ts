import { dayOf, isoDay } from "../../calendar/days.js";
import type { Day, Json } from "../../model/documents.js";
import type { DatedValue, Operand, Parameter } from "../../model/scheme.js";
import { checkMagnitude } from "../checks/magnitude.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "./context.js";
import { notesAt } from "./words.js";

type Bounds = Pick<Parameter, "min" | "max">;

function dayOfValue(context: ReadContext, raw: Json | undefined, pointer: string): Day | undefined {
  const day = typeof raw === "string" ? dayOf(raw) : null;
  if (day === null) context.problems.add("no-such-day", pointer, { found: String(raw) });
  return day ?? undefined;
}

/** Says that a value lies outside of the bounds of its parameter, or is too great to be exact. */
export function checkValue(context: ReadContext, value: number, { min, max }: Bounds, pointer: string): void {
  if (value < (min ?? -Infinity) || value > (max ?? Infinity)) context.problems.add("parameter-out-of-bounds", pointer, { found: value, min: min ?? "-∞", max: max ?? "∞" });
  checkMagnitude(context, value, 6, pointer);
}

/** The values of a dated parameter, oldest first; days that do not ascend are refused. */
export function readDated(context: ReadContext, raw: JsonObject, bounds: Bounds, pointer: string): readonly DatedValue[] {
  let last = -Infinity;
  return (member(raw, "values") as readonly JsonObject[]).flatMap((each, i) => {
    const at = below(pointer, "values", i);
    const from = dayOfValue(context, member(each, "from"), below(at, "from"));
    const value = each.value as number;
    checkValue(context, value, bounds, below(at, "value"));
    if (from === undefined) return [];
    if (from <= last) context.problems.add("days-not-ascending", below(at, "from"), { found: isoDay(from) });
    last = from;
    return [{ from, value, ...notesAt(context, each, at) }];
  });
}

/** The value that holds on a day; left out: the newest. Before the first there is none, and the first stands for it: whoever reads it is refused. */
export function currentOf(values: readonly DatedValue[], asOf: Day | undefined): DatedValue {
  return values.findLast(({ from }) => asOf === undefined || from <= asOf) ?? values[0];
}

/** Whether a parameter is there to be read as of the day; a dated one before its first value is a problem that names both. */
export function checkInForce(context: ReadContext, { name, since }: Parameter): void {
  if (since === undefined || context.asOf === undefined || since <= context.asOf) return;
  context.problems.add("parameter-without-value", below("/parameters", name, "values"), { name, day: isoDay(context.asOf), from: isoDay(since) });
}

/** The dated parameter that `{"param"}` names in a rule with `for`, whose value hangs on the record; undefined: it is something else. */
export function datedName(context: ReadContext, raw: Json | undefined): string | undefined {
  const name = isObject(raw) ? member(raw, "param") : undefined;
  return context.act && typeof name === "string" && context.parameters.get(name)?.values ? name : undefined;
}

/** That parameter as a field of the record: what it was on the day that counts (`record.parameter.<name>@<field of the day>`). */
export function datedOperand(context: ReadContext, raw: Json | undefined): Extract<Operand, { readonly kind: "fact" }> | undefined {
  const name = datedName(context, raw);
  if (name === undefined || !context.act) return undefined;
  context.act.read.add(name);
  return { kind: "fact", fact: `record.parameter.${name}@${context.act.on}`, parameter: name };
}

/** The same readers, but as of the as-of day: for what a rule with `for` says once, not of each record. */
export function withoutAct(context: ReadContext): ReadContext {
  const { act, ...rest } = context;
  return act ? rest : context;
}

/** All days on which a value begins, oldest first. */
export function daysOf(parameters: Iterable<Parameter>): readonly Day[] {
  return [...new Set([...parameters].flatMap(({ values }) => (values ?? []).map(({ from }) => from)))].sort((a, b) => a - b);
}
