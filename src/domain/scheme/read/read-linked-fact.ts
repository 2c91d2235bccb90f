import type { FactType } from "../../model/kinds.js";
import type { LinkedAggregate, LinkedFact } from "../../model/scheme.js";
import { checkOperandType } from "../checks/aggregate-operands.js";
import { knownFact } from "../checks/unknown-fact.js";
import { below, member } from "../pointer.js";
import type { Item, ReadContext, Reader, Scope } from "../vocabulary/context.js";
import { DEFAULTS } from "../vocabulary/defaults.js";
import { aboutScope, type AllFacts } from "../vocabulary/scopes.js";
import { readVia } from "./read-via.js";
import { readWhere } from "./read-where.js";

/** Types that `of` may have, and whether values are weighted; null: nothing is read of the linked subjects. */
const READS: Readonly<Record<LinkedAggregate, { readonly of: readonly FactType[] | null; readonly weight: boolean }>> = {
  count: { of: null, weight: false },
  sum: { of: ["number"], weight: true },
  mean: { of: ["number"], weight: true },
  min: { of: ["number", "day"], weight: false },
  max: { of: ["number", "day"], weight: false },
};

type Own = Pick<LinkedFact, "from" | "via" | "of" | "where" | "aggregate" | "weight" | "missing">;
interface Place {
  readonly context: ReadContext;
  readonly item: Item;
  /** Facts about the subjects at the end of the chain. */
  readonly scope: Scope;
}

function factAt({ context, item, scope }: Place, key: "of" | "weight", types: readonly FactType[]): string | undefined {
  const name = member(item.raw, key);
  const pointer = below(item.pointer, key);
  const fact = typeof name === "string" ? knownFact(context, scope, name, pointer) : undefined;
  if (fact) checkOperandType(context, fact, types, pointer);
  return fact?.name;
}

/** `of` and `weight` stand where the aggregate reads them, and only there. */
function checkKeys({ context, item: { raw, pointer } }: Place, aggregate: LinkedAggregate): void {
  const { of, weight } = READS[aggregate];
  const [hasOf, hasWeight, hasMissing] = ["of", "weight", "missing"].map((key) => member(raw, key) !== undefined);
  if (of === null && hasOf) context.problems.add("aggregate-without", below(pointer, "of"), { aggregate, key: "of" });
  if (of === null && hasMissing) context.problems.add("aggregate-without", below(pointer, "missing"), { aggregate, key: "missing" });
  if (!weight && hasWeight) context.problems.add("aggregate-without", below(pointer, "weight"), { aggregate, key: "weight" });
  if (of !== null && !hasOf) context.problems.add("aggregate-needs-of", pointer, { aggregate, expected: ["关于所到种类的事实名", "the name of a fact about the kind reached"] });
}

/** What a fact over linked subjects says of its own; undefined if it cannot be read (then problems say why). */
export function readLinkedFact(context: ReadContext, facts: AllFacts, item: Item, { reader, subject }: { readonly reader: Reader; readonly subject: Scope["subject"] }): Own | undefined {
  const { raw, pointer } = item;
  if (member(raw, "at") === "act") context.problems.add("act-misplaced", below(pointer, "at"), { key: "at" });
  const { via, reached } = readVia(context, raw, pointer, subject);
  if (!via || !reached) return undefined;
  const place = { context, item, scope: aboutScope({ facts, reader, ...(item.row ? { row: item.row } : {}) }, reached.id) };
  const aggregate = raw.aggregate as LinkedAggregate;
  checkKeys(place, aggregate);
  const types = READS[aggregate].of;
  const [of, weight] = [types === null ? undefined : factAt(place, "of", types), factAt(place, "weight", ["number"])];
  const where = readWhere(context, place.scope, member(raw, "where"), below(pointer, "where"));
  if (types !== null && of === undefined) return undefined;
  const missing = (member(raw, "missing") as LinkedFact["missing"] | undefined) ?? DEFAULTS.linkedMissing;
  return { from: "linked", via, aggregate, missing, ...(of === undefined ? {} : { of }), ...(weight === undefined ? {} : { weight }), ...(where ? { where } : {}) };
}
