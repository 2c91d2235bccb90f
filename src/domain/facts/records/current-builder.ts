import type { EvidenceRecord } from "../../model/documents.js";
import type { RecordsFact } from "../../model/scheme.js";
import { schemesRead } from "./records-fact.js";
import { newer } from "./sample.js";
import { type Picked, type SelectionContext, type Selector, type SubjectRecords, compileSelection } from "./select.js";

/**
 * Collects, for a fact with `current`, the earlier decisions that it can read, newest first. Of its `where` only the scheme is asked here:
 * `aggregateOne` asks the rest when the run's own decision stands before them.
 */
export class CurrentBuilder {
  readonly fact: RecordsFact;
  readonly lists: (readonly EvidenceRecord[])[] = [];
  private readonly select: Selector;
  private readonly schemes: readonly string[];

  constructor(fact: RecordsFact, context: SelectionContext) {
    this.fact = fact;
    this.select = compileSelection({ ...fact.select, where: undefined }, { ...context, disputed: "count" });
    this.schemes = schemesRead(fact.select.where);
  }

  /** Adds the next subject; answers with the places of the records taken. */
  add(subject: SubjectRecords): readonly number[] {
    const picked = this.ofSchemes(this.select(subject), subject.records);
    const sample = { on: picked.on, records: picked.index.map((i) => subject.records[i]) };
    const order = picked.index.map((_, at) => at).sort((a, b) => newer(sample, b, a));
    this.lists.push(order.map((at) => sample.records[at]));
    return picked.index;
  }

  private ofSchemes(picked: Picked, records: readonly EvidenceRecord[]): Pick<Picked, "index" | "on"> {
    const keep = picked.index.map((i) => this.schemes.length === 0 || this.schemes.includes(records[i].data.scheme as string));
    return { index: picked.index.filter((_, at) => keep[at]), on: picked.on.filter((_, at) => keep[at]) };
  }
}
