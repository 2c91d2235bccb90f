import type { Problem } from "../domain/model/problem.js";
import { schemeCircles, type PlacedScheme } from "./chain/scheme-circles.js";
import type { Context } from "./context.js";
import { findSource } from "./read-source.js";
import { checkByCases, NOTHING_RUN } from "./cases/check-by-cases.js";
import type { CaseResult } from "./run-cases.js";

export interface SchemeCheck {
  readonly scheme: string;
  readonly location: string;
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseResult[];
  /** What the problems' lines and columns count in: the scheme's text, and that of the cases beside it. */
  readonly texts: { readonly scheme: string; readonly cases: string };
}

const isError = (problem: Problem): boolean => problem.severity === "error";

/** Paths of problems in the cases beside a scheme begin so. */
export const CASES_FILE = "cases.json";

type Library = Pick<Context, "library" | "operators">;

async function examine(context: Library, name: string): Promise<{ readonly check: SchemeCheck; readonly placed: PlacedScheme | null }> {
  const source = await findSource(context.library, name);
  const { scheme, problems, places } = context.library.read(source.text, source.kinds, source.bases);
  const ofCases = scheme && source.cases !== null ? context.library.checkCases(source.cases, scheme) : [];
  const runnable = scheme !== null && source.cases !== null && !ofCases.some(isError);
  const { cases, inScheme, inCases } = runnable ? checkByCases(scheme, source.cases, { operators: context.operators, calendar: await context.library.calendar(), places: source.bases && (places ?? new Map()) }) : NOTHING_RUN;
  const untried = context.library.place(source.text, inScheme);
  const all = source.cases === null ? [] : context.library.place(source.cases, [...ofCases, ...inCases]);
  const check = { scheme: source.id, location: source.location, problems: [...problems, ...untried, ...all.map((problem) => ({ ...problem, path: `${CASES_FILE}${problem.path}` }))], cases, texts: { scheme: source.text, cases: source.cases ?? "" } };
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
