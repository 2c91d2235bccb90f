import type { Column, Frozen, RecordTable, Spans } from "../../model/columns.js";
import type { Day, EvidenceRecord } from "../../model/documents.js";
import type { Derived } from "../derived.js";
import type { Plan } from "../plan.js";
import { ColumnBuilder, setBit } from "./column-builder.js";

/** Grows the spans of one fact, subject after subject. */
class SpanBuilder {
  private readonly offsets: number[] = [0];
  private readonly rows: number[] = [];

  add(rows: readonly number[]): void {
    for (const row of rows) this.rows.push(row);
    this.offsets.push(this.rows.length);
  }
  finish(): Spans {
    return { offsets: Uint32Array.from(this.offsets), rows: Uint32Array.from(this.rows) };
  }
}

/** Collects the columns, the evidence and the record table, subject after subject. */
export class FrozenBuilder {
  private readonly plan: Plan;
  private readonly reserved: readonly ColumnBuilder[];
  private readonly facts: readonly ColumnBuilder[];
  private readonly spans: ReadonlyMap<string, SpanBuilder>;
  private readonly taken: { readonly record: EvidenceRecord; readonly disputed: boolean }[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
    this.reserved = plan.reserved.map(({ type }) => new ColumnBuilder(type, 0));
    this.facts = plan.facts.map(({ fact }) => new ColumnBuilder(fact.type, fact.decimals, fact.range));
    this.spans = new Map(plan.facts.flatMap(({ fact }) => (fact.from === "records" || fact.from === "linked" ? [[fact.name, new SpanBuilder()] as const] : [])));
  }

  reservedFact(at: number, derived: Derived): void {
    this.reserved[at].add(derived);
  }
  fact(at: number, derived: Derived): void {
    this.facts[at].add(derived);
  }

  /** Puts the records of a subject that somebody used into the table; answers with their rows by place. */
  records(records: readonly EvidenceRecord[], disputed: readonly boolean[], used: readonly boolean[]): readonly number[] {
    return records.map((record, i) => (used[i] ? this.taken.push({ record, disputed: disputed[i] }) - 1 : -1));
  }
  evidence(fact: string, rows: readonly number[]): void {
    this.spans.get(fact)?.add(rows);
  }

  finish(subjects: readonly string[], about: Pick<Frozen, "period" | "asOf" | "calendar" | "decided" | "choices">): Frozen {
    const { plan } = this;
    const columns = new Map<string, Column>();
    plan.reserved.forEach(({ name }, at) => columns.set(name, this.reserved[at].finish()));
    plan.facts.forEach(({ fact }, at) => columns.set(fact.name, this.facts[at].finish()));
    return {
      subjects, columns, ...about,
      children: new Map(plan.children.map(({ builder }) => builder.finish()).map((table) => [table.forKey, table])),
      records: this.recordTable(),
      evidence: new Map([...this.spans].map(([fact, spans]) => [fact, spans.finish()])),
      current: new Map(plan.current.map(({ fact, lists }) => [fact.name, lists])),
      ...(plan.linked.length === 0 ? {} : { linked: new Map(plan.linked.map((builder) => [builder.fact.name, builder.finish()])) }),
    };
  }

  private recordTable(): RecordTable {
    const disputed = new Uint32Array((this.taken.length + 31) >>> 5);
    this.taken.forEach((entry, row) => { if (entry.disputed) setBit(disputed, row); });
    return {
      ids: this.taken.map(({ record }) => record.id),
      versions: Uint32Array.from(this.taken, ({ record }) => record.version ?? 0),
      kinds: this.taken.map(({ record }) => record.kind),
      disputed,
    };
  }
}

/** Of the decided periods those of the schemes read, up to the as-of day, ascending, schemes in code-unit order. */
export function decidedRead(decided: ReadonlyMap<string, readonly Day[]>, schemes: readonly string[], asOf: Day): ReadonlyMap<string, readonly Day[]> {
  const read = [...new Set(schemes)].filter((scheme) => decided.has(scheme)).sort((a, b) => (a < b ? -1 : 1));
  return new Map(read.map((scheme) => [scheme, (decided.get(scheme) ?? []).filter((day) => day <= asOf).sort((a, b) => a - b)]));
}
