import type { EvidenceRecord, Subject } from "../../model/documents.js";
import type { Fact, LinkedFact } from "../../model/scheme.js";
import type { Derived } from "../derived.js";
import { factsInWhere, factsReadBy } from "../names-read.js";
import type { SubjectOpener } from "../open-subject.js";
import type { FactPlan, Plan } from "../plan.js";
import { FALSE, type Predicate, TRUE, compileCondition } from "../predicate.js";
import type { SubjectState } from "../subject-facts.js";
import type { LinkWeb } from "./link-web.js";
import type { LinkedRow } from "./linked-value.js";

/** A fact about a linked subject with the records behind it, those behind what it is made of among them. */
interface AboutValue {
  readonly derived: Derived;
  readonly records: readonly EvidenceRecord[];
}
/** The subjects of a `linked` fact, in code-unit order of their ids, and the records behind what is read of them. */
export interface Gathered {
  readonly rows: readonly LinkedRow[];
  readonly records: readonly EvidenceRecord[];
}

interface AboutState {
  readonly state: SubjectState;
  readonly values: Map<string, AboutValue>;
}
interface AboutPlan {
  readonly plan: Plan;
  readonly facts: ReadonlyMap<string, FactPlan & { readonly reads: readonly string[] }>;
}
interface Gatherer {
  readonly about: AboutPlan | undefined;
  readonly where: Predicate | null;
  readonly reads: readonly string[];
}

function aboutPlan(plan: Plan): AboutPlan {
  const names = new Set(plan.facts.map(({ fact }) => fact.name));
  const readsOf = (fact: Fact): readonly string[] => factsReadBy(fact).filter((name) => names.has(name));
  return { plan, facts: new Map(plan.facts.map((each) => [each.fact.name, { ...each, reads: readsOf(each.fact) }])) };
}

/** Facts about subjects that are not rated, derived when a `linked` fact asks for them, each once. */
export class OtherSubjects {
  private readonly web: LinkWeb;
  private readonly subjects: ReadonlyMap<string, Subject>;
  private readonly plans: ReadonlyMap<string, AboutPlan>;
  private readonly open: SubjectOpener;
  private readonly states = new Map<string, AboutState>();
  private readonly gatherers = new Map<LinkedFact, Gatherer>();

  constructor({ web, subjects }: { readonly web: LinkWeb; readonly subjects: ReadonlyMap<string, Subject> }, plans: ReadonlyMap<string, Plan>, open: SubjectOpener) {
    this.web = web;
    this.subjects = subjects;
    this.plans = new Map([...plans].map(([kind, plan]) => [kind, aboutPlan(plan)]));
    this.open = open;
  }

  /** Everybody whom a `linked` fact of this subject takes or may take. */
  gather(fact: LinkedFact, subject: string): Gathered {
    const gatherer = this.gathererOf(fact);
    const reached = [...this.web.reach(subject, { via: fact.via, at: "asOf" }).keys()].sort((a, b) => (a < b ? -1 : 1));
    const records: EvidenceRecord[] = [];
    const rows = reached.flatMap((id) => this.rowOf(fact, gatherer, id, records) ?? []);
    return { rows, records };
  }

  private rowOf(fact: LinkedFact, { about, where, reads }: Gatherer, id: string, records: EvidenceRecord[]): LinkedRow | null {
    if (about === undefined) return { id, sure: true, value: null, weight: null };
    const own = this.stateOf(about, id);
    const read = (name: string): Derived => {
      const value = this.valueOf(about, own, name);
      for (const record of value.records) records.push(record);
      return value.derived;
    };
    for (const name of reads) read(name);
    const taken = where === null ? TRUE : where(own.state.scope);
    if (taken === FALSE) return null;
    return { id, sure: taken === TRUE, value: fact.of === undefined ? null : bounded(read(fact.of), about, fact.of), weight: fact.weight === undefined ? null : bounded(read(fact.weight), about, fact.weight) };
  }

  /** Compiled once for each fact: what it asks of the kind that it reaches. */
  private gathererOf(fact: LinkedFact): Gatherer {
    const known = this.gatherers.get(fact);
    if (known) return known;
    const about = this.plans.get(fact.via[fact.via.length - 1].kind);
    const reads = factsInWhere(fact.where).filter((name) => about?.facts.has(name));
    const gatherer = { about, reads, where: fact.where && about ? compileCondition(fact.where, about.plan.layout.names()) : null };
    this.gatherers.set(fact, gatherer);
    return gatherer;
  }

  private stateOf({ plan }: AboutPlan, id: string): AboutState {
    const known = this.states.get(id);
    if (known) return known;
    const opened = { state: this.open(this.subjects.get(id) as Subject, plan, { cells: [], every: [], facts: [], derived: [] }), values: new Map<string, AboutValue>() };
    this.states.set(id, opened);
    return opened;
  }

  private valueOf(about: AboutPlan, own: AboutState, name: string): AboutValue {
    const known = own.values.get(name);
    if (known) return known;
    const { read, reads } = about.facts.get(name) as FactPlan & { readonly reads: readonly string[] };
    const records = reads.flatMap((each) => this.valueOf(about, own, each).records);
    const { derived, behind, others } = read(own.state);
    const value = { derived, records: [...records, ...behind.map((i) => own.state.records[i]), ...(others ?? [])] };
    own.values.set(name, value);
    return value;
  }
}

/** A missing number without ends of its own lies in the range of its fact. */
function bounded(derived: Derived, { facts }: AboutPlan, name: string): Derived {
  const range = facts.get(name)?.fact.range;
  return derived.value === null && derived.ends === null && range ? { ...derived, ends: { low: range[0], high: range[1] } } : derived;
}
