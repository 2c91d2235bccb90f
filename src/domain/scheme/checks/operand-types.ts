import { createOperators, LIBRARY_OPERATORS, OPERATOR_NAMES, type LibraryTests, type Operator } from "../../language/operators.js";
import type { FactType } from "../../model/kinds.js";
import { FACT_TYPE_WORDS, type ReadContext, type Readable } from "../vocabulary/context.js";

/** Only the types of the operators are read here, never their tests. */
const OPERATORS = createOperators(Object.fromEntries(LIBRARY_OPERATORS.map((name) => [name, () => false])) as unknown as LibraryTests);

/** The operator of that name; an unknown one is a problem with advice. */
export function knownOperator(context: ReadContext, name: string, pointer: string): Operator | undefined {
  const operator = OPERATORS.get(name);
  if (!operator) context.problems.add("unknown-operator", pointer, { name, ...context.problems.hint(name, OPERATOR_NAMES) });
  return operator;
}

/** The operator takes what stands on its left; otherwise a problem that names the operators that do. */
export function checkLeft(context: ReadContext, operator: Operator, fact: Readable, pointer: string): boolean {
  if (operator.left.includes(fact.type)) return true;
  const fitting = [...OPERATORS.values()].filter((each) => each.left.includes(fact.type)).map((each) => each.name);
  context.problems.add("wrong-operand", pointer, { operator: operator.name, fact: fact.name, type: FACT_TYPE_WORDS[fact.type], expected: fitting.join(", ") });
  return false;
}

/** What must stand on the right: one value of a type, a pair [from, to) or a set of values of that type. */
export interface RightSide {
  readonly form: "one" | "pair" | "set";
  readonly type: FactType;
}

/** The right side that an operator asks for beside a fact of that type. */
export function rightSide(operator: Operator, left: FactType): RightSide {
  const forms: Readonly<Record<Operator["right"], RightSide>> = {
    same: { form: "one", type: left }, boolean: { form: "one", type: "boolean" }, string: { form: "one", type: "string" },
    list: { form: "one", type: "list" }, pair: { form: "pair", type: left }, set: { form: "set", type: left },
  };
  return forms[operator.right];
}

/** In words, for "needs ... on its right". */
export function rightWords({ form, type }: RightSide): readonly [string, string] {
  const [zh, en] = FACT_TYPE_WORDS[type];
  if (form === "one") return [zh, en];
  const plural: Readonly<Record<FactType, string>> = { number: "numbers", string: "strings", day: "days", boolean: "booleans", list: "lists" };
  return form === "pair" ? [`两个${zh} [起, 止)`, `two ${plural[type]} [from, to)`] : [`${zh}的列表`, `a list of ${plural[type]}`];
}
