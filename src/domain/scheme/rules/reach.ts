import { compare, fractionOf, fractionToNumber, ZERO } from "../../decimal/fraction.js";
import { hull, intervalOf, maxInterval, minInterval, OPEN, point, roundInterval, type Interval } from "../../decimal/interval.js";
import { expressionEnds, partsOf } from "../../facts/expression-ends.js";
import type { Expression, Fact, FormulaFact, RuleEvent, ScoreSpec } from "../../model/scheme.js";

/** Where the values of a number lie for sure, known or missing; open: nothing says. */
export type Reach = Interval;

interface Clamp {
  readonly min?: number;
  readonly max?: number;
}
type Points = Extract<RuleEvent, { readonly type: "points" }>;

/** A value held between min and max. */
export function clamped(reach: Reach, { min, max }: Clamp): Reach {
  const raised = min === undefined ? reach : maxInterval(reach, point(fractionOf(min)));
  return max === undefined ? raised : minInterval(raised, point(fractionOf(max)));
}

/** Where the facts of a scheme and what is computed from them lie, by constants and declared ranges alone. */
export class Reaches {
  readonly #facts: ReadonlyMap<string, Fact>;
  readonly #found = new Map<string, Reach>();

  readonly #falls = new Map<Expression, boolean>();

  constructor(facts: readonly Fact[]) {
    this.#facts = new Map(facts.map((fact) => [fact.name, fact]));
  }

  ofExpression(expression: Expression): Reach {
    if (this.#canFallBelowSteps(expression)) return OPEN;
    return expressionEnds(expression, (name) => {
      const { low, high } = this.#ofFact(name);
      return { value: null, low: low ? fractionToNumber(low) : -Infinity, high: high ? fractionToNumber(high) : Infinity };
    });
  }

  /** Points of one item: amount, clamp, rounding; what is unknown or does not hold brings 0. */
  ofItem(event: Points, { items, mode }: ScoreSpec["round"]): Reach {
    return hull(point(ZERO), roundInterval(clamped(this.ofExpression(event.amount), event), items, mode));
  }

  /** Below its first step an expression is missing and nothing is known of it, although every step is. */
  #canFallBelowSteps(expression: Expression): boolean {
    const falls = this.#falls.get(expression) ?? this.#findFall(expression);
    this.#falls.set(expression, falls);
    return falls;
  }

  #findFall(expression: Expression): boolean {
    if (partsOf(expression).some((part) => this.#canFallBelowSteps(part))) return true;
    if (expression.op !== "steps") return false;
    const { low } = this.ofExpression(expression.of);
    return low === null || compare(low, fractionOf(expression.at[0][0])) < 0;
  }

  #ofFact(name: string): Reach {
    const fact = this.#facts.get(name);
    if (!fact) return OPEN;
    const known = this.#found.get(name) ?? this.#declared(fact);
    this.#found.set(name, known);
    return typeof fact.whenMissing === "number" ? hull(known, point(fractionOf(fact.whenMissing))) : known;
  }

  #declared(fact: Fact): Reach {
    if (fact.range) return intervalOf(fact.range[0], fact.range[1]);
    // Of a fact that nobody has looked for, nothing is known.
    if (fact.knownIf) return OPEN;
    if (fact.from === "formula") return this.#ofFormula(fact);
    // A count is never below 0, missing or not; other aggregates are open where a record lacks what they read.
    if (fact.from === "cohort") return fact.of === "mean" ? OPEN : { low: ZERO, high: null };
    return fact.from !== "attribute" && fact.aggregate === "count" ? { low: ZERO, high: null } : OPEN;
  }

  /** A formula is rounded where it is known, and lies between the ends of its operands where it is not. */
  #ofFormula({ expression, decimals }: FormulaFact): Reach {
    const reach = this.ofExpression(expression);
    return hull(reach, roundInterval(reach, decimals, "half-away"));
  }
}
