import { evaluateExpression, isMissing } from "../facts/expression.js";
import { atSubjects } from "../evaluate/settled/at-subjects.js";
import { hasBit } from "../evaluate/settled/bits.js";
import { plainReading } from "../evaluate/settled/plain-value.js";
import type { Results } from "../evaluate/decide/results.js";

function startIsMissing(results: Results, row: number): boolean {
  const { score } = results.scheme;
  return score !== undefined && isMissing(evaluateExpression(score.start, (fact) => plainReading(results, fact, row), results.frozen.calendar, score.round.places));
}

/** Groups whose absence leaves no score: those that refuse, and those that renormalise when no weighted group is left. */
function missingGroups(results: Results, row: number): readonly string[] {
  const groups = results.scheme.score?.groups ?? [];
  const isKnown = (id: string): boolean => results.groups.some((group) => group.id === id && hasBit(group.known, row));
  const leftOut = groups.filter((group) => group.missing === "renormalise" && !isKnown(group.id));
  const noneLeft = !groups.some((group) => (group.weight ?? 0) > 0 && !leftOut.includes(group));
  return groups.filter((group) => !isKnown(group.id) && (group.missing === "refuse" || (noneLeft && leftOut.includes(group)))).map((group) => group.id);
}

/** For whose sake a subject is not rated (R22): `eligibility` alone, else `score.start`, then groups, then rules; empty for all others. */
export function becauseOf(results: Results, row: number): readonly string[] {
  if (results.eligibility[row] >= 0 || hasBit(results.rated, row)) return [];
  if (results.eligibility[row] === -2) return ["eligibility"];
  const rules = results.rules.flatMap(({ rule }, index) => (rule.onUnknown === "notRated" && hasBit(atSubjects(results, index).matters, row) ? [rule.name] : []));
  return [...(startIsMissing(results, row) ? ["score.start"] : []), ...missingGroups(results, row), ...rules];
}
