import type { MissingReason } from "../../model/card.js";
import type { FactType } from "../../model/kinds.js";
import type { Known } from "../../model/scheme.js";
import { unitsToNumber } from "../../decimal/fraction.js";
import type { Triple } from "../results.js";
import { hasBit } from "./bits.js";
import { checkOf, resultCounts } from "./checks.js";
import { LIST_STATUS, type RankResult, type Results } from "../decide/results.js";
import { atSubjects } from "./at-subjects.js";

/** A fact that is settled after the rules, seen from one subject. */
export interface Settled {
  readonly type: FactType;
  /** The reported value (of an unknown flag or an undecided list: false); null: missing, or no grade. */
  value(row: number): Known | null;
  /** Why it is missing; left out: it is not settled. */
  reason?(row: number): MissingReason;
  /** Of a number: its ends; undefined for all else. */
  readonly ends?: { least(row: number): number; greatest(row: number): number };
  /** Of a string or boolean: every value that it can take, null for none; empty where nothing can be said; undefined for numbers. */
  readonly among?: (row: number) => readonly (Known | null)[];
  /** A grade that is null is a value (in no band); any other null is missing. */
  readonly nullIsValue?: boolean;
}

type NumberAt = (row: number) => number;
const number = (known: (row: number) => boolean, value: NumberAt, least: NumberAt, greatest: NumberAt): Settled => ({
  type: "number",
  value: (row) => (known(row) ? value(row) : null),
  ends: { least: (row) => (known(row) ? least(row) : -Infinity), greatest: (row) => (known(row) ? greatest(row) : Infinity) },
});

function tripleFact(triple: Triple, places: number): Settled {
  const scaled = (units: Float64Array): NumberAt => (row) => (Number.isFinite(units[row]) ? unitsToNumber(units[row], places) : units[row]);
  return number((row) => hasBit(triple.known, row), scaled(triple.reported), scaled(triple.least), scaled(triple.greatest));
}

/** What a scheme without score, ranking or the like never settles. */
const NEVER: Settled = number(() => false, () => 0, () => 0, () => 0);

function scoreFact(results: Results): Settled {
  if (!results.score || !results.scheme.score) return NEVER;
  const { known, ...rest } = results.score;
  return tripleFact({ ...rest, known: known.map((word, i) => word & results.rated[i]) }, results.scheme.score.round.places);
}

function groupFact(results: Results, id: string, part: "points" | "items"): Settled {
  const group = results.groups.find((g) => g.id === id);
  if (!group) return NEVER;
  if (part === "points") return number((row) => hasBit(group.known, row), (row) => group.reported[row] + 0, (row) => group.least[row], (row) => group.greatest[row]);
  const { reported, least, greatest } = group.items;
  return number(() => true, (row) => reported[row], (row) => least[row], (row) => greatest[row]);
}

const NOTHING: Settled = { type: "string", value: () => null, among: () => [] };

function gradeFact(results: Results): Settled {
  const grades = results.grades;
  if (!grades) return NOTHING;
  const { names, reported, reachable } = grades;
  const among = (row: number): readonly (string | null)[] => [...names, null].filter((_, i) => reachable[row * (names.length + 1) + i] === 1);
  const rated = (row: number): boolean => hasBit(results.rated, row);
  return { type: "string", value: (row) => names[reported[row]] ?? null, among: (row) => (rated(row) ? among(row) : []), nullIsValue: true };
}

/** 100 x rank / population, rounded half up to 4 places (exact below 10^9 subjects). */
export function percentileOf(rank: number, population: number): number {
  return Math.floor((2_000_000 * rank + population) / (2 * population)) / 10_000;
}

const RANK_FACTS: Readonly<Record<string, (r: RankResult) => readonly [NumberAt, NumberAt, NumberAt]>> = {
  population: (r) => [(row) => r.population[row], (row) => r.population[row], (row) => r.population[row]],
  rank: (r) => [(row) => r.rank[row], (row) => r.best[row], (row) => r.worst[row]],
  rankFromEnd: (r) => [(row) => r.fromEnd[row], (row) => r.fromEndLeast[row], (row) => r.fromEndGreatest[row]],
  percentile: (r) => [(row) => percentileOf(r.rank[row], r.population[row]), (row) => percentileOf(r.best[row], r.population[row]), (row) => percentileOf(r.worst[row], r.population[row])],
};

function rankFact(results: Results, name: string): Settled {
  const ranking = results.ranking;
  return ranking ? number((row) => hasBit(ranking.ranked, row), ...RANK_FACTS[name](ranking)) : NEVER;
}

const BOTH: readonly boolean[] = [true, false];
const threeValued = (certain: (row: number) => boolean, unknown: (row: number) => boolean): Settled => ({
  type: "boolean",
  value: certain,
  among: (row) => (certain(row) ? [true] : unknown(row) ? BOTH : [false]),
});

function flagFact(results: Results, flag: string): Settled {
  const rules = results.rules.flatMap(({ rule }, index) => (rule.event.type === "flag" && rule.event.flag === flag ? [atSubjects(results, index)] : []));
  return threeValued((row) => rules.some((r) => hasBit(r.counts, row)), (row) => rules.some((r) => hasBit(r.matters, row)));
}

/** Neither in nor out as long as data are missing or a person has not spoken. */
const OPEN_STATUS: ReadonlySet<string> = new Set(["undecided", "proposed"]);

function listFact(results: Results, id: string): Settled {
  const list = results.lists.find((l) => l.list.id === id);
  if (!list) return NOTHING;
  return threeValued((row) => LIST_STATUS[list.status[row]] === "in", (row) => OPEN_STATUS.has(LIST_STATUS[list.status[row]]));
}

/** Prefix -> the facts under it. */
const FAMILIES: Readonly<Record<string, (results: Results, id: string) => Settled>> = {
  "points.": (results, id) => groupFact(results, id, "points"),
  "items.": (results, id) => groupFact(results, id, "items"),
  "flag.": flagFact,
  "check.": (results, id) => checkFact(results, id),
  "results.": (results, id) => resultFact(results, id),
  "list.": listFact,
};

function checkFact(results: Results, id: string): Settled {
  return {
    type: "string",
    value: (row) => checkOf(results, id, row).worst,
    among: (row) => {
      const { worst, possible } = checkOf(results, id, row);
      return worst === null || possible.length > 0 ? [] : [worst];
    },
  };
}

function resultFact(results: Results, id: string): Settled {
  const { reported, least, greatest } = resultCounts(results, id);
  const at = (counts: Float64Array): NumberAt => (row) => counts[row];
  return number(() => true, at(reported), at(least), at(greatest));
}

/** A reserved fact by its name, missing where nothing settles it; null: there is no such fact. */
export function reservedFact(results: Results, name: string): Settled | null {
  if (name === "score") return scoreFact(results);
  if (name === "grade") return gradeFact(results);
  if (name in RANK_FACTS) return rankFact(results, name);
  const prefix = name.slice(0, name.indexOf(".") + 1);
  return prefix in FAMILIES ? FAMILIES[prefix](results, name.slice(prefix.length)) : null;
}
