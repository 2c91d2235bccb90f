import type { Json } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import type { Expression, RoundingMode } from "../../model/scheme.js";
import { tooDeep } from "../checks/limits.js";
import { checkAscending } from "../checks/ascending-steps.js";
import { knownFact } from "../checks/unknown-fact.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import { FACT_TYPE_WORDS, type ReadContext, type Scope } from "../vocabulary/context.js";
import { readLookup } from "./read-lookup.js";
import { datedOperand } from "../vocabulary/dated.js";
import { constantAt, numberAt, parameterAt, wrongType } from "../vocabulary/values.js";

/** An expression with the type of its value: a number or a day (a lookup may also read words and booleans). */
export interface Typed {
  readonly expression: Expression;
  readonly type: FactType;
}
interface Walk {
  readonly context: ReadContext;
  readonly scope: Scope;
  readonly depth: number;
}
type Reader = (walk: Walk, raw: Json, pointer: string) => Typed | undefined;

const number = (expression: Expression): Typed => ({ expression, type: "number" });

/** An operand of one of the types; otherwise a problem. */
function operand(walk: Walk, raw: Json | undefined, pointer: string, types: readonly FactType[]): Typed | undefined {
  const typed = read({ ...walk, depth: walk.depth + 1 }, raw, pointer);
  if (!typed || types.includes(typed.type)) return typed;
  const words = types.map((type) => FACT_TYPE_WORDS[type]);
  walk.context.problems.add("mixed-types", pointer, { found: FACT_TYPE_WORDS[typed.type], expected: [words.map((w) => w[0]).join("或"), words.map((w) => w[1]).join(" or ")] });
  return undefined;
}

const asList = (walk: Walk, raw: Json, pointer: string): readonly Json[] | undefined =>
  Array.isArray(raw) && raw.length > 0 ? (raw as readonly Json[]) : wrongType(walk.context, pointer, raw, ["算式列表", "a list of expressions"]);

/** Operations over a list; those that only choose among their operands take days too. */
function many(op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "firstKnown", chooses: boolean): Reader {
  return (walk, raw, pointer) => {
    const list = asList(walk, raw, pointer);
    const of = list?.map((each, i) => operand(walk, each, below(pointer, i), chooses ? ["number", "day"] : ["number"]));
    if (!of || of.some((each) => each === undefined)) return undefined;
    const [first, ...others] = of as Typed[];
    const odd = others.findIndex((each) => each.type !== first.type);
    if (odd >= 0) {
      walk.context.problems.add("mixed-types", below(pointer, odd + 1), { found: FACT_TYPE_WORDS[others[odd].type], expected: FACT_TYPE_WORDS[first.type] });
      return undefined;
    }
    return { expression: { op, of: (of as Typed[]).map((each) => each.expression) }, type: first.type };
  };
}

function span(op: "days" | "workdays"): Reader {
  return (walk, raw, pointer) => {
    const [from, to] = (asList(walk, raw, pointer) ?? []).map((each, i) => operand(walk, each, below(pointer, i), ["day"]));
    return from && to ? number({ op, from: from.expression, to: to.expression }) : undefined;
  };
}

function pairAt(walk: Walk, raw: Json | undefined, pointer: string): readonly [number, number] | undefined {
  if (!Array.isArray(raw) || raw.length !== 2) return wrongType(walk.context, pointer, raw, ["两个数", "two numbers"]);
  const [a, b] = (raw as readonly Json[]).map((each, i) => numberAt(walk.context, each, below(pointer, i)));
  return a === undefined || b === undefined ? undefined : [a, b];
}

const asObject = (walk: Walk, raw: Json, pointer: string): JsonObject | undefined =>
  isObject(raw) ? raw : wrongType(walk.context, pointer, raw, ["对象", "an object"]);

