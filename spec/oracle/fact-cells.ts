import { hasBit } from "../../src/domain/evaluate/settled/bits.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { type EvaluationInput, MISSING_REASONS } from "../../src/domain/model/columns.js";
import type { Fact, Scheme } from "../../src/domain/model/scheme.js";
import { toNumber } from "../../src/reference/arithmetic/fraction.js";
import { deriveFacts as deriveByReference } from "../../src/reference/facts/derive.js";
import { worldOf } from "../../src/reference/world-of.js";
import { operators } from "../reference/build.js";

/** A number fact of the first subject: its value, or why it is missing and between what it lies. */
export type FactCell = number | { readonly reason: string; readonly least: number; readonly greatest: number };

export function cellByReference(scheme: Scheme, input: EvaluationInput, fact: string): FactCell {
  const cell = deriveByReference(worldOf(scheme, input, operators), input.subjects[0]).get(fact);
  if (cell === undefined) throw new Error(`no fact ${fact}`);
  if (typeof cell.value === "number") return cell.value;
  const { low, high } = cell.ends;
  return { reason: String(cell.reason), least: low === null ? -Infinity : toNumber(low), greatest: high === null ? Infinity : toNumber(high) };
}

export function cellByCore(scheme: Scheme, input: EvaluationInput, fact: string): FactCell {
  const column = deriveFacts(scheme, input, operators).columns.get(fact);
  if (!column?.numbers) throw new Error(`no number fact ${fact}`);
  if (hasBit(column.known, 0)) return column.numbers[0];
  const [least, greatest] = scheme.facts.find((f: Fact) => f.name === fact)?.range ?? [-Infinity, Infinity];
  return { reason: MISSING_REASONS[(column.reasons?.[0] ?? 0) - 1], least: column.low?.[0] ?? least, greatest: column.high?.[0] ?? greatest };
}
