import type { Json } from "../../model/documents.js";
import type { Condition } from "../../model/scheme.js";
import { tooDeep } from "../checks/limits.js";
import { checkLeft, knownOperator, rightSide } from "../checks/operand-types.js";
import { checkPossible } from "../checks/possible-values.js";
import { knownFact } from "../checks/unknown-fact.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext, Scope } from "../vocabulary/context.js";
import { readOperand } from "./read-operand.js";
import { substitute } from "../vocabulary/substitute.js";
import { datedName } from "../vocabulary/dated.js";
import { wrongType } from "../vocabulary/values.js";

interface Walk {
  readonly context: ReadContext;
  readonly scope: Scope;
  readonly depth: number;
  /** Named conditions on the way here: one of them again is a cycle. */
  readonly names: readonly string[];
}

/** What several values on the right come to as comparisons with one each. */
const APART: Readonly<Record<string, { readonly kind: "all" | "any"; readonly operators: readonly [string, ...string[]] }>> = {
  between: { kind: "all", operators: ["greaterThanInclusive", "lessThan"] },
  in: { kind: "any", operators: ["equal"] },
  notIn: { kind: "all", operators: ["notEqual"] },
};

/** A test against several values, one of which hangs on the day of the record, as tests against one value each; undefined: it is no such test. */
function readApart(walk: Walk, raw: JsonObject, pointer: string): Condition | undefined {
  const [values, name] = [member(raw, "value"), String(member(raw, "operator"))];
  if (!Array.isArray(values) || !Object.hasOwn(APART, name) || !values.some((value: Json) => datedName(walk.context, value) !== undefined)) return undefined;
  const { kind, operators } = APART[name];
  const parts = (values as readonly Json[]).map((value, i) => readTest(walk, { fact: raw.fact, operator: operators[i] ?? operators[0], value }, pointer));
  return parts.some((part) => part === undefined) ? undefined : { kind, parts: parts as Condition[], pointer };
}

function readTest(walk: Walk, raw: JsonObject, pointer: string): Condition | undefined {
  const { context, scope } = walk;
  const name = member(raw, "fact");
  const operatorName = member(raw, "operator");
  if (typeof name !== "string" || typeof operatorName !== "string") return wrongType(context, pointer, raw, ["一条比较", "a comparison {fact, operator, value}"]);
  const fact = knownFact(context, scope, name, below(pointer, "fact"));
  const operator = knownOperator(context, operatorName, below(pointer, "operator"));
  if (!fact || !operator || !checkLeft(context, operator, fact, below(pointer, "operator"))) return undefined;
  const at = below(pointer, "value");
  const value = readOperand({ context, scope, operator: operatorName, side: rightSide(operator, fact.type) }, member(raw, "value"), at);
  if (!value) return undefined;
  if (value.kind === "constant") checkPossible(context, fact, { operator: operatorName, value: value.value }, at);
  return { kind: "test", fact: fact.name, type: fact.type, operator: operatorName, value, pointer };
}

function readParts(walk: Walk, kind: "all" | "any", raw: Json, pointer: string): Condition | undefined {
  const at = below(pointer, kind);
  if (!Array.isArray(raw)) return wrongType(walk.context, at, raw, ["条件列表", "a list of conditions"]);
  if (raw.length === 0) walk.context.problems.add("empty-condition", at, { key: kind });
  const parts = (raw as readonly Json[]).map((each, i) => readNode({ ...walk, depth: walk.depth + 1 }, each, below(at, i)));
  return parts.some((part) => part === undefined) ? undefined : { kind, parts: parts as Condition[], pointer };
}

function readNamed(walk: Walk, name: Json, pointer: string): Condition | undefined {
  const { context, scope, names } = walk;
  const raw = typeof name === "string" ? member(context.conditions, name) : undefined;
  if (raw === undefined) {
    context.problems.add("unknown-condition", below(pointer, "condition"), { name: String(name), ...hintOf(String(name), Object.keys(context.conditions)) });
    return undefined;
  }
  if (names.includes(String(name))) {
    context.problems.add("cycle", below(pointer, "condition"), { chain: [...names.slice(names.indexOf(String(name))), name].join(" → ") });
    return undefined;
  }
  const at = below("/conditions", String(name));
  const text = scope.row ? substitute({ row: scope.row, problems: context.problems }, raw, at) : raw;
  return readNode({ ...walk, depth: walk.depth + 1, names: [...names, String(name)] }, text, at);
}

function readNode(walk: Walk, raw: Json, pointer: string): Condition | undefined {
  const { context } = walk;
  if (tooDeep(context, walk.depth, pointer)) return undefined;
  if (!isObject(raw)) return wrongType(context, pointer, raw, ["条件", "a condition"]);
  const keys = ["all", "any", "not", "condition"].filter((key) => Object.hasOwn(raw, key));
  if (keys.length > 1) context.problems.add("any-beside-all", below(pointer, keys[1]), { key: keys[1], beside: keys[0] });
  const key = keys[0];
  if (key === "all" || key === "any") return readParts(walk, key, raw[key], pointer);
  if (key === "condition") return readNamed(walk, raw.condition, pointer);
  if (key !== "not") return readApart(walk, raw, pointer) ?? readTest(walk, raw, pointer);
  const part = readNode({ ...walk, depth: walk.depth + 1 }, raw.not, below(pointer, "not"));
  return part && { kind: "not", part, pointer };
}

/** A condition with names resolved and typed; undefined if nothing stands there, or if it cannot be read (then problems say why). */
export function readCondition(context: ReadContext, scope: Scope, raw: Json | undefined, pointer: string): Condition | undefined {
  return raw === undefined ? undefined : readNode({ context, scope, depth: 1, names: [] }, raw, pointer);
}
