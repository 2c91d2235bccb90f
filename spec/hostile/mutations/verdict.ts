import { readFileSync } from "node:fs";
import { loadScheme, type LoadedScheme } from "../../../src/adapters/files/load-scheme.js";
import { readCases } from "../../../src/app/cases/case-document.js";
import { checkByCases } from "../../../src/app/cases/check-by-cases.js";
import type { Problem } from "../../../src/domain/model/problem.js";
import { caseText, KINDS, OPERATORS, SCHEME_IDS } from "../../rules/load.js";
import { failingCase, isRightPlace, newProblems } from "./judge.js";
import { meaningOf } from "./meaning.js";
import { MUTATIONS } from "./mutations.js";
import { generator, pick, slotsOf, valueAt } from "./slots.js";

/** refused, warned: with the right place; harmless: it computes the same, and every case comes out as before; caught: a case fails; uncovered: told as untried. All else is a fault of ours. */
export type Verdict = "refused" | "warned" | "harmless" | "caught" | "uncovered" | "silent" | "misplaced";
export interface Judged {
  readonly verdict: Verdict;
  readonly mutation: string;
  /** What was done and what was said, for people. */
  readonly told: string;
  readonly problems: readonly Problem[];
}

const texts = new Map(SCHEME_IDS.map((id) => [id, readFileSync(`rules/${id}/scheme.json`, "utf8")]));
const textOf = (id: string): string => texts.get(id) ?? "";
const loaded = new Map<string, LoadedScheme>();
function original(id: string): LoadedScheme {
  const found = loaded.get(id) ?? loadScheme(textOf(id), KINDS);
  loaded.set(id, found);
  return found;
}

function byCases(id: string, mutant: NonNullable<LoadedScheme["scheme"]>): Verdict {
  if (failingCase(mutant, readCases(caseText(id)).cases) !== null) return "caught";
  const { inScheme, inCases } = checkByCases(mutant, caseText(id), { operators: OPERATORS });
  return inScheme.length + inCases.length > 0 ? "uncovered" : "silent";
}

/** A number of its own for each scheme, so that a new one changes nothing for the others. */
const numberOf = (id: string): number => [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);

/** The n-th mutation of a shipped scheme: the same on every machine. null: the scheme has no such place. */
export function judge(id: string, n: number): Judged | null {
  const random = generator(numberOf(id) + n * 7919);
  for (let i = 0; i < 5; i++) random(9);
  const before = original(id);
  const raw: unknown = JSON.parse(textOf(id));
  const mutation = MUTATIONS[(numberOf(id) + n) % MUTATIONS.length];
  const slots = slotsOf(raw);
  const fitting = slots.filter((slot) => mutation.fits(slot));
  if (fitting.length === 0) return null;
  const slot = pick(random, fitting);
  const was = JSON.stringify(valueAt(slot)).slice(0, 80);
  mutation.apply(slot, random, slots);
  const { scheme, problems } = loadScheme(JSON.stringify(raw, null, 2), KINDS);
  const fresh = newProblems(before.problems, problems);
  const right = fresh.some((problem) => isRightPlace(problem, { pointer: slot.pointer, before: before.raw, now: valueAt(slot) }));
  const told = `${id} ${n}: ${mutation.name} at ${slot.pointer}, was ${was}: ${fresh.map(({ code, path }) => `${code} ${path}`).join("; ")}`;
  const say = (verdict: Verdict): Judged => ({ verdict, mutation: mutation.name, told, problems });
  if (!scheme) return say(right ? "refused" : "misplaced");
  if (before.scheme && meaningOf(scheme) === meaningOf(before.scheme)) return say(failingCase(scheme, readCases(caseText(id)).cases) === null ? "harmless" : "silent");
  if (fresh.length > 0) return say(right ? "warned" : "misplaced");
  return say(byCases(id, scheme));
}
