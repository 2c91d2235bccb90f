import type { Problem } from "../../domain/model/problem.js";
import type { ReadJson } from "./read-json.js";

/** Problems about a member itself are shown at its name. */
const AT_KEY: ReadonlySet<string> = new Set(["unknown-key", "any-beside-all", "json-path", "duplicate-key", "forbidden-key"]);

const order = (a: Problem, b: Problem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** The problems with line and column of the author's text, sorted by position. */
export function placeProblems(problems: readonly Problem[], read: Pick<ReadJson, "locate">): readonly Problem[] {
  return problems.map((problem) => (problem.line === undefined ? { ...problem, ...read.locate(problem.path, AT_KEY.has(problem.code) ? "key" : "value") } : problem)).sort(order);
}
