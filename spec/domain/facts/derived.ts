import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import { isoDay } from "../../../src/domain/calendar/days.js";
import { type Column, type EvaluationInput, type Frozen, MISSING_REASONS } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import type { Fact, Known, Scheme } from "../../../src/domain/model/scheme.js";
import { DECISION, input, operators, recordKinds, scheme } from "../../reference/build.js";

/** What a cell of a column says, in words: the value (days as ISO), or `reason`, with `[low, high]` where cells carry ends, `= value` where assumed. */
export function cellAt(column: Column, row: number): Known | string {
  const bit = (bits: Uint32Array | null): boolean => bits !== null && ((bits[row >>> 5] >>> (row & 31)) & 1) === 1;
  const reason = column.reasons && column.reasons[row] > 0 ? MISSING_REASONS[column.reasons[row] - 1] : null;
  if (!bit(column.known)) return `${reason}${column.low && column.high ? ` [${column.low[row]}, ${column.high[row]}]` : ""}`;
  const value = column.numbers ? column.numbers[row] : column.dictionary[(column.codes as Uint32Array)[row]];
  const shown = column.type === "day" ? isoDay(value as number) : value;
  return bit(column.assumed) ? `${reason} = ${String(shown)}` : shown;
}

export const kinds = recordKinds({
  check: { points: "number", weight: "number", act: "string", right: "boolean", seen: "day", tags: "list" },
  report: { act: "string" },
  decision: DECISION,
});

type Options = Partial<Omit<EvaluationInput, "asOf" | "period">> & { readonly asOf?: string; readonly period?: readonly [string, string, string]; readonly scheme?: Partial<Scheme> };

/** The frozen facts of a scheme with these facts. */
export function frozen(facts: readonly Fact[], records: readonly EvidenceRecord[], options: Options = {}): Frozen {
  const { scheme: parts, ...others } = options;
  return deriveFacts(scheme({ kinds, facts, ...parts }), input({ records, ...others }), operators);
}

/** The cells of subject "a", by fact. */
export function derive(facts: readonly Fact[], records: readonly EvidenceRecord[], options: Options = {}): Readonly<Record<string, Known | string>> {
  const of = frozen(facts, records, options);
  return Object.fromEntries([...of.columns].map(([name, column]) => [name, cellAt(column, 0)]));
}

/** The ids of the records behind a fact of the first subject. */
export function behind(of: Frozen, fact: string): readonly string[] {
  const spans = of.evidence.get(fact);
  return spans ? [...spans.rows.slice(0, spans.offsets[1])].map((row) => of.records.ids[row]) : [];
}
