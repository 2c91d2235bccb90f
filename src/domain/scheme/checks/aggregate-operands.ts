import type { FactType } from "../../model/kinds.js";
import type { Aggregate } from "../../model/scheme.js";
import { below, member, type JsonObject } from "../pointer.js";
import { FACT_TYPE_WORDS, type ReadContext } from "../vocabulary/context.js";

/** What each aggregate does with `of` and `weight`. `of` of types: a field of one of them. */
interface Operands {
  readonly of: "none" | "conditions" | readonly FactType[];
  readonly weight: boolean;
}
const NUMBER: readonly FactType[] = ["number"];
const SCALAR: readonly FactType[] = ["number", "boolean", "string", "day"];

const OPERANDS: Readonly<Record<Aggregate, Operands>> = {
  count: { of: "none", weight: false },
  distinct: { of: SCALAR, weight: false },
  sum: { of: NUMBER, weight: true },
  mean: { of: NUMBER, weight: true },
  min: { of: ["number", "day"], weight: false },
  max: { of: ["number", "day"], weight: false },
  median: { of: NUMBER, weight: false },
  latest: { of: [...SCALAR, "list"], weight: false },
  daysSince: { of: "none", weight: false },
  consecutive: { of: "conditions", weight: false },
};

/** Types of the field that `of` may name; "none" if the aggregate reads no field, "conditions" for `consecutive`. */
export function operandsOf(aggregate: Aggregate): Operands {
  return OPERANDS[aggregate];
}

/** `of` and `weight` stand where the aggregate reads them, and only there. (`one` with `largest` reads `of` whatever the aggregate.) */
export function checkAggregate(context: ReadContext, aggregate: Aggregate, raw: JsonObject, pointer: string): boolean {
  const { of, weight } = OPERANDS[aggregate];
  const [hasOf, hasWeight] = [member(raw, "of") !== undefined, member(raw, "weight") !== undefined];
  const largest = (member(raw, "one") as JsonObject | undefined)?.take === "largest";
  if (hasWeight && !weight) context.problems.add("aggregate-without", below(pointer, "weight"), { aggregate, key: "weight" });
  if (of === "none") {
    if (hasOf && !largest) context.problems.add("aggregate-without", below(pointer, "of"), { aggregate, key: "of" });
    return true;
  }
  if (of === "conditions" ? typeof raw.of === "object" : typeof raw.of === "string") return true;
  context.problems.add("aggregate-needs-of", hasOf ? below(pointer, "of") : pointer, { aggregate, expected: of === "conditions" ? ["条件", "conditions"] : ["字段名", "the name of a field"] });
  return false;
}

/** The field has a type that the aggregate can take. */
export function checkOperandType(context: ReadContext, { name, type }: { readonly name: string; readonly type: FactType }, types: readonly FactType[], pointer: string): void {
  if (types.includes(type)) return;
  context.problems.add("wrong-field-type", pointer, { name, found: FACT_TYPE_WORDS[type], expected: [types.map((each) => FACT_TYPE_WORDS[each][0]).join("或"), types.map((each) => FACT_TYPE_WORDS[each][1]).join(" or ")] });
}
