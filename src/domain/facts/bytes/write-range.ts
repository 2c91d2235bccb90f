import type { ChildTable, Column, Frozen, Spans } from "../../model/columns.js";
import { ByteWriter } from "./byte-writer.js";
import { sliceBits, writeColumn } from "./column-bytes.js";
import { writeCurrent } from "./current-bytes.js";
import { sortedKeys, writeHeader } from "./header-bytes.js";
import { writeLinked } from "./linked-bytes.js";

/** Rows of tables that belong to subjects from .. to - 1. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Most ranges are about a block long: room for it at once, and once more for the largest. */
const EXPECTED = 2 * 1024 * 1024;

/** Where the records of each subject begin in the record table: behind the last one that an earlier subject refers to. */
export function recordOffsets(frozen: Frozen): Uint32Array {
  const ends = new Uint32Array(frozen.subjects.length + 1);
  const reach = ({ offsets }: Pick<Spans, "offsets">, rows: Uint32Array): void => {
    for (let i = 0; i < frozen.subjects.length; i += 1) {
      for (let at = offsets[i]; at < offsets[i + 1]; at += 1) if (rows[at] >= ends[i + 1]) ends[i + 1] = rows[at] + 1;
    }
  };
  for (const spans of frozen.evidence.values()) reach(spans, spans.rows);
  for (const child of frozen.children.values()) reach(child, child.records);
  for (let i = 1; i < ends.length; i += 1) if (ends[i] < ends[i - 1]) ends[i] = ends[i - 1];
  if (ends.length > 1) ends[ends.length - 1] = frozen.records.ids.length;
  return ends;
}

function writeColumns(out: ByteWriter, columns: ReadonlyMap<string, Column>, { from, to }: Range): void {
  out.texts(sortedKeys(columns));
  for (const name of sortedKeys(columns)) writeColumn(out, columns.get(name) as Column, from, to);
}

const shifted = (values: Uint32Array, { from, to }: Range, by: number): Uint32Array => values.slice(from, to).map((value) => value - by);
/** Offsets of a range, from 0. */
const relative = (offsets: Uint32Array, { from, to }: Range): Uint32Array => shifted(offsets, { from, to: to + 1 }, offsets[from]);
const within = (offsets: Uint32Array, { from, to }: Range): Range => ({ from: offsets[from], to: offsets[to] });

function writeRecords(out: ByteWriter, { ids, versions, kinds, disputed }: Frozen["records"], { from, to }: Range): void {
  out.texts(ids.slice(from, to));
  out.u32s(versions.subarray(from, to));
  const own = kinds.slice(from, to);
  const names = [...new Set(own)].sort((a, b) => (a < b ? -1 : 1));
  out.texts(names);
  const place = new Map(names.map((name, i) => [name, i]));
  out.u32s(own.map((kind) => place.get(kind) as number));
  out.u32s(sliceBits(disputed, from, to));
}

function writeEvidence(out: ByteWriter, evidence: Frozen["evidence"], range: Range, firstRecord: number): void {
  out.texts(sortedKeys(evidence));
  for (const fact of sortedKeys(evidence)) {
    const { offsets, rows } = evidence.get(fact) as Spans;
    out.u32s(relative(offsets, range));
    out.u32s(shifted(rows, within(offsets, range), firstRecord));
  }
}

function writeChild(out: ByteWriter, child: ChildTable, range: Range, firstRecord: number): void {
  const rows = within(child.offsets, range);
  out.u32s(relative(child.offsets, range));
  out.u32s(shifted(child.records, rows, firstRecord));
  out.f64s(child.on.subarray(rows.from, rows.to));
  out.u8(child.uncertain ? 1 : 0);
  if (child.uncertain) out.u32s(sliceBits(child.uncertain, rows.from, rows.to));
  writeColumns(out, child.columns, rows);
}

/** Everything about subjects from .. to - 1 as bytes, without their ids: rows are counted from 0, dictionaries hold what these rows use. */
export function writeRange(frozen: Frozen, range: Range, records: Uint32Array): Uint8Array {
  const out = new ByteWriter(EXPECTED);
  const ownRecords = within(records, range);
  writeHeader(out, frozen);
  writeColumns(out, frozen.columns, range);
  writeRecords(out, frozen.records, ownRecords);
  writeEvidence(out, frozen.evidence, range, ownRecords.from);
  out.texts(sortedKeys(frozen.children));
  for (const key of sortedKeys(frozen.children)) writeChild(out, frozen.children.get(key) as ChildTable, range, ownRecords.from);
  writeCurrent(out, frozen.current, range.from, range.to);
  writeLinked(out, frozen.linked, range.from, range.to);
  return out.finish();
}
