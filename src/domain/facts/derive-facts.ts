import type { OperatorTable } from "../language/operators.js";
import type { EvaluationInput, Frozen } from "../model/columns.js";
import type { EvidenceRecord, Subject } from "../model/documents.js";
import { ProblemError } from "../model/problem.js";
import type { Scheme } from "../model/scheme.js";
import { FrozenBuilder, decidedRead } from "./columns/frozen-builder.js";
import type { Derived } from "./derived.js";
import { type Plan, compilePlan } from "./plan.js";
import { bucketRecords, sortedSubjects } from "./records/bucket-records.js";
import type { Cell } from "./records/record-fields.js";
import { schemesRead } from "./records/records-fact.js";
import type { Picked } from "./records/select.js";
import { type Workspace as RecordsWorkspace, readRecords } from "./records/subject-records.js";
import type { SubjectState } from "./subject-facts.js";

/** Arrays that are used again for every subject. */
interface Workspace extends RecordsWorkspace {
  readonly facts: Cell[];
  readonly derived: (Derived | undefined)[];
}

function openSubject(subject: Subject, records: readonly EvidenceRecord[], plan: Plan, workspace: Workspace): SubjectState {
  const { facts, derived } = workspace;
  const picks: (Picked | undefined)[] = [];
  const read = readRecords(records, plan.layout, { cells: [], facts, undecided: false }, workspace);
  const state: SubjectState = { ...read, subject, derived, pickedAt: (selector) => (picks[selector] ??= plan.selectors[selector](state)), picked: (fact) => state.pickedAt(plan.selectorOf.get(fact) as number) };
  for (const { place, of } of plan.reserved) {
    derived[place] = of(subject);
    facts[place] = derived[place].value;
  }
  return state;
}

/** Facts in their order, then the rows of `for` rules, then the earlier decisions of `current` facts; at last the records behind all of them. */
function deriveSubject(state: SubjectState, row: number, plan: Plan, frozen: FrozenBuilder): void {
  const used: boolean[] = state.records.map(() => false);
  const take = (places: readonly number[]): void => places.forEach((i) => { used[i] = true; });
  plan.reserved.forEach(({ place }, at) => frozen.reservedFact(at, state.derived[place] as Derived));
  const evidence = plan.facts.map(({ read }, at) => {
    const { derived, behind } = read(state);
    frozen.fact(at, derived);
    take(behind);
    return behind;
  });
  for (const { selector } of plan.children) take(state.pickedAt(selector).index);
  for (const builder of plan.current) take(builder.add(state));
  const rowOf = frozen.records(state.records, state.disputed, used);
  plan.facts.forEach(({ fact }, at) => frozen.evidence(fact.name, evidence[at].map((i) => rowOf[i])));
  for (const { builder, selector } of plan.children) builder.add(row, state, state.pickedAt(selector), rowOf);
}

/**
 * Stages 1 and 2: the plain facts of every subject as columns, the records that `for` rules walk as child tables, and the records behind both.
 * Each record is read once, the order of subjects and records is of no matter, the work grows with their number.
 * Throws ProblemError naming subject and fact for a known value outside its `range` (R7).
 */
export function deriveFacts(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): Frozen {
  const plan = compilePlan(scheme, input, operators);
  const subjects = sortedSubjects(input.subjects);
  const buckets = bucketRecords(scheme, input, subjects, plan.layout);
  const frozen = new FrozenBuilder(plan);
  const workspace: Workspace = { cells: [], every: [], facts: [], derived: [] };
  subjects.forEach((subject, row) => deriveSubject(openSubject(subject, buckets[row], plan, workspace), row, plan, frozen));
  if (plan.problems.length > 0) throw new ProblemError(plan.problems);
  const current = plan.current.flatMap(({ fact }) => schemesRead(fact.select.where));
  const { period, asOf, calendar } = input;
  return frozen.finish(subjects.map(({ id }) => id), { period, asOf, calendar, decided: decidedRead(input.decided, current, asOf) });
}
