import type { RuleResults } from "../results.js";
import { settleGrades } from "./grades.js";
import { settleLists } from "./settle-lists.js";
import { settleRanking } from "./ranking.js";
import type { Results } from "./results.js";

type Stage = (results: Results) => Results;

const grades: Stage = (results) => ({ ...results, grades: settleGrades(results) });
const ranking: Stage = (results) => ({ ...results, ranking: settleRanking(results) });

/** Nothing decided yet. The readers are handed on by name, so that they work whatever object brings them. */
function undecided(results: RuleResults): Results {
  return {
    ...results,
    testBits: (test, child) => results.testBits(test, child),
    conditionBits: (condition, child) => results.conditionBits(condition, child),
    column: (fact, child) => results.column(fact, child),
    grades: null, ranking: null, lists: [], current: new Map(),
  };
}

/**
 * Stages 11 to 13 for the whole population: grades, ranking, lists. Ranking comes first where the scheme says so (share bands, or a band or
 * `atMost` that reads a rank). Each stage makes a new object: what an earlier stage read cannot change afterwards.
 */
export function decide(results: RuleResults): Results {
  const stages = results.scheme.rankingFirst ? [ranking, grades] : [grades, ranking];
  return settleLists(stages.reduce((settled, stage) => stage(settled), undecided(results)));
}
