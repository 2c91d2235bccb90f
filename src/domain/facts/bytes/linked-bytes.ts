import type { Frozen, LinkedTable } from "../../model/columns.js";
import type { ByteReader } from "./byte-reader.js";
import type { ByteWriter } from "./byte-writer.js";
import { readColumn, sliceBits, writeColumn } from "./column-bytes.js";
import { sortedKeys } from "./header-bytes.js";

type Linked = NonNullable<Frozen["linked"]>;

/** Which of the parts that may be absent a table has, as bits. */
const HAS = { values: 1, weights: 2 } as const;

function writeTable(out: ByteWriter, { offsets, ids, taken, values, weights }: LinkedTable, from: number, to: number): void {
  const [first, end] = [offsets[from], offsets[to]];
  out.u32s(offsets.slice(from, to + 1).map((offset) => offset - first));
  out.texts(ids.slice(first, end));
  out.u32s(sliceBits(taken, first, end));
  out.u8((values ? HAS.values : 0) | (weights ? HAS.weights : 0));
  if (values) writeColumn(out, values, first, end);
  if (weights) writeColumn(out, weights, first, end);
}

/** The linked subjects behind the facts of a range of subjects; nothing at all for a scheme without such facts. */
export function writeLinked(out: ByteWriter, linked: Frozen["linked"], from: number, to: number): void {
  if (!linked) return;
  out.texts(sortedKeys(linked));
  for (const fact of sortedKeys(linked)) writeTable(out, linked.get(fact) as LinkedTable, from, to);
}

function readTable(from: ByteReader, fitting: (offsets: Uint32Array, rows: number) => Uint32Array): LinkedTable {
  const offsets = from.u32s();
  const ids = from.texts();
  fitting(offsets, ids.length);
  const taken = from.u32s();
  if (taken.length !== (ids.length + 31) >>> 5) throw new RangeError("frozen block: linked subjects do not fit their table");
  const has = from.u8();
  return { offsets, ids, taken, values: has & HAS.values ? readColumn(from, ids.length) : null, weights: has & HAS.weights ? readColumn(from, ids.length) : null };
}

/** What writeLinked wrote; undefined where nothing more stands there. */
export function readLinked(from: ByteReader, fitting: (offsets: Uint32Array, rows: number) => Uint32Array): Linked | undefined {
  return from.ended ? undefined : new Map(from.texts().map((fact) => [fact, readTable(from, fitting)]));
}
