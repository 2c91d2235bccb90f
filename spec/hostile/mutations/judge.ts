import { caseDifferences } from "../../../src/app/cases/case-differences.js";
import { caseInput } from "../../../src/app/cases/case-input.js";
import type { CaseDocument } from "../../../src/app/cases/case-document.js";
import { cardsOfCore, confirmed, isRefusalOf } from "../../../src/app/run-cases.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import type { Problem } from "../../../src/domain/model/problem.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { schemeOn } from "../../../src/domain/scheme/scheme-on.js";
import { OPERATORS } from "../../rules/load.js";

/** The first case that notices, or null. */
export function failingCase(scheme: Scheme, cases: readonly CaseDocument[]): string | null {
  for (const one of cases) {
    try {
      const input = caseInput(scheme, one);
      const cards = cardsOfCore(compileProgram(schemeOn(confirmed(scheme, input), input.asOf), OPERATORS), input);
      if (one.refused !== undefined || caseDifferences(one, cards).length > 0) return one.name;
    } catch (error) {
      if (one.refused === undefined || !isRefusalOf(error, one.refused)) return one.name;
    }
  }
  return null;
}

/** Problems that the text did not have before. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const known = new Set(before.map(({ code, path, message }) => `${code}\n${path}\n${message.en}`));
  return after.filter(({ code, path, message }) => !known.has(`${code}\n${path}\n${message.en}`));
}

const nested = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** The list or object in which something stands. */
const around = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
/** The part of a scheme in which something stands: /rules/3, /facts/rate; a table whole. */
const partOf = (pointer: string): string => pointer.split("/").slice(0, 3).join("/");

function at(raw: unknown, pointer: string): unknown {
  return pointer.split("/").slice(1).reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined), raw);
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value, value.replace(/\.\*$/, "")];
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, each]) => [key, ...stringsIn(each)]) : [];
}

/** What an element is called: its key, name, id or grade. */
function namesAt(raw: unknown, pointer: string): readonly string[] {
  const value = at(raw, pointer);
  const named = typeof value === "object" && value !== null ? (["name", "id", "grade"] as const).map((key) => (value as Record<string, unknown>)[key]) : [];
  return [pointer.slice(pointer.lastIndexOf("/") + 1), ...named].filter((name): name is string => typeof name === "string" && !/^\d*$/.test(name));
}

/** Everything around a place, below the parts of a scheme. */
const prefixesOf = (path: string): readonly string[] => path.split("/").map((_, i, keys) => keys.slice(0, i + 1).join("/")).slice(2);

export interface Change {
  readonly pointer: string;
  /** The text before. */
  readonly before: unknown;
  /** What stands there now. */
  readonly now: unknown;
}

/** Parts that read what changed: of a table those that name it, of the score the grades. */
function readersOf(raw: unknown, pointer: string): readonly unknown[] {
  const [, part, name] = pointer.split("/");
  if (part !== "tables") return [];
  const elements = ["facts", "rules"].flatMap((each) => Object.values((at(raw, `/${each}`) ?? {}) as object));
  return elements.filter((element) => stringsIn((element as { rows?: unknown }).rows).includes(name));
}

/** A problem stands at the changed place, inside or around it, at what the changed part speaks of, or names that part or what now stands there. */
export function isRightPlace({ path, message }: Problem, { pointer, before, now }: Change): boolean {
  if (nested(path, pointer) || nested(path, around(pointer))) return true;
  if (pointer.startsWith("/score") && path.startsWith("/grades")) return true;
  const said = new Set([...stringsIn(at(before, partOf(pointer))), ...readersOf(before, pointer).flatMap(stringsIn), ...pointer.split("/")]);
  if (prefixesOf(path).flatMap((prefix) => namesAt(before, prefix)).some((name) => said.has(name))) return true;
  return [...namesAt(before, partOf(pointer)), ...namesAt(before, pointer), ...(typeof now === "string" ? [now] : [])].some((name) => message.en.includes(`"${name}`));
}
