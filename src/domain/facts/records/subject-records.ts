import type { EvidenceRecord } from "../../model/documents.js";
import type { Layout } from "../layout.js";
import type { Scope } from "../predicate.js";
import { type Cell, isDisputed } from "./record-fields.js";
import type { SubjectRecords } from "./select.js";

/** Arrays that are used again for every subject. */
export interface Workspace {
  readonly cells: Cell[][];
  readonly every: number[];
}

function groupByValue(cells: readonly Cell[][], count: number, place: number): ReadonlyMap<Cell, readonly number[]> {
  const groups = new Map<Cell, number[]>();
  for (let i = 0; i < count; i += 1) {
    const value = cells[i][place] ?? null;
    const group = groups.get(value);
    if (group) group.push(i);
    else groups.set(value, [i]);
  }
  return groups;
}

/** Reads the records of one subject, which stand in the order of their ids, once, in the fields that somebody reads. */
export function readRecords(records: readonly EvidenceRecord[], layout: Layout, scope: Scope, { cells, every }: Workspace): SubjectRecords {
  while (cells.length < records.length) cells.push([]);
  every.length = 0;
  for (let i = 0; i < records.length; i += 1) {
    every.push(i);
    layout.read(records[i], cells[i]);
  }
  const groups: (ReadonlyMap<Cell, readonly number[]> | undefined)[] = [];
  return { records, cells, scope, every, disputed: records.map(isDisputed), byValue: (place) => (groups[place] ??= groupByValue(cells, records.length, place)) };
}
