import { counts } from "../../domain/facts/records/record-fields.js";
import type { EvaluationInput, Frozen } from "../../domain/model/columns.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import { documentHash } from "../batches/batch-content.js";
import { canonical, sha256 } from "../canonical.js";

/** The records behind a run: how many, and what they were. */
export interface RunEvidence {
  readonly records: number;
  /** sha256 over the lines [id, version, content hash] in code-unit order of ids; the content names files of evidence by their hashes. */
  readonly hash: string;
}

/** What the system made itself stands in the upstream runs, which the run names. */
const MADE: ReadonlySet<string> = new Set(["decision", "item"]);

/** The hash of a record as it was written, from whoever has it; null: it is worked out. */
export type KnownHash = (id: string) => string | null;

const lineOf = (record: EvidenceRecord, known: KnownHash): string => {
  const version = record.version ?? 1;
  return canonical([record.id, version, known(record.id) ?? documentHash("records", { version, body: record })]);
};

/**
 * The checksum of the evidence of a run: every record that a fact or a row of it was made from, and the choices of persons for it, in the versions
 * that it saw. Whoever has the records can work it out without the scheme. A run takes the hashes that the records were written with; verifying works them
 * out, so that a record altered in the store before the run is told of as well.
 */
export function runEvidence(scheme: { readonly id: string }, { records: used }: Pick<Frozen, "records">, { records, period }: Pick<EvaluationInput, "records" | "period">, known: KnownHash = () => null): RunEvidence {
  const ids = new Set(used.ids);
  const isChoice = ({ kind, data }: EvidenceRecord): boolean => kind === "choice" && data.scheme === scheme.id && data.period === period.id;
  const behind: EvidenceRecord[] = [];
  for (const record of records) if (ids.has(record.id) ? !MADE.has(record.kind) : isChoice(record) && counts(record)) behind.push(record);
  behind.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { records: behind.length, hash: sha256(behind.map((record) => lineOf(record, known)).join("\n")) };
}
