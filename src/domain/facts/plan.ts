import type { OperatorTable } from "../language/operators.js";
import type { EvaluationInput } from "../model/columns.js";
import type { Subject } from "../model/documents.js";
import type { Problem } from "../model/problem.js";
import type { Fact, LinkedFact, RecordSelection, Rule, Scheme } from "../model/scheme.js";
import type { Cohorts } from "./cohorts/plain-cohorts.js";
import { ChildBuilder } from "./columns/child-builder.js";
import { Layout } from "./layout.js";
import { type Route, routeOf } from "./links/link-web.js";
import { LinkedBuilder } from "./links/linked-builder.js";
import type { OtherSubjects } from "./links/other-subjects.js";
import { CurrentBuilder } from "./records/current-builder.js";
import { standingFact } from "./records/standing-fact.js";
import { type Selector, type SelectionContext, compileSelection } from "./records/select.js";
import { type ReservedFact, reservedFacts } from "./reserved-facts.js";
import { type FactContext, type FactReader, compileFact, isPlain } from "./subject-facts.js";

export interface ReservedPlan extends ReservedFact {
  readonly place: number;
}
export interface FactPlan {
  readonly fact: Fact;
  readonly read: FactReader;
}
export interface ChildPlan {
  readonly builder: ChildBuilder;
  /** Place of its selection in Plan.selectors. */
  readonly selector: number;
}
/** A scheme compiled for one derivation: selections that are equal stand once. */
export interface Plan {
  readonly layout: Layout;
  readonly reserved: readonly ReservedPlan[];
  readonly facts: readonly FactPlan[];
  readonly selectors: readonly Selector[];
  /** Place of a fact's selection in `selectors`. */
  readonly selectorOf: ReadonlyMap<Fact, number>;
  readonly children: readonly ChildPlan[];
  readonly current: readonly CurrentBuilder[];
  /** The ways that selections go, each once. */
  readonly routes: readonly Route[];
  readonly linked: readonly LinkedBuilder[];
  readonly problems: Problem[];
}

/** What a plan is compiled for. */
export interface Derivation {
  readonly input: EvaluationInput;
  readonly operators: OperatorTable;
  /** Places among others, settled before. */
  readonly cohorts: Cohorts;
  /** Rated subjects and others, by id. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly others: () => OtherSubjects;
}

/** Equal for selections that take the same records, wherever they stand in the file. */
function selectionKey({ kinds, where, windows, on, via, at }: RecordSelection): string {
  return JSON.stringify([kinds, where ?? null, windows, on, via, at], (name, value: unknown) => (name === "pointer" || name === "parameter" ? undefined : value));
}

function rulesByForKey(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (!rule.each) continue;
    const sharing = found.get(rule.each.forKey);
    if (sharing) sharing.push(rule);
    else found.set(rule.each.forKey, [rule]);
  }
  return found;
}

/** Gives each distinct selection one selector. */
function selectorTable(context: SelectionContext): { readonly list: Selector[]; readonly routes: Route[]; readonly place: (selection: RecordSelection) => number } {
  const [list, routes, places] = [[] as Selector[], [] as Route[], new Map<string, number>()];
  const place = (selection: RecordSelection): number => {
    const route = routeOf(selection);
    if (route && routes.every(({ key }) => key !== route.key)) routes.push(route);
    const key = selectionKey(selection);
    const found = places.get(key) ?? list.push(compileSelection(selection, context)) - 1;
    places.set(key, found);
    return found;
  };
  return { list, routes, place };
}

const isLinked = (fact: Fact): fact is LinkedFact => fact.from === "linked";

/** Compiles the plain facts, the `for` selections and the `current` facts of a scheme, or (with its facts and its kind in their places) those about others. */
export function compilePlan(scheme: Pick<Scheme, "subject" | "facts" | "rules" | "lists" | "ranking" | "kinds" | "procedure" | "about"> & Pick<Partial<Scheme>, "parameters" | "id">, { input, operators, cohorts, subjects, others }: Derivation): Plan {
  const layout = new Layout(operators, scheme.kinds, { asOf: input.asOf, days: new Map(), ...(scheme.parameters ? { parameters: scheme.parameters } : {}) }, { kind: scheme.subject, subjects });
  const problems: Problem[] = [];
  const context: FactContext = { layout, problems, calendar: input.calendar, decided: input.decided, facts: new Map(scheme.facts.map((fact) => [fact.name, fact])), others, cohorts };
  const selection: SelectionContext = { layout, period: input.period, disputed: scheme.procedure.disputed };
  const selectors = selectorTable(selection);
  const standing = standingFact(scheme);
  const plain = scheme.facts.filter(isPlain);
  return {
    layout, problems,
    reserved: reservedFacts(scheme, input).map((fact) => ({ ...fact, place: layout.factPlace(fact.name) })),
    facts: plain.map((fact) => ({ fact, read: compileFact(fact, context) })),
    selectors: selectors.list,
    routes: selectors.routes,
    selectorOf: new Map(plain.flatMap((fact) => (fact.from === "records" ? [[fact, selectors.place(fact.select)] as const] : []))),
    children: [...rulesByForKey(scheme.rules)].map(([forKey, rules]) => {
      const builder = new ChildBuilder(forKey, rules, layout);
      return { builder, selector: selectors.place(builder.selection) };
    }),
    current: [...scheme.facts, ...(standing ? [standing] : [])].flatMap((fact) => (fact.from === "records" && fact.current ? [new CurrentBuilder(fact, selection)] : [])),
    linked: plain.filter(isLinked).map((fact) => new LinkedBuilder(fact, scheme.about?.get(fact.via[fact.via.length - 1].kind) ?? [])),
  };
}
