import { rankChoices } from "../choices/rank-choices.js";
import type { Ranking } from "../../model/scheme.js";
import type { RuleResults } from "../results.js";
import { hasBit, rowsOf, rowsWhere, setBit, wordsFor } from "../settled/bits.js";
import { knownOf } from "../settled/known-facts.js";
import { placesOf, type Places } from "./places.js";
import { groupsBy } from "./scopes.js";
import { keyColumn } from "./sort-keys.js";
import type { RankResult, Results } from "./results.js";

const TOTALS = ["rank", "best", "worst", "fromEnd", "fromEndLeast", "fromEndGreatest", "tied"] as const;

function emptyResult({ fewData, ranked, keys }: Pick<RankResult, "fewData" | "ranked" | "keys">, subjects: number): RankResult {
  const column = (): Uint32Array => new Uint32Array(subjects);
  return {
    ranked, fewData, keys, scope: new Int32Array(subjects).fill(-1), population: column(),
    rank: column(), best: column(), worst: column(), fromEnd: column(), fromEndLeast: column(), fromEndGreatest: column(), tied: column(),
  };
}

function write(result: RankResult, row: number, places: Places): void {
  for (const name of TOTALS) result[name][row] = places[name];
}

/** Rated subjects of whom too little is known to stand in the ranking. */
function setApart(results: RuleResults, ranking: Ranking): Uint32Array {
  const least = ranking.requires?.known;
  if (least === undefined) return new Uint32Array(wordsFor(results.subjects));
  return rowsWhere(results.subjects, (row) => {
    if (!hasBit(results.rated, row)) return false;
    const { known, of } = knownOf(results, row);
    return of > 0 && known / of < least;
  });
}

interface Level {
  /** Place in ranking.scope; -1: no scopes. */
  readonly place: number;
  readonly attribute: string | undefined;
  readonly last: boolean;
}

function levelsOf(ranking: Ranking): readonly Level[] {
  if (ranking.scope.length === 0) return [{ place: -1, attribute: undefined, last: true }];
  return ranking.scope.map((attribute, place) => ({ place, attribute, last: place === ranking.scope.length - 1 }));
}

/** Ranks the subjects of one level whose scope is large enough and who stand in no narrower one yet. */
function rankLevel(results: Results, ranking: Ranking, level: Level, work: { readonly result: RankResult; readonly done: Uint32Array }): void {
  const { result, done } = work;
  for (const rows of groupsBy(results, level.attribute, rowsOf(result.ranked))) {
    const enough = ranking.atLeast === undefined || rows.length >= ranking.atLeast;
    if (!(enough || level.last) || rows.every((row) => hasBit(done, row))) continue;
    const places = placesOf(rows, result.keys);
    rows.forEach((row, i) => {
      if (hasBit(done, row)) return;
      setBit(done, row);
      write(result, row, places[i]);
      result.scope[row] = level.place;
      result.population[row] = rows.length;
    });
  }
}

function rankBy(results: Results, ranking: Ranking, of: Pick<RankResult, "fewData" | "ranked" | "keys">): RankResult {
  const work = { result: emptyResult(of, results.subjects), done: new Uint32Array(wordsFor(results.subjects)) };
  for (const level of levelsOf(ranking)) rankLevel(results, ranking, level, work);
  return work.result;
}

/** Stage 12: ranks, ties and their ends, each within the narrowest scope that is large enough (R18). null: the scheme has no ranking. */
export function settleRanking(results: Results): RankResult | null {
  const { scheme: { ranking } } = results;
  if (!ranking) return null;
  const fewData = setApart(results, ranking);
  const ranked = results.rated.map((word, i) => word & ~fewData[i]);
  const keys = ranking.by.map((key) => keyColumn(results, key));
  const found = rankBy(results, ranking, { fewData, ranked, keys });
  const chosen = rankChoices(results, found, keys);
  return chosen ? { ...rankBy(results, ranking, { fewData, ranked, keys: [...keys, chosen.key] }), fitted: chosen.fitted } : found;
}
