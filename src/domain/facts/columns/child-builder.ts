import type { ChildTable } from "../../model/columns.js";
import type { RecordSelection, Rule } from "../../model/scheme.js";
import { ColumnBuilder, setBit } from "./column-builder.js";
import { known, missingFact } from "../derived.js";
import type { Layout } from "../layout.js";
import { recordFieldsRead } from "../names-read.js";
import { type Cell, fieldOf } from "../records/record-fields.js";
import type { Picked, SubjectRecords } from "../records/select.js";

interface ChildColumn {
  readonly name: string;
  readonly place: number;
  readonly builder: ColumnBuilder;
}

const MOST_DECIMALS = 6;
const NO_FIELD = missingFact("noField");
const derivedOf = (cell: Cell) => (cell === null ? NO_FIELD : known(cell));

/** Collects the table of records that the rules with one `for` selection walk (rows by subject, on day, id). */
export class ChildBuilder {
  readonly selection: RecordSelection;
  private readonly forKey: string;
  private readonly columns: readonly ChildColumn[];
  private readonly offsets: number[] = [0];
  private readonly owners: number[] = [];
  private readonly records: number[] = [];
  private readonly on: number[] = [];
  private readonly uncertain: number[] = [];

  constructor(forKey: string, rules: readonly Rule[], layout: Layout) {
    this.forKey = forKey;
    this.selection = rules[0].each as RecordSelection;
    this.columns = recordFieldsRead(rules).map((name) => {
      const type = layout.typeOf(fieldOf(name), this.selection);
      return { name, place: layout.fieldPlace(name, this.selection, type), builder: new ColumnBuilder(type, type === "number" ? MOST_DECIMALS : 0) };
    });
  }

  /** The rows of one subject; `rowOf` gives the place of its records in the record table. */
  add(owner: number, subject: SubjectRecords, picked: Picked, rowOf: readonly number[]): void {
    const order = picked.index.map((_, at) => at);
    order.sort((a, b) => picked.on[a] - picked.on[b] || a - b);
    for (const at of order) {
      const i = picked.index[at];
      if (!picked.certain[at]) this.uncertain.push(this.owners.length);
      this.owners.push(owner);
      this.records.push(rowOf[i]);
      this.on.push(picked.on[at]);
      for (const { place, builder } of this.columns) builder.add(derivedOf(subject.cells[i][place]));
    }
    this.offsets.push(this.owners.length);
  }

  finish(): ChildTable {
    const rows = this.owners.length;
    const uncertain = new Uint32Array((rows + 31) >>> 5);
    for (const row of this.uncertain) setBit(uncertain, row);
    return {
      forKey: this.forKey, rows,
      offsets: Uint32Array.from(this.offsets), owners: Uint32Array.from(this.owners), records: Uint32Array.from(this.records), on: Float64Array.from(this.on),
      columns: new Map(this.columns.map(({ name, builder }) => [name, builder.finish()])),
      ...(this.uncertain.length > 0 ? { uncertain } : {}),
    };
  }
}
