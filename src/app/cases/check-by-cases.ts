import type { OperatorTable } from "../../domain/language/operators.js";
import type { Trace } from "../../domain/model/card.js";
import type { Calendar } from "../../domain/model/columns.js";
import type { Problem } from "../../domain/model/problem.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { checkCoverage } from "../../domain/scheme/check-coverage.js";
import { coverageProblems, type CoverageProblems } from "../../domain/scheme/coverage-problems.js";
import { placeIn } from "../../domain/scheme/extend/overlay-problems.js";
import { below } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { runWatched, type CaseResult } from "../run-cases.js";
import { readCases, type CaseDocument } from "./case-document.js";

export interface CheckedByCases extends CoverageProblems {
  readonly cases: readonly CaseResult[];
}
export const NOTHING_RUN: CheckedByCases = { cases: [], inScheme: [], inCases: [] };

const MOST_DIFFERENCES = 5;

const ofResult = ({ name, differences }: CaseResult, i: number): readonly Problem[] =>
  differences.length === 0 ? [] : [problemOf("case-failed", below("/cases", i), { name, detail: differences.slice(0, MOST_DIFFERENCES).join("; ") })];

const ofReason = ({ name, because, coverage }: CaseDocument, i: number): readonly Problem[] =>
  because === undefined && coverage !== true ? [problemOf("case-without-because", below("/cases", i), { name })] : [];

interface CheckedWith {
  readonly operators: OperatorTable;
  readonly calendar?: Calendar;
  /** Of an overlay: where what it brought stands in its own text. The rest is for the cases of its base. */
  readonly places?: ReadonlyMap<string, string> | undefined;
}

/** Runs the cases of a scheme: those that fail or say no reason, and what none of them brings about. A case that fails covers nothing that can be relied on, so that nothing is said of coverage then. */
export function checkByCases(scheme: Scheme, text: string, { operators, calendar, places }: CheckedWith): CheckedByCases {
  const document = readCases(text);
  const traces: Trace[] = [];
  const cases = runWatched(scheme, text, { operators, calendar, watch: (trace) => traces.push(trace) });
  const own = [...cases.flatMap(ofResult), ...document.cases.flatMap(ofReason)];
  const { inScheme, inCases } = cases.every(({ passed }) => passed) ? coverageProblems(scheme, checkCoverage(scheme, traces), Object.keys(document.unreachable ?? {}), places && ((pointer) => placeIn({ places }, pointer))) : NOTHING_RUN;
  return { cases, inScheme, inCases: [...own, ...inCases] };
}
