import type { Column, LinkedTable } from "../../model/columns.js";
import type { Fact, LinkedFact } from "../../model/scheme.js";
import { ColumnBuilder, setBit } from "../columns/column-builder.js";
import type { LinkedRow } from "./linked-value.js";

/** Collects the subjects behind one `linked` fact, rated subject after rated subject. */
export class LinkedBuilder {
  readonly fact: LinkedFact;
  private readonly offsets: number[] = [0];
  private readonly ids: string[] = [];
  private readonly unsure: number[] = [];
  private readonly values: ColumnBuilder | null;
  private readonly weights: ColumnBuilder | null;

  constructor(fact: LinkedFact, about: readonly Fact[]) {
    const column = (name: string | undefined): ColumnBuilder | null => {
      const read = about.find((each) => each.name === name);
      return read ? new ColumnBuilder(read.type, read.decimals, read.range) : null;
    };
    this.fact = fact;
    this.values = column(fact.of);
    this.weights = column(fact.weight);
  }

  add(rows: readonly LinkedRow[]): void {
    for (const { id, sure, value, weight } of rows) {
      if (!sure) this.unsure.push(this.ids.length);
      this.ids.push(id);
      if (value !== null) this.values?.add(value);
      if (weight !== null) this.weights?.add(weight);
    }
    this.offsets.push(this.ids.length);
  }

  finish(): LinkedTable {
    const taken = new Uint32Array((this.ids.length + 31) >>> 5);
    for (let row = 0; row < this.ids.length; row += 1) setBit(taken, row);
    for (const row of this.unsure) taken[row >>> 5] &= ~(1 << (row & 31));
    const finished = (builder: ColumnBuilder | null): Column | null => builder && builder.finish();
    return { offsets: Uint32Array.from(this.offsets), ids: this.ids, taken, values: finished(this.values), weights: finished(this.weights) };
  }
}
