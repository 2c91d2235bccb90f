import { DISPUTED, FEW_DATA, LIST_STATUSES, STATUSES, type Coded, type RankingSnapshot } from "./ranking-snapshot.js";

export const SORTS = ["rank", "-rank", "score", "-score", "name", "-name", "district", "-district"] as const;
export type Sort = (typeof SORTS)[number];

export interface RankingFilter {
  readonly district?: string;
  readonly grade?: string;
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

type Test = (row: number) => boolean;

function resultTest(snapshot: RankingSnapshot, { check, result }: RankingFilter): Test[] {
  if (result === undefined) return [];
  const columns = check === undefined ? [...snapshot.checks.values()] : [snapshot.checks.get(check)];
  const wanted = columns.flatMap((column) => (column && codeOf(column, result) > 0 ? [{ codes: column.codes, code: codeOf(column, result) }] : []));
  return [(row) => wanted.some(({ codes, code }) => codes[row] === code)];
}

function codedTest(column: Coded, text: string | undefined): Test[] {
  if (text === undefined) return [];
  const wanted = codeOf(column, text);
  return [(row) => column.codes[row] === wanted];
}

function tests(snapshot: RankingSnapshot, filter: RankingFilter): readonly Test[] {
  const found = [...codedTest(snapshot.district, filter.district), ...codedTest(snapshot.grade, filter.grade), ...resultTest(snapshot, filter)];
  if (filter.list !== undefined) {
    const list = snapshot.lists.get(filter.list);
    found.push((row) => list?.[row] === 1);
  }
  if (filter.q !== undefined) {
    const [part, id] = [filter.q.trim().toLowerCase(), filter.q.trim()];
    found.push((row) => snapshot.search[row].includes(part) || snapshot.ids[row] === id);
  }
  return found;
}

/** Rows in the asked order; who has no value to order by stays last either way. */
function ordered(snapshot: RankingSnapshot, sort: Sort): Iterable<number> {
  const key = sort.replace("-", "") as "rank" | "score" | "name" | "district";
  const order = key === "rank" ? Uint32Array.from({ length: snapshot.size }, (_, i) => i) : snapshot.orders[key];
  const descending = sort.startsWith("-");
  const lacks = { rank: (row: number) => snapshot.rank[row] === 0, score: (row: number) => Number.isNaN(snapshot.score[row]), name: () => false, district: (row: number) => snapshot.district.codes[row] === 0 }[key];
  const [there, missing]: [number[], number[]] = [[], []];
  for (const row of order) (lacks(row) ? missing : there).push(row);
  // The order of scores is kept best first; ascending means lowest first.
  if (descending !== (key === "score")) there.reverse();
  return there.concat(missing);
}

/** Filters, searches, sorts, counts and cuts one page. `page` counts from 1. */
export function queryRanking(snapshot: RankingSnapshot, filter: RankingFilter, cut: { readonly sort?: Sort; readonly page: number; readonly size: number }): RankingAnswer {
  const wanted = tests(snapshot, filter);
  const rows: number[] = [];
  for (const row of ordered(snapshot, cut.sort ?? "rank")) if (wanted.every((test) => test(row))) rows.push(row);
  return { total: rows.length, rows: rows.slice((cut.page - 1) * cut.size, cut.page * cut.size) };
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
  const wanted = tests(snapshot, filter);
  const counts = new Uint32Array(snapshot.grade.texts.length);
  for (let row = 0; row < snapshot.size; row++) if (wanted.every((test) => test(row))) counts[snapshot.grade.codes[row]]++;
  return new Map(snapshot.grade.texts.map((text, i) => [text, counts[i]]));
}
