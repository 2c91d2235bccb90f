import type { ChildTable, Column, Frozen, Spans } from "../../model/columns.js";
import { ByteReader } from "./byte-reader.js";
import { readColumn } from "./column-bytes.js";
import { readCurrent } from "./current-bytes.js";
import { readHeader } from "./header-bytes.js";
import { readLinked } from "./linked-bytes.js";

/** Reads a map of named parts in the order in which they stand. */
function readMap<T>(from: ByteReader, read: (name: string) => T): ReadonlyMap<string, T> {
  return new Map(from.texts().map((name) => [name, read(name)]));
}

const readColumns = (from: ByteReader, rows: number): ReadonlyMap<string, Column> => readMap(from, () => readColumn(from, rows));

/** Refuses offsets that are not those of so many owners over so many rows. */
function fitting(offsets: Uint32Array, owners: number, rows: number): Uint32Array {
  const rising = offsets.every((offset, i) => i === 0 || offset >= offsets[i - 1]);
  if (!rising || offsets.length !== owners + 1 || offsets[0] !== 0 || offsets[owners] !== rows) throw new RangeError("frozen block: the rows of a table do not fit its subjects");
  return offsets;
}

function readRecords(from: ByteReader): Frozen["records"] {
  const [ids, versions, names] = [from.texts(), from.u32s(), from.texts()];
  const kinds = Array.from(from.u32s(), (place) => names[place]);
  return { ids, versions, kinds, disputed: from.u32s() };
}

function ownersOf(offsets: Uint32Array): Uint32Array {
  const owners = new Uint32Array(offsets[offsets.length - 1]);
  for (let i = 0; i + 1 < offsets.length; i += 1) owners.fill(i, offsets[i], offsets[i + 1]);
  return owners;
}

function readChild(from: ByteReader, forKey: string, subjects: number): ChildTable {
  const [offsets, records, on] = [from.u32s(), from.u32s(), from.f64s()];
  fitting(offsets, subjects, on.length);
  const uncertain = from.u8() === 1 ? { uncertain: from.u32s() } : {};
  return { forKey, rows: on.length, offsets, owners: ownersOf(offsets), records, on, ...uncertain, columns: readColumns(from, on.length) };
}

function readSpans(from: ByteReader, subjects: number): Spans {
  const [offsets, rows] = [from.u32s(), from.u32s()];
  return { offsets: fitting(offsets, subjects, rows.length), rows };
}

/** The frozen facts of these subjects. Throws RangeError, TypeError or SyntaxError for bytes that are not what writeRange writes. */
export function readRange(bytes: Uint8Array, subjects: readonly string[]): Frozen {
  const from = new ByteReader(bytes);
  const header = readHeader(from);
  const columns = readColumns(from, subjects.length);
  const records = readRecords(from);
  const evidence = readMap(from, () => readSpans(from, subjects.length));
  const children = readMap(from, (key) => readChild(from, key, subjects.length));
  const current = readCurrent(from, subjects);
  const linked = readLinked(from, (offsets, rows) => fitting(offsets, subjects.length, rows));
  if (!from.ended) throw new RangeError("frozen block: something stands behind its end");
  return { subjects, ...header, columns, records, evidence, children, current, ...(linked ? { linked } : {}) };
}
