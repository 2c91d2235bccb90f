import type { RankingLine, RunDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { rankingLines } from "./ranking-lines.js";

/** What becomes of a subject: in the order of the codes of `status`. */
export const STATUSES = ["rated", "notEligible", "notRated"] as const;
export const LIST_STATUSES = ["out", "in", "undecided", "noPlace", "proposed"] as const;
export const DISPUTED = 1;
export const FEW_DATA = 2;

/** Few distinct texts of many rows: code 0 stands for "none". */
export interface Coded {
  readonly codes: Uint16Array;
  readonly texts: readonly string[];
}

/** A published ranking as columns, rows in the order of the ranking (rank, then id; who has no rank last). Immutable, as the run is. */
export interface RankingSnapshot {
  readonly run: string;
  readonly size: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** All names in lower case, one a line, and where each begins: searched as one text. */
  readonly search: { readonly text: string; readonly starts: Uint32Array };
  readonly district: Coded;
  /** The attribute `size`, of kinds that have it. */
  readonly sizes: Coded;
  /** Grade, or the named outcome of who is not eligible. */
  readonly grade: Coded;
  readonly status: Uint8Array;
  /** NaN: none. */
  readonly score: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  /** 0: none. */
  readonly rank: Uint32Array;
  readonly population: Uint32Array;
  readonly tied: Uint32Array;
  /** Bits DISPUTED and FEW_DATA. */
  readonly marks: Uint8Array;
  /** For whose sake a subject is not rated (first one), or "". */
  readonly because: Coded;
  /** Per list: index into LIST_STATUSES. */
  readonly lists: ReadonlyMap<string, Uint8Array>;
  /** Per check: the result of its finding. */
  readonly checks: ReadonlyMap<string, Coded>;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows by rank, score (greatest first), name, and district then rank. */
  readonly orders: Readonly<Record<"rank" | "score" | "name" | "district", Order>>;
}

/** Rows in one order: first those with a value to order by, then the rest. */
export interface Order {
  readonly rows: Uint32Array;
  readonly there: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "" has code 0; texts stand in order of first appearance. */
export function code(values: readonly string[]): Coded {
  const texts = [""];
  const places = new Map([["", 0]]);
  const codes = Uint16Array.from(values, (value) => {
    const place = places.get(value) ?? texts.push(value) - 1;
    places.set(value, place);
    return place;
  });
  return { codes, texts };
}

function order(size: number, lacks: (row: number) => boolean, compare: (a: number, b: number) => number): Order {
  const rows = Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => Number(lacks(a)) - Number(lacks(b)) || compare(a, b) || a - b);
  return { rows, there: rows.findLastIndex((row) => !lacks(row)) + 1 };
}

function searchText(names: readonly string[]): RankingSnapshot["search"] {
  const starts = new Uint32Array(names.length);
  const lines = names.map((name) => name.replace(/\n/g, " ").toLowerCase());
  lines.reduce((at, line, i) => { starts[i] = at; return at + line.length + 1; }, 0);
  return { text: lines.join("\n"), starts };
}

function ordersOf(lines: readonly RankingLine[], score: Float64Array): RankingSnapshot["orders"] {
  const scoreOf = (row: number): number => (Number.isNaN(score[row]) ? 0 : score[row]);
  return {
    rank: order(lines.length, (row) => lines[row].rank === undefined, () => 0), score: order(lines.length, (row) => Number.isNaN(score[row]), (a, b) => scoreOf(b) - scoreOf(a)),
    name: order(lines.length, () => false, (a, b) => byText(lines[a].name, lines[b].name)), district: order(lines.length, (row) => lines[row].district === undefined, (a, b) => byText(lines[a].district ?? "", lines[b].district ?? "")),
  };
}

function rankOrder(a: RankingLine, b: RankingLine): number {
  return Number(a.rank === undefined) - Number(b.rank === undefined) || (a.rank ?? 0) - (b.rank ?? 0)
    || Number(a.status !== "rated") - Number(b.status !== "rated") || byText(a.subject, b.subject);
}

const markBits = ({ disputed, fewData }: RankingLine): number => (disputed ? DISPUTED : 0) | (fewData ? FEW_DATA : 0);

function listColumns(lines: readonly RankingLine[]): ReadonlyMap<string, Uint8Array> {
  const columns = new Map<string, Uint8Array>();
  lines.forEach(({ lists }, row) => {
    for (const [list, status] of lists) {
      const column = columns.get(list) ?? new Uint8Array(lines.length);
      columns.set(list, column);
      column[row] = LIST_STATUSES.indexOf(status);
    }
  });
  return columns;
}

function checkColumns(lines: readonly RankingLine[]): ReadonlyMap<string, Coded> {
  const results = new Map<string, string[]>();
  lines.forEach(({ checks }, row) => {
    for (const [check, result] of checks) {
      const column = results.get(check) ?? new Array<string>(lines.length).fill("");
      results.set(check, column);
      column[row] = result;
    }
  });
  return new Map([...results].map(([check, column]) => [check, code(column)]));
}

/** The lines of a run as columns, given in any order. */
export function snapshotOf(run: string, unordered: readonly RankingLine[]): RankingSnapshot {
  const lines = [...unordered].sort(rankOrder);
  const names = lines.map((line) => line.name);
  const numbers = (read: (line: RankingLine) => number | undefined): Float64Array => Float64Array.from(lines, (line) => read(line) ?? NaN);
  const integers = (read: (line: RankingLine) => number | undefined): Uint32Array => Uint32Array.from(lines, (line) => read(line) ?? 0);
  const texts = (read: (line: RankingLine) => string | undefined): Coded => code(lines.map((line) => read(line) ?? ""));
  const score = numbers((line) => line.score);
  return {
    run, size: lines.length, ids: lines.map(({ subject }) => subject), names, search: searchText(names),
    district: texts((line) => line.district), sizes: texts((line) => line.size), grade: texts((line) => line.grade), because: texts((line) => line.because),
    status: Uint8Array.from(lines, ({ status }) => STATUSES.indexOf(status)),
    score, least: numbers((line) => line.least), greatest: numbers((line) => line.greatest),
    rank: integers((line) => line.rank), population: integers((line) => line.population), tied: integers((line) => line.tied),
    marks: Uint8Array.from(lines, markBits), lists: listColumns(lines), checks: checkColumns(lines),
    rowOf: new Map(lines.map(({ subject }, row) => [subject, row])), orders: ordersOf(lines, score),
  };
}

/** Bytes that a snapshot holds in memory, roughly: what the limit of the cache is counted in. */
export function snapshotBytes(snapshot: RankingSnapshot): number {
  const perRow = 160 + snapshot.lists.size + 2 * snapshot.checks.size;
  return snapshot.size * perRow + snapshot.names.reduce((sum, name) => sum + 4 * name.length, 0);
}

/** Lays a stored run out as columns. */
export async function readSnapshot(store: DocumentStore, run: Pick<RunDocument, "id">): Promise<RankingSnapshot> {
  return snapshotOf(run.id, await rankingLines(store, run));
}