const round: Reader = (walk, raw, pointer) => {
  const object = asObject(walk, raw, pointer);
  const of = object && operand(walk, member(object, "of"), below(pointer, "of"), ["number"]);
  if (!object || !of) return undefined;
  return number({ op: "round", of: of.expression, places: (member(object, "places") as number | undefined) ?? 0, mode: (member(object, "mode") as RoundingMode | undefined) ?? "half-away" });
};

const steps: Reader = (walk, raw, pointer) => {
  const object = asObject(walk, raw, pointer);
  const of = object && operand(walk, member(object, "of"), below(pointer, "of"), ["number"]);
  const list = object && member(object, "at");
  if (!of || !Array.isArray(list)) return undefined;
  const at = (list as readonly Json[]).map((each, i) => pairAt(walk, each, below(pointer, "at", i)));
  if (at.some((each) => each === undefined)) return undefined;
  checkAscending(walk.context, at as [number, number][], (place) => below(pointer, "at", place, 0));
  return number({ op: "steps", of: of.expression, at: at as [number, number][] });
};

const linear: Reader = (walk, raw, pointer) => {
  const object = asObject(walk, raw, pointer);
  const of = object && operand(walk, member(object, "of"), below(pointer, "of"), ["number"]);
  const from = object && pairAt(walk, member(object, "from"), below(pointer, "from"));
  const to = object && pairAt(walk, member(object, "to"), below(pointer, "to"));
  if (!of || !from || !to) return undefined;
  checkAscending(walk.context, [from, to], () => below(pointer, "to", 0));
  return number({ op: "linear", of: of.expression, from, to });
};

const lookup: Reader = (walk, raw, pointer) => {
  const object = asObject(walk, raw, pointer);
  const of = object && operand(walk, member(object, "of"), below(pointer, "of"), ["number", "string", "boolean"]);
  const table = object && readLookup(walk.context, member(object, "in"), below(pointer, "in"));
  if (!object || !of || !table) return undefined;
  const otherwise = numberAt(walk.context, member(object, "else"), below(pointer, "else"));
  return number({ op: "lookup", of: of.expression, in: table, ...(otherwise === undefined ? {} : { else: otherwise }) });
};

const fact: Reader = (walk, raw, pointer) => {
  const found = typeof raw === "string" ? knownFact(walk.context, walk.scope, raw, pointer) : wrongType(walk.context, pointer, raw, ["事实名", "the name of a fact"]);
  return found && { expression: { op: "fact", fact: found.name }, type: found.type };
};
const param: Reader = (walk, raw, pointer) => {
  const dated = datedOperand(walk.context, { param: raw });
  if (dated) return number({ op: "fact", fact: dated.fact });
  const constant = parameterAt(walk.context, raw, pointer.replace(/\/param$/, ""));
  return constant && number({ op: "number", ...constant });
};

const READERS: Readonly<Record<string, Reader>> = {
  add: many("add", false), subtract: many("subtract", false), multiply: many("multiply", false), divide: many("divide", false),
  min: many("min", true), max: many("max", true), firstKnown: many("firstKnown", true),
  days: span("days"), workdays: span("workdays"), round, steps, linear, lookup, fact, param,
};

function read(walk: Walk, raw: Json | undefined, pointer: string): Typed | undefined {
  if (tooDeep(walk.context, walk.depth, pointer)) return undefined;
  if (typeof raw === "number") return number({ op: "number", ...constantAt(walk.context, raw, pointer)! });
  const key = isObject(raw) ? Object.keys(raw)[0] : undefined;
  if (!isObject(raw) || key === undefined || !Object.hasOwn(READERS, key)) return wrongType(walk.context, pointer, raw, ["算式", "an expression"]);
  return READERS[key](walk, raw[key], below(pointer, key));
}

/** An expression with its type; undefined if it cannot be read (then problems say why). Its value is a number or a day unless `types` says otherwise. */
export function readExpression(context: ReadContext, scope: Scope, raw: Json, at: { readonly pointer: string; readonly types: readonly FactType[] }): Typed | undefined {
  return operand({ context, scope, depth: 0 }, raw, at.pointer, at.types);
}
