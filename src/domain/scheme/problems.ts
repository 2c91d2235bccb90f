import { hintOf } from "./did-you-mean.js";
import type { Problem } from "../model/problem.js";
import { inRow, type RowOrigin } from "./vocabulary/row-origin.js";
import { PROBLEMS, type ProblemCode } from "./problem-catalogue.js";

/** Values for the {names} of a template; found, expected and suggestion also stand in the problem by themselves. A pair is Chinese, English. */
export type Details = Readonly<Record<string, string | number | readonly [string, string] | undefined>>;

const part = (value: Details[string], language: 0 | 1): string => (Array.isArray(value) ? (value as readonly string[])[language] : String(value ?? ""));
const fill = (template: string, details: Details, language: 0 | 1): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? part(details[name], language) : whole)).trim();

/** One problem of the catalogue with its details put in. `path` is a JSON Pointer into the author's text. */
export function problemOf(code: ProblemCode, path: string, details: Details = {}): Problem {
  const { severity, zh, en } = PROBLEMS[code];
  const own = (name: string): Record<string, string> => (details[name] === undefined ? {} : { [name]: part(details[name], 1) });
  return { code, severity, path, message: { "zh-CN": fill(zh, details, 0), en: fill(en, details, 1) }, ...own("found"), ...own("expected"), ...own("suggestion") };
}

/** One place of a text stands for many rows: what is wrong there is said once, save what each row lacks. */
const PER_ROW: ReadonlySet<ProblemCode> = new Set(["unknown-row-field"]);

/** Nobody reads more at once. Looking for what was meant costs time for each: a text full of mistakes gets advice on the first of them. */
const MOST = 1000;
const MOST_HINTS = 200;

/** Collects problems in the order in which they are found, each code once at a place. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #seen = new Set<string>();
  #origin: RowOrigin | undefined;

  /** True when so many were found that further ones are dropped. */
  get full(): boolean {
    return this.list.length >= MOST;
  }

  /** Reads something on behalf of a row: what is wrong in what the row puts in is told at the row. */
  during<T>(origin: RowOrigin | undefined, read: () => T): T {
    const outer = this.#origin;
    this.#origin = origin;
    const result = read();
    this.#origin = outer;
    return result;
  }

  /** Advice for a name that names nothing, while there is reason to give it. */
  hint(name: string, candidates: Iterable<string>): ReturnType<typeof hintOf> {
    return this.list.length < MOST_HINTS ? hintOf(name, candidates) : { hint: ["", ""] };
  }

  add(code: ProblemCode, path: string, details: Details = {}): void {
    // Errors are never dropped for warnings: a scheme with an error is never taken for a good one.
    if (this.full && (PROBLEMS[code].severity === "warning" || this.hasErrors)) return;
    const said = problemOf(code, path, details);
    const problem = this.#origin ? inRow(this.#origin, said) : said;
    const perRow = PER_ROW.has(code) || problem.message !== said.message;
    const key = `${code}\n${problem.path}\n${perRow ? problem.message.en : ""}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.list.push(problem);
  }

  /** Problems of another reading of the same text; those that were found here too are the same. */
  takeOver(problems: readonly Problem[]): void {
    const known = new Set(this.list.map(({ code, path, message }) => `${code}\n${path}\n${message.en}`));
    for (const problem of problems) if (!this.full && !known.has(`${problem.code}\n${problem.path}\n${problem.message.en}`)) this.list.push(problem);
  }

  get hasErrors(): boolean {
    return this.list.some((problem) => problem.severity === "error");
  }
}
