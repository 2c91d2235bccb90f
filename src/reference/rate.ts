import type { Card, Trace } from "../domain/model/card.js";
import type { EvaluationInput } from "../domain/model/columns.js";
import type { OperatorTable } from "../domain/language/operators.js";
import type { Scheme } from "../domain/model/scheme.js";
import { cardOf } from "./result/card-of.js";
import { traceOf } from "./result/trace-of.js";
import { laterCohorts, plainCohorts } from "./places/cohorts.js";
import { gradeSubject } from "./stages/grades.js";
import { listAll } from "./stages/lists.js";
import { rankAll } from "./stages/ranking.js";
import { rateSubject } from "./stages/rate-subject.js";
import type { Sheet } from "./stages/sheet.js";
import { byCodeUnits, type World } from "./world.js";
import { worldOf } from "./world-of.js";

function gradeAll(world: World, sheets: readonly Sheet[]): void {
  if (world.scheme.grades.length === 0) return;
  for (const sheet of sheets.filter(({ status }) => status !== "notEligible")) sheet.graded = gradeSubject(world, sheet);
}

function placeAll(world: World, sheets: readonly Sheet[]): void {
  rankAll(world, sheets);
  laterCohorts(world, sheets);
}

/**
 * Rates a population row by row: each subject alone up to its score, then grades and ranks, then lists. This is what the language means, written
 * to be read; the fast evaluator must give the same cards and traces. In code-unit order of subject ids. Throws ProblemError for a known value
 * outside the `range` of its fact.
 */
export function rateByReference(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): { card: Card; trace: Trace }[] {
  const world = worldOf(scheme, input, operators);
  const subjects = [...input.subjects].sort((a, b) => byCodeUnits(a.id, b.id));
  plainCohorts(world, subjects);
  const sheets = subjects.map((subject) => rateSubject(world, subject));
  const [first, second] = scheme.rankingFirst ? [placeAll, gradeAll] : [gradeAll, placeAll];
  first(world, sheets);
  second(world, sheets);
  listAll(world, sheets);
  return sheets.map((sheet) => ({ card: cardOf(world, sheet), trace: traceOf(world, sheet) }));
}
