import type { FactType } from "../model/kinds.js";
import { STAGE } from "../model/scheme.js";

/** What is known of a name before anything is evaluated: its type, the stage at which it is settled, and the values it can take. */
export interface SettledFact {
  readonly type: FactType;
  readonly stage: number;
  readonly oneOf?: readonly string[];
}

/** Names that a scheme gives to what it settles itself. */
export interface SettledNames {
  readonly groups: readonly string[];
  readonly flags: readonly string[];
  readonly checks: readonly string[];
  readonly results: readonly string[];
  readonly grades: readonly string[];
  readonly lists: readonly string[];
}

/** Reserved facts without a name of the scheme in them. The first four are given with the run. */
const FIXED: Readonly<Record<string, SettledFact>> = {
  asOf: { type: "day", stage: STAGE.plain },
  "period.from": { type: "day", stage: STAGE.plain },
  "period.to": { type: "day", stage: STAGE.plain },
  "period.ended": { type: "boolean", stage: STAGE.plain },
  score: { type: "number", stage: STAGE.score },
  grade: { type: "string", stage: STAGE.grade },
  population: { type: "number", stage: STAGE.rank },
  rank: { type: "number", stage: STAGE.rank },
  rankFromEnd: { type: "number", stage: STAGE.rank },
  percentile: { type: "number", stage: STAGE.rank },
};

/** Beginnings of reserved names: no fact may be called so. */
export const RESERVED_PREFIXES = ["period.", "points.", "items.", "flag.", "check.", "results.", "list.", "record.", "scope."] as const;

/** True of names that the language keeps for itself. */
export function isReserved(name: string): boolean {
  return Object.hasOwn(FIXED, name) || RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** All reserved facts of a scheme by name, in the order in which they are settled. */
export function settledFacts(names: SettledNames): ReadonlyMap<string, SettledFact> {
  const each = (prefix: string, ids: readonly string[], fact: SettledFact): [string, SettledFact][] => ids.map((id) => [`${prefix}.${id}`, fact]);
  const fixed = Object.entries(FIXED).map(([name, fact]): [string, SettledFact] => [name, name === "grade" ? { ...fact, oneOf: names.grades } : fact]);
  return new Map([
    ...fixed,
    ...each("points", names.groups, { type: "number", stage: STAGE.points }),
    ...each("items", names.groups, { type: "number", stage: STAGE.points }),
    ...each("flag", names.flags, { type: "boolean", stage: STAGE.points }),
    ...each("check", names.checks, { type: "string", stage: STAGE.points, oneOf: names.results }),
    ...each("results", names.results, { type: "number", stage: STAGE.points }),
    ...names.lists.map((id, place): [string, SettledFact] => [`list.${id}`, { type: "boolean", stage: STAGE.list + place }]),
  ]);
}
