import type { Operator, OperatorTable } from "../language/operators.js";
import type { FactType } from "../model/kinds.js";
import type { Condition, Known, Operand, Test } from "../model/scheme.js";
import type { Cell } from "./records/record-fields.js";

/** Three values in an order in which `all` is the least and `any` the greatest. */
export const FALSE = 0, UNKNOWN = 1, TRUE = 2;
export type Tri = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** What conditions read: the fields of one record and the facts of one subject, by their places. */
export interface Scope {
  cells: readonly Cell[];
  readonly facts: Cell[];
  /** Set by a test that is unknown because a decision's list is undecided (R6). */
  undecided: boolean;
}
export type Predicate = (scope: Scope) => Tri;
export type Access = (scope: Scope) => Cell;

/** Turns names of facts and record fields into accesses. */
export interface Names {
  readonly operators: OperatorTable;
  access(name: string, type: FactType): Access;
}

type Holds = (a: Known, b: Known) => boolean;

function againstConstant(left: Access, holds: Holds, right: Known): Predicate {
  return (scope) => {
    const value = left(scope);
    return value === null ? UNKNOWN : holds(value, right) ? TRUE : FALSE;
  };
}

function againstFact(left: Access, holds: Holds, right: Access): Predicate {
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    return a === null || b === null ? UNKNOWN : holds(a, b) ? TRUE : FALSE;
  };
}

function knownTest(left: Access, wanted: Operand): Predicate {
  const expected = wanted.kind === "constant" ? wanted.value : true;
  return (scope) => ((left(scope) !== null) === expected ? TRUE : FALSE);
}

/** A test of `data.lists` that names a list which the decision left undecided is unknown (R6). */
function unlessUndecided(test: Test, names: Names, predicate: Predicate): Predicate {
  if (test.fact !== "record.data.lists" || test.value.kind !== "constant") return predicate;
  const named = ([] as readonly Known[]).concat(test.value.value as Known);
  const undecided = names.access("record.data.undecided", "list");
  return (scope) => {
    const open = undecided(scope) as readonly string[] | null;
    if (open === null || !open.some((list) => named.includes(list))) return predicate(scope);
    scope.undecided = true;
    return UNKNOWN;
  };
}

/** Types of right-hand sides that are not that of the left. */
const RIGHT: Readonly<Partial<Record<Operator["right"], FactType>>> = { boolean: "boolean", string: "string", list: "list" };

function testPredicate(test: Test, names: Names): Predicate {
  const operator = names.operators.get(test.operator);
  if (!operator) throw new Error(`unknown operator ${test.operator} at ${test.pointer}`);
  const left = names.access(test.fact, test.type);
  if (test.operator === "known") return knownTest(left, test.value);
  const { test: holds } = operator;
  const right = RIGHT[operator.right] ?? test.type;
  const plain = test.value.kind === "constant" ? againstConstant(left, holds, test.value.value) : againstFact(left, holds, names.access(test.value.fact, right));
  return unlessUndecided(test, names, plain);
}

function allOf(parts: readonly Predicate[]): Predicate {
  return (scope) => {
    let result: Tri = TRUE;
    for (const part of parts) {
      const value = part(scope);
      if (value === FALSE) return FALSE;
      if (value < result) result = value;
    }
    return result;
  };
}

function anyOf(parts: readonly Predicate[]): Predicate {
  return (scope) => {
    let result: Tri = FALSE;
    for (const part of parts) {
      const value = part(scope);
      if (value === TRUE) return TRUE;
      if (value > result) result = value;
    }
    return result;
  };
}

/** A condition as a function of a scope: true, false or unknown. Compiled once, called for every record or subject. */
export function compileCondition(condition: Condition, names: Names): Predicate {
  if (condition.kind === "test") return testPredicate(condition, names);
  if (condition.kind === "not") {
    const part = compileCondition(condition.part, names);
    return (scope) => (TRUE - part(scope)) as Tri;
  }
  const parts = condition.parts.map((part) => compileCondition(part, names));
  return condition.kind === "all" ? allOf(parts) : anyOf(parts);
}
