import type { OperatorTable } from "../language/operators.js";
import type { EvaluationInput, Frozen } from "../model/columns.js";
import type { Subject } from "../model/documents.js";
import { type Problem, ProblemError } from "../model/problem.js";
import type { Scheme } from "../model/scheme.js";
import { FrozenBuilder, decidedRead } from "./columns/frozen-builder.js";
import { type Cohorts, settleCohorts } from "./cohorts/plain-cohorts.js";
import type { Derived } from "./derived.js";
import { LinkWeb } from "./links/link-web.js";
import { OtherSubjects } from "./links/other-subjects.js";
import { type GatheredFacts, type Workspace, subjectOpener } from "./open-subject.js";
import { type Derivation, type Plan, compilePlan } from "./plan.js";
import { choicesOf } from "./records/choices.js";
import { bucketRecords, sortedSubjects } from "./records/bucket-records.js";
import { schemesRead } from "./records/records-fact.js";
import type { SubjectState } from "./subject-facts.js";

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
  for (const builder of plan.linked) builder.add(state.gathered?.get(builder.fact)?.rows ?? []);
  const rowOf = frozen.records(state.records, state.disputed, used);
  plan.facts.forEach(({ fact }, at) => frozen.evidence(fact.name, evidence[at].map((i) => rowOf[i])));
  for (const { builder, selector } of plan.children) builder.add(row, state, state.pickedAt(selector), rowOf);
}

/** Plans for the facts about other subjects, by kind. */
function otherPlans(scheme: Scheme, derivation: Derivation): ReadonlyMap<string, Plan> {
  const plans = [...(scheme.about ?? [])].map(([kind, facts]): [string, Plan] => {
    const { kinds, procedure, about } = scheme;
    return [kind, compilePlan({ subject: kind, facts, rules: [], lists: [], kinds, procedure, ...(about ? { about } : {}) }, derivation)];
  });
  return new Map(plans);
}

const byIdOf = ({ subjects, others = [] }: EvaluationInput): ReadonlyMap<string, Subject> => new Map([...others, ...subjects].map((subject) => [subject.id, subject]));

/** Rated subjects with all to whom their chains lead, ready to be opened one after the other; and what is refused on the way. */
interface Opener {
  readonly plan: Plan;
  readonly problems: () => readonly Problem[];
  readonly open: (subject: Subject) => SubjectState;
}

function openerOf(scheme: Scheme, input: EvaluationInput, { operators, cohorts }: Pick<Derivation, "operators" | "cohorts">): Opener {
  const subjects = byIdOf(input);
  let others: OtherSubjects | null = null;
  const derivation: Derivation = { input, operators, cohorts, subjects, others: () => others as OtherSubjects };
  if (scheme.dated && scheme.dated.asOf !== input.asOf) throw new RangeError(`the scheme ${scheme.id} was read for another day: its dated parameters would be wrong`);
  const plan = compilePlan(scheme, derivation);
  const plans = otherPlans(scheme, derivation);
  const all = [plan, ...plans.values()];
  const web = new LinkWeb(input.links ?? [], subjects, input.asOf);
  const open = subjectOpener({ web, records: bucketRecords(scheme, input, subjects, (kind) => all.some(({ layout }) => layout.readsKind(kind))) });
  const known = new OtherSubjects({ web, subjects }, plans, open);
  others = known;
  const workspace: Workspace = { cells: [], every: [], facts: [], derived: [] };
  const gathered = (id: string): GatheredFacts => new Map(plan.linked.map(({ fact }) => [fact, known.gather(fact, id)]));
  return { plan, problems: () => all.flatMap(({ problems }) => problems), open: (subject) => open(subject, plan, workspace, plan.linked.length === 0 ? undefined : gathered(subject.id)) };
}

/**
 * Stages 1 and 2: the plain facts of every subject as columns, the records that `for` rules walk as child tables, and the records and linked
 * subjects behind both. Each record is read once, the order of subjects, records and links is of no matter, the work grows with their number.
 * Throws ProblemError naming subject and fact for a known value outside its `range` (R7).
 */
export function deriveFacts(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): Frozen {
  // The records are walked once for each layer of places over places, and once more.
  const whole = Array.isArray(input.records) ? input : { ...input, records: [...input.records] };
  const cohorts = settleCohorts(scheme, whole, (part, from, settled) => deriveWith(part, from, operators, settled));
  return deriveWith(scheme, whole, operators, cohorts);
}

/** The same where places among others are settled already. */
function deriveWith(scheme: Scheme, input: EvaluationInput, operators: OperatorTable, cohorts: Cohorts): Frozen {
  const { plan, problems, open } = openerOf(scheme, input, { operators, cohorts });
  const subjects = sortedSubjects(input.subjects);
  const frozen = new FrozenBuilder(plan);
  subjects.forEach((subject, row) => deriveSubject(open(subject), row, plan, frozen));
  if (problems().length > 0) throw new ProblemError(problems());
  const current = plan.current.flatMap(({ fact }) => schemesRead(fact.select.where));
  const { period, asOf, calendar } = input;
  const choices = choicesOf(scheme, input);
  return frozen.finish(subjects.map(({ id }) => id), { period, asOf, calendar, ...(choices.length > 0 ? { choices } : {}), decided: decidedRead(input.decided, current, asOf) });
}
