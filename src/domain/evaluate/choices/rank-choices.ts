import type { RuleResults } from "../results.js";
import { asOneKey } from "../decide/key-order.js";
import { groupsBy } from "../decide/scopes.js";
import type { KeyColumn } from "../decide/sort-keys.js";
import type { RankResult } from "../decide/results.js";
import { hasBit, rowsOf } from "../settled/bits.js";
import { choiceKey, type Chosen, type FittedKey, rowsOfIds } from "./choice-keys.js";

/** All who stand in the scope of a row. */
function companyOf(results: RuleResults, ranking: RankResult, row: number): Uint32Array {
  const attribute = results.scheme.ranking?.scope[ranking.scope[row]];
  return groupsBy(results, attribute, rowsOf(ranking.ranked)).find((rows) => rows.includes(row)) ?? new Uint32Array(0);
}

/** The order that was chosen, if these rows are all that share one rank of one scope; null: the choice does not fit (any more). */
function fitting(results: RuleResults, ranking: RankResult, keys: readonly KeyColumn[], rows: readonly number[]): Chosen | null {
  const [first] = rows;
  const same = (row: number): boolean => hasBit(ranking.ranked, row) && ranking.rank[row] === ranking.rank[first] && ranking.scope[row] === ranking.scope[first] && ranking.tied[row] === rows.length - 1;
  if (rows.length < 2 || !rows.every(same)) return null;
  const company = companyOf(results, ranking, first);
  if (!rows.every((row) => company.includes(row))) return null;
  const { best, worst } = asOneKey(keys, company);
  const equals = company.filter((row) => best[row] <= best[first] && best[first] <= worst[row]);
  const certain = equals.length === rows.length && rows.every((row) => best[row] === worst[row]);
  return { places: new Map(rows.map((row, place) => [row, place])), certain };
}

/** The orders that persons chose for ties of a ranking that refuses them, as one more key; null: there are none that fit (R31). */
export function rankChoices(results: RuleResults, ranking: RankResult, keys: readonly KeyColumn[]): FittedKey | null {
  const { scheme, frozen: { choices = [], subjects } } = results;
  if (scheme.ranking?.ties !== "refuse") return null;
  const fitted = choices.filter(({ what }) => what === "rankTie").flatMap((choice) => {
    const rows = rowsOfIds(subjects, choice.chosen);
    const whole = rows !== null && rows.length === choice.among.length && choice.among.every((id) => choice.chosen.includes(id));
    const chosen = whole ? fitting(results, ranking, keys, rows) : null;
    return chosen ? [{ choice, chosen }] : [];
  });
  if (fitted.length === 0) return null;
  return { key: choiceKey(subjects.length, fitted.map(({ chosen }) => chosen), { best: 0, worst: 0 }), fitted: fitted.map(({ choice }) => choice) };
}
