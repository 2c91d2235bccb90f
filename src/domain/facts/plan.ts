import type { OperatorTable } from "../language/operators.js";
import type { EvaluationInput } from "../model/columns.js";
import type { Problem } from "../model/problem.js";
import type { Fact, RecordSelection, Rule, Scheme } from "../model/scheme.js";
import { ChildBuilder } from "./columns/child-builder.js";
import { Layout } from "./layout.js";
import { CurrentBuilder } from "./records/current-builder.js";
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
  readonly problems: Problem[];
}

/** Equal for selections that take the same records, wherever they stand in the file. */
function selectionKey({ kinds, where, windows, on }: RecordSelection): string {
  return JSON.stringify([kinds, where ?? null, windows, on], (name, value: unknown) => (name === "pointer" || name === "parameter" ? undefined : value));
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
function selectorTable(context: SelectionContext): { readonly list: Selector[]; readonly place: (selection: RecordSelection) => number } {
  const [list, places] = [[] as Selector[], new Map<string, number>()];
  const place = (selection: RecordSelection): number => {
    const key = selectionKey(selection);
    const found = places.get(key) ?? list.push(compileSelection(selection, context)) - 1;
    places.set(key, found);
    return found;
  };
  return { list, place };
}

/** Compiles the plain facts, the `for` selections and the `current` facts of a scheme. */
export function compilePlan(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): Plan {
  const layout = new Layout(operators, scheme.kinds, { asOf: input.asOf, days: new Map() });
  const problems: Problem[] = [];
  const context: FactContext = { layout, problems, calendar: input.calendar, decided: input.decided, facts: new Map(scheme.facts.map((fact) => [fact.name, fact])) };
  const selection: SelectionContext = { layout, period: input.period, disputed: scheme.procedure.disputed };
  const selectors = selectorTable(selection);
  const plain = scheme.facts.filter(isPlain);
  return {
    layout, problems,
    reserved: reservedFacts(scheme, input).map((fact) => ({ ...fact, place: layout.factPlace(fact.name) })),
    facts: plain.map((fact) => ({ fact, read: compileFact(fact, context) })),
    selectors: selectors.list,
    selectorOf: new Map(plain.flatMap((fact) => (fact.from === "records" ? [[fact, selectors.place(fact.select)] as const] : []))),
    children: [...rulesByForKey(scheme.rules)].map(([forKey, rules]) => {
      const builder = new ChildBuilder(forKey, rules, layout, scheme.kinds);
      return { builder, selector: selectors.place(builder.selection) };
    }),
    current: scheme.facts.flatMap((fact) => (fact.from === "records" && fact.current ? [new CurrentBuilder(fact, selection)] : [])),
  };
}
