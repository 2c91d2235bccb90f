import type { Card } from "../../domain/model/card.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";

/** What becomes of a subject: in the order of the codes of `status`. */
export const STATUSES = ["rated", "notEligible", "notRated"] as const;
export const LIST_STATUSES = ["out", "in", "undecided", "noPlace"] as const;
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

interface Line {
  readonly name: string;
  readonly district: string;
  readonly size: string;
  readonly card: Card;
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

function ordersOf(lines: readonly Line[], score: Float64Array): RankingSnapshot["orders"] {
  const scoreOf = (row: number): number => (Number.isNaN(score[row]) ? 0 : score[row]);
  return {
    rank: order(lines.length, (row) => lines[row].card.rank === null, () => 0), score: order(lines.length, (row) => Number.isNaN(score[row]), (a, b) => scoreOf(b) - scoreOf(a)),
    name: order(lines.length, () => false, (a, b) => byText(lines[a].name, lines[b].name)), district: order(lines.length, (row) => lines[row].district === "", (a, b) => byText(lines[a].district, lines[b].district)),
  };
}

function rankOrder(a: Line, b: Line): number {
  return Number(a.card.rank === null) - Number(b.card.rank === null) || (a.card.rank ?? 0) - (b.card.rank ?? 0)
    || Number(a.card.status !== "rated") - Number(b.card.status !== "rated") || byText(a.card.subject, b.card.subject);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const markBits = (card: Card): number => (card.scoreWithoutDisputed === null ? 0 : DISPUTED) | (card.fewData ? FEW_DATA : 0);
const becauseOf = (card: Card): string => (card.status === "rated" ? "" : card.because[0] ?? "");

function listColumns(lines: readonly Line[]): ReadonlyMap<string, Uint8Array> {
  const columns = new Map<string, Uint8Array>();
  lines.forEach(({ card }, row) => {
    for (const { list, status } of card.lists) {
      const column = columns.get(list) ?? new Uint8Array(lines.length);
      columns.set(list, column);
      column[row] = LIST_STATUSES.indexOf(status);
    }
  });
  return columns;
}

function checkColumns(lines: readonly Line[]): ReadonlyMap<string, Coded> {
  const checks = [...new Set(lines.flatMap(({ card }) => card.findings.map((f) => f.check)))];
  const results = lines.map(({ card }) => new Map(card.findings.map((f) => [f.check, f.result])));
  return new Map(checks.map((check) => [check, code(results.map((result) => result.get(check) ?? ""))]));
}

function numbers(lines: readonly Line[], read: (card: Card) => number | null): Float64Array {
  return Float64Array.from(lines, ({ card }) => read(card) ?? NaN);
}

/** The columns of a run's scorecards, given in any order. */
export function snapshotOf(run: string, documents: readonly ScorecardDocument[]): RankingSnapshot {
  const lines = documents.map(({ name, attributes, card }): Line => ({ name, district: textOf(attributes.district), size: textOf(attributes.size), card })).sort(rankOrder);
  const names = lines.map((line) => line.name);
  const score = numbers(lines, (card) => card.score);
  const integers = (read: (card: Card) => number): Uint32Array => Uint32Array.from(lines, ({ card }) => read(card));
  return {
    run, size: lines.length, ids: lines.map(({ card }) => card.subject), names, search: searchText(names),
    district: code(lines.map((line) => line.district)), sizes: code(lines.map((line) => line.size)), grade: code(lines.map(({ card }) => card.grade ?? card.outcome ?? "")),
    status: Uint8Array.from(lines, ({ card }) => STATUSES.indexOf(card.status)),
    score, least: numbers(lines, (card) => card.least), greatest: numbers(lines, (card) => card.greatest),
    rank: integers((card) => card.rank ?? 0), population: integers((card) => card.population ?? 0), tied: integers((card) => card.tied),
    marks: Uint8Array.from(lines, ({ card }) => markBits(card)), because: code(lines.map(({ card }) => becauseOf(card))),
    lists: listColumns(lines), checks: checkColumns(lines), rowOf: new Map(lines.map(({ card }, row) => [card.subject, row])),
    orders: ordersOf(lines, score),
  };
}

/** Bytes that a snapshot holds in memory, roughly: what the limit of the cache is counted in. */
export function snapshotBytes(snapshot: RankingSnapshot): number {
  const perRow = 160 + snapshot.lists.size + 2 * snapshot.checks.size;
  return snapshot.size * perRow + snapshot.names.reduce((sum, name) => sum + 4 * name.length, 0);
}

/** Reads the scorecards of a run and lays them out as columns. */
export async function readSnapshot(store: DocumentStore, run: Pick<RunDocument, "id">): Promise<RankingSnapshot> {
  const documents: ScorecardDocument[] = [];
  for await (const batch of store.stream<ScorecardDocument>("scorecards", { index: "run", prefix: [run.id] })) {
    for (const { body } of batch) documents.push(slim(body));
  }
  return snapshotOf(run.id, documents);
}

/** Items, groups and facts are not needed here: they are let go while the other cards are still being read. */
function slim(document: ScorecardDocument): ScorecardDocument {
  return { ...document, card: { ...document.card, items: [], groups: [], missing: [], caps: [], flags: [], reachable: [] } };
}
