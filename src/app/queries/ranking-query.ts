import { DISPUTED, FEW_DATA, LIST_STATUSES, STATUSES, type Coded, type RankingSnapshot } from "./ranking-snapshot.js";

export const SORTS = ["rank", "-rank", "score", "-score", "name", "-name", "district", "-district"] as const;
export type Sort = (typeof SORTS)[number];

export interface RankingFilter {
  readonly district?: string;
  readonly grade?: string;
  readonly size?: string;
  /** Subjects that entered this list. */
  readonly list?: string;
  /** Any part of the name, in any case; an id written whole. */
  readonly q?: string;
  /** Results of a check ("" stands for any check). */
  readonly check?: string;
  readonly result?: string;
}

/** One row of a ranking, in words of the run. */
export interface RankingRow {
  readonly subject: string;
  readonly name: string;
  readonly district: string | null;
  readonly status: (typeof STATUSES)[number];
  /** Grade, or the named outcome of eligibility. */
  readonly grade: string | null;
  readonly score: number | null;
  readonly least: number | null;
  readonly greatest: number | null;
  readonly rank: number | null;
  readonly tied: number;
  /** Places won since the last period (negative: lost); null: no rank then or now. */
  readonly change: number | null;
  readonly disputed: boolean;
  readonly fewData: boolean;
  readonly because: string | null;
  readonly lists: readonly { readonly list: string; readonly status: (typeof LIST_STATUSES)[number] }[];
}

export interface RankingAnswer {
  readonly total: number;
  /** Rows on the page asked for. */
  readonly rows: readonly number[];
}

const codeOf = (column: Coded | undefined, text: string): number => (column === undefined ? -1 : column.texts.indexOf(text));

/** Leaves a row in the mask only if its code is the wanted one. */
function keepCode(mask: Uint8Array, column: Coded, text: string | undefined): void {
  if (text === undefined) return;
  const wanted = text === "" ? -1 : codeOf(column, text);
  for (let row = 0; row < mask.length; row++) mask[row] &= Number(column.codes[row] === wanted);
}

function keepResult(mask: Uint8Array, snapshot: RankingSnapshot, { check, result }: RankingFilter): void {
  if (result === undefined) return;
  const found = new Uint8Array(mask.length);
  for (const column of check === undefined ? snapshot.checks.values() : [snapshot.checks.get(check)]) {
    const wanted = column === undefined ? -1 : codeOf(column, result);
    if (column && wanted > 0) for (let row = 0; row < mask.length; row++) found[row] |= Number(column.codes[row] === wanted);
  }
  for (let row = 0; row < mask.length; row++) mask[row] &= found[row];
}

/** Row of a place in the text of all names. */
function rowAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle;
  }
  return low;
}

function keepNames(mask: Uint8Array, { search: { text, starts }, rowOf }: RankingSnapshot, q: string | undefined): void {
  if (q === undefined) return;
  const found = new Uint8Array(mask.length);
  const part = q.trim().toLowerCase().replace(/\n/g, " ");
  for (let at = text.indexOf(part); at >= 0 && mask.length > 0;) {
    const row = rowAt(starts, at);
    found[row] = 1;
    at = row + 1 < starts.length ? text.indexOf(part, starts[row + 1]) : -1;
  }
  const own = rowOf.get(q.trim());
  if (own !== undefined) found[own] = 1;
  for (let row = 0; row < mask.length; row++) mask[row] &= found[row];
}

/** 1 for each row that the filter lets through. */
function maskOf(snapshot: RankingSnapshot, filter: RankingFilter): Uint8Array {
  const mask = new Uint8Array(snapshot.size).fill(1);
  keepCode(mask, snapshot.district, filter.district);
  keepCode(mask, snapshot.grade, filter.grade);
  keepCode(mask, snapshot.sizes, filter.size);
  keepResult(mask, snapshot, filter);
  if (filter.list !== undefined) {
    const list = snapshot.lists.get(filter.list);
    for (let row = 0; row < mask.length; row++) mask[row] &= Number(list?.[row] === 1);
  }
  keepNames(mask, snapshot, filter.q);
  return mask;
}

/** Filters, searches, sorts, counts and cuts one page (`page` counts from 1). Who has no value to order by stays last either way. */
export function queryRanking(snapshot: RankingSnapshot, filter: RankingFilter, cut: { readonly sort?: Sort; readonly page: number; readonly size: number }): RankingAnswer {
  const mask = maskOf(snapshot, filter);
  const sort = cut.sort ?? "rank";
  const key = sort.replace("-", "") as "rank" | "score" | "name" | "district";
  const { rows: order, there } = snapshot.orders[key];
  // The order of scores is kept greatest first; ascending means lowest first.
  const reversed = sort.startsWith("-") !== (key === "score");
  const [from, to] = [(cut.page - 1) * cut.size, cut.page * cut.size];
  const rows: number[] = [];
  let total = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[reversed && i < there ? there - 1 - i : i];
    if (mask[row] === 0) continue;
    if (total >= from && total < to) rows.push(row);
    total++;
  }
  return { total, rows };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const textOf = (column: Coded, row: number): string | null => column.texts[column.codes[row]] || null;

function changeOf(snapshot: RankingSnapshot, row: number, previous: RankingSnapshot | null): number | null {
  const before = previous?.rowOf.get(snapshot.ids[row]);
  if (previous === null || before === undefined || previous.rank[before] === 0 || snapshot.rank[row] === 0) return null;
  return previous.rank[before] - snapshot.rank[row];
}

/** One row in words; `previous` is the ranking of the period before, if there is one. */
export function rankingRow(snapshot: RankingSnapshot, row: number, previous: RankingSnapshot | null): RankingRow {
  return {
    subject: snapshot.ids[row], name: snapshot.names[row], district: textOf(snapshot.district, row), status: STATUSES[snapshot.status[row]],
    grade: textOf(snapshot.grade, row), score: orNull(snapshot.score[row]), least: orNull(snapshot.least[row]), greatest: orNull(snapshot.greatest[row]),
    rank: snapshot.rank[row] || null, tied: snapshot.tied[row], change: changeOf(snapshot, row, previous),
    disputed: (snapshot.marks[row] & DISPUTED) !== 0, fewData: (snapshot.marks[row] & FEW_DATA) !== 0, because: textOf(snapshot.because, row),
    lists: [...snapshot.lists].flatMap(([list, codes]) => (codes[row] === 0 ? [] : [{ list, status: LIST_STATUSES[codes[row]] }])),
  };
}

/** How many subjects have each grade (or outcome), among those that the filter lets through. */
export function countGrades(snapshot: RankingSnapshot, filter: RankingFilter): ReadonlyMap<string, number> {
  const mask = maskOf(snapshot, filter);
  const counts = new Uint32Array(snapshot.grade.texts.length);
  for (let row = 0; row < snapshot.size; row++) counts[snapshot.grade.codes[row]] += mask[row];
  return new Map(snapshot.grade.texts.map((text, i) => [text, counts[i]]));
}
