import type { Condition, Operand, Scheme, Test } from "../../src/domain/model/scheme.js";
import { BOOLEANS, LISTS, NUMBERS, STRINGS } from "./workload.js";

const SIGNS: Readonly<Record<string, string>> = {
  lessThan: "<", lessThanInclusive: "<=", greaterThan: ">", greaterThanInclusive: ">=", equal: "===", notEqual: "!==",
};

const right = (value: Operand): string => (value.kind === "fact" ? `f.${value.fact}` : JSON.stringify(value.value));

function leaf({ fact, operator, value }: Test): string {
  const name = `f.${fact}`;
  if (operator in SIGNS) return `${name} ${SIGNS[operator]} ${right(value)}`;
  const values = value.kind === "constant" && Array.isArray(value.value) ? value.value : [];
  if (operator === "in") return `(${values.map((one) => `${name} === ${JSON.stringify(one)}`).join(" || ")})`;
  if (operator === "notIn") return values.map((one) => `${name} !== ${JSON.stringify(one)}`).join(" && ");
  const has = `${name}.includes(${right(value)})`;
  return operator === "contains" ? `(${name} !== null && ${has})` : `(${name} !== null && !${has})`;
}

function text(condition: Condition): string {
  if (condition.kind === "test") return leaf(condition);
  if (condition.kind === "not") return `!(${text(condition.part)})`;
  return `(${condition.parts.map(text).join(condition.kind === "all" ? " && " : " || ")})`;
}

const fields = (names: readonly string[], type: string): string => `  ${names.map((name) => `readonly ${name}: ${type};`).join(" ")}`;

const copies = (names: readonly string[]): string => `    ${names.map((name) => `${name}: of("${name}"),`).join(" ")}`;

/** The rules of a scheme as somebody would write them by hand: short-circuiting ifs over plain objects, score and fired rules as the answer. */
export function writeByHand({ rules }: Scheme): string {
  const ifs = rules.map(({ name, conditions, event }) => {
    const amount = event.type === "points" && event.amount.op === "number" ? event.amount.value : 0;
    return `  if (${conditions ? text(conditions) : "true"}) { score += ${amount}; fired.push("${name}"); }`.replace("+= -", "-= ");
  });
  return [
    "// Made by spec/bench/write-by-hand.ts from spec/bench/workload.ts; a spec keeps it current.",
    "/** The facts of one subject. A missing value is null, which these ifs, like most that are written by hand, do not tell from a value. */",
    "export interface Facts {",
    fields(NUMBERS, "number"), fields(BOOLEANS, "boolean"), fields(STRINGS, "string"), fields(LISTS, "readonly string[]"),
    "}",
    "/** Facts out of one literal, so that all of them have one shape. */",
    "export function factsOf(of: (name: keyof Facts) => never): Facts {",
    "  return {",
    copies(NUMBERS), copies(BOOLEANS), copies(STRINGS), copies(LISTS),
    "  };",
    "}",
    "/** The workload as a function written by hand. */",
    "export function rateByHand(f: Facts): { readonly score: number; readonly fired: readonly string[] } {",
    "  let score = 100;",
    "  const fired: string[] = [];",
    ...ifs,
    "  return { score, fired };",
    "}",
    "",
  ].join("\n");
}
