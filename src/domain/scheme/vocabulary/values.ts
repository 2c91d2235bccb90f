import { dayOf, durationOf } from "../../calendar/days.js";
import type { Day, Json } from "../../model/documents.js";
import type { Duration } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member } from "../pointer.js";
import { typeWords, type ReadContext } from "./context.js";
import { checkInForce, datedName } from "./dated.js";

export interface Constant {
  readonly value: number;
  readonly parameter?: string;
}

const show = (value: Json | undefined): string => {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** Reports that something of another type stands there. (null is a field that a row lacks, which was reported when the row was put in.) */
export function wrongType(context: ReadContext, pointer: string, raw: Json | undefined, expected: readonly [string, string]): undefined {
  if (raw === null) return undefined;
  const found = typeWords(raw);
  const shown = raw === undefined || isObject(raw) || Array.isArray(raw) ? "" : ` (${show(raw)})`;
  context.problems.add("wrong-type", pointer, { expected, found: [`${found[0]}${shown}`, `${found[1]}${shown}`] });
  return undefined;
}

/** The parameter that `{"param"}` names, or undefined with a problem. */
export function parameterAt(context: ReadContext, name: Json | undefined, pointer: string): Constant | undefined {
  const parameter = typeof name === "string" ? context.parameters.get(name) : undefined;
  if (parameter) {
    if (datedName(context, { param: parameter.name }) !== undefined) context.problems.add("dated-constant", below(pointer, "param"), { name: parameter.name });
    else checkInForce(context, parameter);
    return { value: parameter.value, parameter: parameter.name };
  }
  context.problems.add("unknown-parameter", below(pointer, "param"), { name: String(name), ...hintOf(String(name), context.parameters.keys()) });
  return undefined;
}

/** A number or a parameter. */
export function constantAt(context: ReadContext, raw: Json | undefined, pointer: string): Constant | undefined {
  if (typeof raw === "number") return { value: raw };
  if (isObject(raw) && Object.hasOwn(raw, "param")) return parameterAt(context, raw.param, pointer);
  return wrongType(context, pointer, raw, ["数或参数", "a number or a parameter"]);
}

/** A number (parameters put in), or undefined: with a problem, or because nothing stands there. */
export function numberAt(context: ReadContext, raw: Json | undefined, pointer: string): number | undefined {
  return raw === undefined ? undefined : constantAt(context, raw, pointer)?.value;
}

/** A string that is not empty. */
export function stringAt(context: ReadContext, raw: Json | undefined, pointer: string): string | undefined {
  if (typeof raw === "string" && raw !== "") return raw;
  return raw === undefined ? undefined : wrongType(context, pointer, raw, ["字符串", "a string"]);
}

/** A day that exists. */
export function dayAt(context: ReadContext, raw: Json | undefined, pointer: string): Day | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw !== "string") return wrongType(context, pointer, raw, ["日期", "a day"]);
  const day = dayOf(raw);
  if (day !== null) return day;
  const written = /^\d{4}-\d{2}-\d{2}$/.test(raw);
  if (written) context.problems.add("no-such-day", pointer, { found: raw });
  else context.problems.add("malformed", pointer, { found: raw, expected: ["日期写作 2026-03-31", "a day is written 2026-03-31"] });
  return undefined;
}

/** A length of time: P1Y, P6M, P92D. */
export function durationAt(context: ReadContext, raw: Json | undefined, pointer: string): Duration | undefined {
  if (raw === undefined) return undefined;
  const duration = typeof raw === "string" ? durationOf(raw) : null;
  if (duration || raw === null) return duration ?? undefined;
  context.problems.add("malformed", pointer, { found: show(raw), expected: ["时长写作 P1Y、P6M、P92D", "a length of time is written P1Y, P6M, P92D"] });
  return undefined;
}

/** Least and greatest out of {min, max}; crossed bounds are refused. */
export function boundsAt(context: ReadContext, raw: Json | undefined, pointer: string): { readonly min?: number; readonly max?: number } {
  const object = isObject(raw) ? raw : undefined;
  const min = numberAt(context, member(object, "min"), below(pointer, "min"));
  const max = numberAt(context, member(object, "max"), below(pointer, "max"));
  if (min !== undefined && max !== undefined && min > max) context.problems.add("bounds-crossed", pointer, { min, max });
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
