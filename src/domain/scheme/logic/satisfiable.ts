import type { Condition, Test } from "../../model/scheme.js";
import { requirementOf } from "./requirement.js";
import { complement, intersect, isEmpty, type ValueSet } from "./value-set.js";

/** What a fact can be before anything is asked of it. */
export interface Domain {
  readonly set: ValueSet;
  readonly whole: boolean;
  /** It can be without a value. */
  readonly missing: boolean;
}
/** What each fact can be, as tests of that type read it. */
export type Universe = (fact: string, type: Test["type"]) => Domain;

/** How a condition is to turn out. Outcomes are three: "notTrue" is false or unknown. */
export type Wish = "true" | "false" | "notTrue" | "notFalse";
export interface Goal {
  readonly condition: Condition;
  readonly wish: Wish;
}

const OPPOSITE: Readonly<Record<Wish, Wish>> = { true: "false", false: "true", notTrue: "notFalse", notFalse: "notTrue" };
/** Every part must turn out so, for the whole to do it. */
const EVERY: Readonly<Record<"all" | "any", ReadonlySet<Wish>>> = { all: new Set(["true", "notFalse"]), any: new Set(["false", "notTrue"]) };
/** Beyond so many steps nothing is said: the answer is that it may be. */
const MOST_STEPS = 20_000;

type State = Map<string, Domain>;

class Search {
  readonly #universe: Universe;
  #steps = 0;

  constructor(universe: Universe) {
    this.#universe = universe;
  }

  /** Whether facts can be such that all of the goals are met. */
  meets(state: State, goals: readonly Goal[]): boolean {
    const choices: (readonly Goal[])[] = [];
    const queue = [...goals];
    for (let goal = queue.pop(); goal; goal = queue.pop()) {
      if (++this.#steps > MOST_STEPS) return true;
      const { condition, wish } = goal;
      if (condition.kind === "not") queue.push({ condition: condition.part, wish: OPPOSITE[wish] });
      else if (condition.kind === "test") {
        if (!this.#ask(state, condition, wish)) return false;
      } else {
        const parts = condition.parts.map((part): Goal => ({ condition: part, wish }));
        if (EVERY[condition.kind].has(wish)) queue.push(...parts);
        // Of nothing, nothing can be chosen.
        else if (parts.length === 0) return false;
        else choices.push(parts);
      }
    }
    const [first, ...rest] = choices;
    if (first === undefined) return true;
    const others = rest.map((parts): Goal => ({ condition: { kind: wishKind(parts[0].wish), parts: parts.map(({ condition }) => condition), pointer: "" }, wish: parts[0].wish }));
    return first.some((goal) => this.meets(new Map(state), [goal, ...others]));
  }

  #domain(state: State, key: string, type: Test["type"]): Domain {
    return state.get(key) ?? this.#universe(key, type);
  }

  /** Narrows what a key can be; false: nothing is left. */
  #narrow(state: State, key: string, domain: Domain): boolean {
    state.set(key, domain);
    return domain.missing || !isEmpty(domain.set, domain.whole);
  }

  #askKnown(state: State, { fact, type }: Test, known: boolean): boolean {
    const domain = this.#domain(state, fact, type);
    return this.#narrow(state, fact, known ? { ...domain, missing: false } : { ...domain, set: intersect(domain.set, complement(domain.set)) });
  }

  #ask(state: State, test: Test, wish: Wish): boolean {
    const holds = wish === "true" || wish === "notFalse";
    const { value } = test;
    if (test.operator === "known") return this.#askKnown(state, test, (value.kind === "constant" && value.value === true) === holds);
    const { facts, ranges } = requirementOf(test);
    const certain = wish === "true" || wish === "false";
    if (certain && !facts.every((fact) => this.#narrow(state, fact, { ...this.#domain(state, fact, test.type), missing: false }))) return false;
    // One of several ranges: any of them may be the one, so that nothing is said of each.
    if (ranges.length > 1 && holds) return true;
    return ranges.every(({ key, set, universe }) => {
      const domain = universe === null ? this.#domain(state, key, test.type) : (state.get(key) ?? { set: universe, whole: false, missing: true });
      return this.#narrow(state, key, { ...domain, set: intersect(domain.set, holds ? set : complement(set)), missing: domain.missing && !certain });
    });
  }
}

const wishKind = (wish: Wish): "all" | "any" => (EVERY.all.has(wish) ? "any" : "all");

/** Whether the goals can be met together, as far as constants, ranges and lists of words tell: false is certain, true may be wrong. */
export function satisfiable(universe: Universe, goals: readonly Goal[]): boolean {
  return new Search(universe).meets(new Map(), goals);
}
