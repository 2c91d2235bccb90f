import type { CohortFact } from "../../model/facts.js";
import type { FactType } from "../../model/kinds.js";
import { checkOperandType } from "../checks/aggregate-operands.js";
import { knownFact } from "../checks/unknown-fact.js";
import { below, isObject, member } from "../pointer.js";
import type { Item, ReadContext, Scope } from "../vocabulary/context.js";
import { DEFAULTS } from "../vocabulary/defaults.js";
import { scopeAttribute } from "./read-ranking.js";

type Own = Pick<CohortFact, "from" | "of" | "by" | "scope" | "atLeast">;
type Direction = CohortFact["by"]["direction"];

const ORDERED: readonly FactType[] = ["number", "day"];
const NUMBERS: readonly FactType[] = ["number"];

/** What comes first where nothing is said: the better score, and of any other fact the greater value. */
const directionOf = (by: string, better: string | undefined): Direction => (by === "score" && better === "low" ? "ascending" : "descending");

/** What a fact over a cohort says of its own; undefined if it cannot be read (then problems say why). */
export function readCohortFact(context: ReadContext, item: Item, scope: Scope): Own | undefined {
  const { raw, pointer } = item;
  const written = member(raw, "by") ?? "score";
  const [[name, direction]] = isObject(written) ? Object.entries(written) : [[String(written), undefined]];
  const at = isObject(written) ? below(pointer, "by", name) : below(pointer, "by");
  if (name === "score" && context.better === undefined) context.problems.add("needs-score", pointer, { what: "按分比较", whatEn: "comparing by score" });
  const fact = knownFact(context, scope, name, at);
  if (!fact) return undefined;
  const of = raw.of as CohortFact["of"];
  checkOperandType(context, fact, of === "mean" ? NUMBERS : ORDERED, at);
  const attributes = (member(raw, "scope") ?? []) as readonly string[];
  attributes.forEach((attribute, i) => scopeAttribute(context, attribute, below(pointer, "scope", i)));
  const atLeast = member(raw, "atLeast") as number | undefined;
  const better = context.better ?? DEFAULTS.better;
  return { from: "cohort", of, by: { by: name, direction: (direction as Direction | undefined) ?? directionOf(name, better) }, scope: attributes, ...(atLeast === undefined ? {} : { atLeast }) };
}
