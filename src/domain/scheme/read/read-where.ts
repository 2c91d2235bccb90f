import type { Json } from "../../model/documents.js";
import type { FactType } from "../../model/kinds.js";
import type { Condition } from "../../model/scheme.js";
import { below, isObject, type JsonObject } from "../pointer.js";
import type { ReadContext, Scope } from "../vocabulary/context.js";
import { readCondition } from "./read-condition.js";
import { wrongType } from "../vocabulary/values.js";

const FULL = ["all", "any", "not", "condition", "operator"] as const;

/** Operator of the short form {field: value}: equal; of a list of values: one of them; of fields that are lists: sharing an entry. */
function shortOperator(type: FactType | undefined, value: Json): string {
  const several = Array.isArray(value);
  if (type === "list") return several ? "overlaps" : "contains";
  return several ? "in" : "equal";
}

function readShort(context: ReadContext, scope: Scope, raw: JsonObject, pointer: string): Condition | undefined {
  const parts = Object.entries(raw).map(([field, value]) => {
    const at = below(pointer, field);
    return { field, value, at, operator: shortOperator(scope.find(field)?.type, value) };
  });
  const read = parts.map(({ field, value, at, operator }) => {
    // The text has no fact, operator and value of its own: what goes wrong inside is reported at the field.
    const before = context.problems.list.length;
    const test = readCondition(context, scope, { fact: field, operator, value }, at);
    for (let i = before; i < context.problems.list.length; i++) {
      const problem = context.problems.list[i];
      context.problems.list[i] = { ...problem, path: problem.path.replace(`${at}/value`, at).replace(`${at}/fact`, at).replace(`${at}/operator`, at) };
    }
    return test;
  });
  if (read.some((each) => each === undefined)) return undefined;
  return read.length === 1 ? read[0] : { kind: "all", parts: read as Condition[], pointer };
}

/** Which records: the short form, or full conditions over record fields. undefined: all of them, or it cannot be read (then problems say why). */
export function readWhere(context: ReadContext, scope: Scope, raw: Json | undefined, pointer: string): Condition | undefined {
  if (raw === undefined) return undefined;
  if (!isObject(raw)) return wrongType(context, pointer, raw, ["筛选条件", "conditions"]);
  return FULL.some((key) => Object.hasOwn(raw, key)) ? readCondition(context, scope, raw, pointer) : readShort(context, scope, raw, pointer);
}
