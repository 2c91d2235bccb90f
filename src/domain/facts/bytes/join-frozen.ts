import type { ChildTable, Column, Frozen, LinkedTable, Spans } from "../../model/columns.js";
import { joinArrays, joinBits, joinColumns } from "./join-columns.js";

const words = (n: number): Uint32Array => new Uint32Array(n);
const add = (values: Uint32Array, by: number): Uint32Array => (by === 0 ? values : values.map((value) => value + by));

/** How many entries stand before each part. */
function before(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => (sum += count) - count);
}

function named<T>(parts: readonly ReadonlyMap<string, T>[], name: string): readonly T[] {
  return parts.map((part) => {
    const found = part.get(name);
    if (found === undefined) throw new RangeError(`frozen blocks: ${name} does not stand in all of them`);
    return found;
  });
}

function joinMaps<T>(parts: readonly ReadonlyMap<string, T>[], join: (own: readonly T[]) => T): ReadonlyMap<string, T> {
  return new Map([...parts[0].keys()].map((name) => [name, join(named(parts, name))]));
}

/** Offsets of parts, each from 0, as offsets of the whole. */
function joinOffsets(parts: readonly Uint32Array[], sizes: readonly number[]): Uint32Array {
  const starts = before(sizes);
  return joinArrays([...parts.map((part, i) => add(part.slice(0, -1), starts[i])), Uint32Array.of(sizes.reduce((a, b) => a + b, 0))], words);
}

function joinSpans(parts: readonly Spans[], records: readonly number[]): Spans {
  return {
    offsets: joinOffsets(parts.map((part) => part.offsets), parts.map((part) => part.rows.length)),
    rows: joinArrays(parts.map((part, i) => add(part.rows, records[i])), words),
  };
}

function joinChildren(parts: readonly ChildTable[], subjects: readonly number[], records: readonly number[]): ChildTable {
  const rows = parts.map((part) => part.rows);
  const uncertain = parts.some((part) => part.uncertain) ? { uncertain: joinBits(parts.map((part) => part.uncertain ?? words(0)), rows) } : {};
  return {
    forKey: parts[0].forKey,
    rows: rows.reduce((a, b) => a + b, 0),
    offsets: joinOffsets(parts.map((part) => part.offsets), rows),
    owners: joinArrays(parts.map((part, i) => add(part.owners, subjects[i])), words),
    records: joinArrays(parts.map((part, i) => add(part.records, records[i])), words),
    on: joinArrays(parts.map((part) => part.on), (n) => new Float64Array(n)),
    ...uncertain,
    columns: joinMaps<Column>(parts.map((part) => part.columns), (own) => joinColumns(own, rows)),
  };
}

function joinLinked(parts: readonly LinkedTable[]): LinkedTable {
  const rows = parts.map(({ ids }) => ids.length);
  const columns = (own: readonly (Column | null)[]): Column | null => (own.every((column) => column !== null) ? joinColumns(own, rows) : null);
  return {
    offsets: joinOffsets(parts.map(({ offsets }) => offsets), rows),
    ids: parts.flatMap(({ ids }) => ids),
    taken: joinBits(parts.map(({ taken }) => taken), rows),
    values: columns(parts.map(({ values }) => values)),
    weights: columns(parts.map(({ weights }) => weights)),
  };
}

/** The frozen facts of successive ranges of subjects as one. */
export function joinFrozen(parts: readonly Frozen[]): Frozen {
  if (parts.length === 1) return parts[0];
  const [subjectCounts, recordCounts] = [parts.map((part) => part.subjects.length), parts.map((part) => part.records.ids.length)];
  const [subjects, records] = [before(subjectCounts), before(recordCounts)];
  return {
    ...parts[0],
    subjects: parts.flatMap((part) => part.subjects),
    columns: joinMaps(parts.map((part) => part.columns), (own) => joinColumns(own, subjectCounts)),
    children: joinMaps(parts.map((part) => part.children), (own) => joinChildren(own, subjects, records)),
    records: {
      ids: parts.flatMap((part) => part.records.ids),
      kinds: parts.flatMap((part) => part.records.kinds),
      versions: joinArrays(parts.map((part) => part.records.versions), words),
      disputed: joinBits(parts.map((part) => part.records.disputed), recordCounts),
    },
    evidence: joinMaps(parts.map((part) => part.evidence), (own) => joinSpans(own, records)),
    current: joinMaps(parts.map((part) => part.current), (own) => own.flat()),
    ...(parts[0].linked ? { linked: joinMaps(parts.map((part) => part.linked ?? new Map<string, LinkedTable>()), joinLinked) } : {}),
  };
}
