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

/** Rules that stand at one place for several rows are told of at once. */
function ofRules({ rules }: Scheme, { rulesNeverTrue }: Coverage): readonly Problem[] {
  const never = new Set(rulesNeverTrue);
  const byPlace = new Map<string, string[]>();
  for (const { name, pointer } of rules) if (never.has(name)) byPlace.set(pointer, [...(byPlace.get(pointer) ?? []), name]);
  return [...byPlace].map(([pointer, names]) => problemOf("case-coverage-rule", pointer, { names: names.join(", "), pointer }));
}

const ofConditions = ({ conditions }: Coverage): readonly Problem[] =>
  conditions.map(({ pointer, never }) => problemOf("case-coverage-condition", pointer, { outcome: OUTCOMES[never.join(",")], pointer }));

/** What the cases leave untried, as warnings; save where a reason is written why it cannot be tried (by the place in the scheme's text). */
export function coverageProblems(scheme: Scheme, coverage: Coverage, reasons: Iterable<string>): CoverageProblems {
  const untried = [...ofRules(scheme, coverage), ...ofConditions(coverage)];
  const [places, written] = [new Set(untried.map(({ path }) => path)), new Set(reasons)];
  return {
    inScheme: untried.filter(({ path }) => !written.has(path)),
    inCases: [...written].filter((pointer) => !places.has(pointer)).map((pointer) => problemOf("case-reason-idle", below("/unreachable", pointer), { pointer })),
  };
}
