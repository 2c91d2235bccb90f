import type { EvidenceRecord, Json } from "../../model/documents.js";
import type { RecordsFact } from "../../model/scheme.js";
import { recordFieldsOf } from "../names-read.js";
import { schemesRead } from "./records-fact.js";
import { newer } from "./sample.js";
import { type Picked, type SelectionContext, type Selector, type SubjectRecords, compileSelection } from "./select.js";

/** What every reader of decisions asks for (R6), besides the fields that the fact names. */
const ALWAYS: readonly string[] = ["scheme", "period", "status"];

/** The record with no more of its data than the fact reads: it is frozen once for every subject. */
function trimmed(record: EvidenceRecord, keys: readonly string[]): EvidenceRecord {
  const data: Record<string, Json> = {};
  for (const key of keys) if (Object.hasOwn(record.data, key)) data[key] = record.data[key];
  return { ...record, data };
}

/**
 * Collects, for a fact with `current`, the earlier decisions that it can read, newest first. Of its `where` only the scheme is asked here:
 * `aggregateOne` asks the rest when the run's own decision stands before them.
 */
export class CurrentBuilder {
  readonly fact: RecordsFact;
  readonly lists: (readonly EvidenceRecord[])[] = [];
  private readonly select: Selector;
  private readonly schemes: readonly string[];
  private readonly keys: readonly string[];

  constructor(fact: RecordsFact, context: SelectionContext) {
    this.fact = fact;
    this.select = compileSelection({ ...fact.select, where: undefined }, { ...context, disputed: "count" });
    this.schemes = schemesRead(fact.select.where);
    const read = recordFieldsOf(fact).flatMap((name) => (name.startsWith("record.data.") ? [name.slice("record.data.".length)] : []));
    this.keys = [...new Set([...ALWAYS, ...read])];
  }

  /** Adds the next subject; answers with the places of the records taken. */
  add(subject: SubjectRecords): readonly number[] {
    const picked = this.ofSchemes(this.select(subject), subject.records);
    const sample = { on: picked.on, records: picked.index.map((i) => subject.records[i]) };
    const order = picked.index.map((_, at) => at).sort((a, b) => newer(sample, b, a));
    this.lists.push(order.map((at) => trimmed(sample.records[at], this.keys)));
    return picked.index;
  }

  private ofSchemes(picked: Picked, records: readonly EvidenceRecord[]): Pick<Picked, "index" | "on"> {
    const keep = picked.index.map((i) => this.schemes.length === 0 || this.schemes.includes(records[i].data.scheme as string));
    return { index: picked.index.filter((_, at) => keep[at]), on: picked.on.filter((_, at) => keep[at]) };
  }
}
