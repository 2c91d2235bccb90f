import type { Problem } from "../domain/model/problem.js";
import { schemeCircles, type PlacedScheme } from "./chain/scheme-circles.js";
import type { Context } from "./context.js";
import { findSource } from "./read-source.js";
import { runCases, type CaseResult } from "./run-cases.js";

export interface SchemeCheck {
  readonly scheme: string;
  readonly location: string;
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseResult[];
}

function failedCase(result: CaseResult): Problem {
  const what = result.differences.slice(0, 5).join("; ");
  return { code: "case-failed", severity: "error", path: `cases.json/cases/${result.name}`, message: { "zh-CN": `用例“${result.name}”不通过：${what}`, en: `The case "${result.name}" fails: ${what}` } };
}

const isError = (problem: Problem): boolean => problem.severity === "error";

type Library = Pick<Context, "library" | "operators">;

async function examine(context: Library, name: string): Promise<{ readonly check: SchemeCheck; readonly placed: PlacedScheme | null }> {
  const source = await findSource(context.library, name);
  const { scheme, problems } = context.library.read(source.text, source.kinds, source.bases);
  const ofCases = scheme && source.cases !== null ? context.library.checkCases(source.cases, scheme) : [];
  const runnable = scheme !== null && source.cases !== null && !ofCases.some(isError);
  const cases = runnable ? runCases(scheme, source.cases, context.operators, await context.library.calendar()) : [];
  const inCases = ofCases.map((problem) => ({ ...problem, path: `cases.json${problem.path}` }));
  const check = { scheme: source.id, location: source.location, problems: [...problems, ...inCases, ...cases.filter((c) => !c.passed).map(failedCase)], cases };
  return { check, placed: scheme && { scheme, text: source.text, location: source.location } };
}

/** Checks one scheme: its text, the text of its cases, then each case on the reference and on the core. */
export async function checkScheme(context: Library, name: string): Promise<SchemeCheck> {
  return (await examine(context, name)).check;
}

/** Checks the named scheme; or all that there are, and then also whether they read one another in a circle. */
export async function checkSchemes(context: Library, name?: string): Promise<readonly SchemeCheck[]> {
  if (name !== undefined) return [await checkScheme(context, name)];
  const examined = await Promise.all((await context.library.ids()).map((each) => examine(context, each)));
  const circles = schemeCircles(context.library, examined.flatMap(({ placed }) => placed ?? []));
  return examined.map(({ check, placed }) => ({ ...check, problems: [...check.problems, ...circles.filter(({ scheme }) => scheme === placed?.scheme.id).map(({ problem }) => problem)] }));
}
