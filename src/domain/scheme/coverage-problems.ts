import type { Problem } from "../model/problem.js";
import type { Scheme } from "../model/scheme.js";
import type { Coverage } from "./check-coverage.js";
import { below } from "./pointer.js";
import { problemOf } from "./problems.js";

export interface CoverageProblems {
  /** At their places in the scheme's text. */
  readonly inScheme: readonly Problem[];
  /** At their places in the text of the cases: reasons that nothing asks for. */
  readonly inCases: readonly Problem[];
}

const OUTCOMES: Readonly<Record<string, readonly [string, string]>> = { true: ["成立", "holds"], false: ["不成立", "does not hold"], "true,false": ["被判断", "is looked at"] };

/** Where a place of the scheme's text stands in the author's; null: in another's, whose own cases are asked for it. */
type Place = (pointer: string) => string | null;

/** Rules that stand at one place for several rows are told of at once. */
function ofRules({ rules }: Scheme, { rulesNeverTrue }: Coverage, place: Place): readonly Problem[] {
  const never = new Set(rulesNeverTrue);
  const byPlace = new Map<string, string[]>();
  for (const { name, pointer } of rules) {
    const own = never.has(name) ? place(pointer) : null;
    if (own !== null) byPlace.set(own, [...(byPlace.get(own) ?? []), name]);
  }
  return [...byPlace].map(([pointer, names]) => problemOf("case-coverage-rule", pointer, { names: names.join(", "), pointer }));
}

const ofConditions = ({ conditions }: Coverage, place: Place): readonly Problem[] => conditions.flatMap(({ pointer, never }) => {
  const own = place(pointer);
  return own === null ? [] : [problemOf("case-coverage-condition", own, { outcome: OUTCOMES[never.join(",")], pointer: own })];
});

/** What the cases leave untried, as warnings; save where a reason is written why it cannot be tried (by the place in the author's text). `place`: of an overlay, where its own parts stand in it. */
export function coverageProblems(scheme: Scheme, coverage: Coverage, reasons: Iterable<string>, place: Place = (pointer) => pointer): CoverageProblems {
  const untried = [...ofRules(scheme, coverage, place), ...ofConditions(coverage, place)];
  const [places, written] = [new Set(untried.map(({ path }) => path)), new Set(reasons)];
  return {
    inScheme: untried.filter(({ path }) => !written.has(path)),
    inCases: [...written].filter((pointer) => !places.has(pointer)).map((pointer) => problemOf("case-reason-idle", below("/unreachable", pointer), { pointer })),
  };
}
