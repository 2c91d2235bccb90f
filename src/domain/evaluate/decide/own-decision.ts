import { isoDay } from "../../calendar/days.js";
import type { EvidenceRecord, Json } from "../../model/documents.js";
import type { RuleResults } from "../results.js";
import { atSubjects } from "../settled/at-subjects.js";
import { hasBit } from "../settled/bits.js";
import { knownOf } from "../settled/known-facts.js";
import { LIST_STATUS, type Results } from "./results.js";
import { standingOf } from "./standing.js";
import { settledFact } from "../settled/settled-fact.js";

const statusOf = (results: RuleResults, row: number): string =>
  results.eligibility[row] >= 0 ? "notEligible" : hasBit(results.rated, row) ? "rated" : "notRated";

/** Whether nothing that is settled so far was unknown. */
function isComplete(results: Results, row: number): boolean {
  const { known, of } = knownOf(results, row);
  return known === of && !results.rules.some((_, rule) => hasBit(atSubjects(results, rule).matters, row));
}

function numbers(results: Results, row: number): Record<string, number> {
  const found: Record<string, number> = {};
  const score = settledFact(results, "score");
  const put = (name: string, value: unknown): void => {
    if (typeof value === "number" && Number.isFinite(value)) found[name] = value;
  };
  const reported = score?.value(row) ?? null;
  put("score", reported);
  if (reported !== null) {
    put("least", score?.ends?.least(row));
    put("greatest", score?.ends?.greatest(row));
  }
  put("rank", results.ranking ? settledFact(results, "rank")?.value(row) : null);
  for (const { id } of results.groups) put(`points.${id}`, settledFact(results, `points.${id}`)?.value(row));
  return found;
}

/** The lists entered now, and those on which an earlier entry still runs, in the order of the scheme. */
function standingNames(results: Results, entered: readonly string[], row: number): readonly string[] {
  const running = new Set([...entered, ...standingOf(results, row).map(({ list }) => list)]);
  return results.lists.flatMap(({ list }) => (running.has(list.id) ? [list.id] : []));
}

/**
 * The run's own decision about a subject as the record that facts with `current` read as the newest (R6), from what is settled so far: lists that
 * come later are not in it.
 */
export function ownDecision(results: Results, row: number): EvidenceRecord {
  const { scheme, frozen: { period, subjects } } = results;
  const status = statusOf(results, row);
  const withStatus = (...wanted: readonly (typeof LIST_STATUS)[number][]): readonly string[] =>
    results.lists.filter((list) => wanted.includes(LIST_STATUS[list.status[row]])).map((list) => list.list.id);
  const [lists, undecided] = [withStatus("in"), withStatus("undecided", "proposed")];
  const grade = status === "notEligible" ? scheme.eligibility[results.eligibility[row]].otherwise : results.grades?.names[results.grades.reported[row]];
  const data: Record<string, Json> = {
    scheme: scheme.id, period: period.id, status, ...(grade === undefined ? {} : { grade }), ...(status === "notEligible" ? {} : numbers(results, row)),
    lists, standing: standingNames(results, lists, row), undecided, complete: isComplete(results, row) && undecided.length === 0,
  };
  const day = isoDay(period.to);
  return { id: `${scheme.id}/${period.id}/${subjects[row]}`, subject: subjects[row], kind: "decision", occurredOn: day, data, steps: [{ step: "verified", on: day }] };
}
