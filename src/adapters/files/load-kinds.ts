import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sha256 } from "../../app/canonical.js";
import type { LoadedKinds, ReadKind } from "../../app/ports/rule-library.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import type { JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import type { RawKind } from "../../generated/types/kind.js";
import { checkKind } from "../schema/check-kind.js";
import { kindDeclaration, kindName, kindsOf } from "../schema/kind-declaration.js";
import { placeProblems } from "./place-problems.js";
import { readJson } from "./read-json.js";

interface KindText {
  readonly text: string;
  /** File it came from, for messages; null: out of a revision or a store. */
  readonly file: string | null;
  /** It was checked when it was kept, by the limits of that time. */
  readonly kept?: boolean;
  /** It extends the one before of the same id, where there is one. */
  readonly extends?: boolean;
}

function misnamed(raw: RawKind, file: string | null): readonly Problem[] {
  const expected = file === null ? kindName(raw).id : basename(file).replace(/\.schema\.json$/, "");
  return kindName(raw).id === expected ? [] : [problemOf("mismatched-id", "/$id", { found: raw.$id, expected: `${kindName(raw).of}/${expected}` })];
}

function readText({ text, file, kept = false }: KindText): { readonly raw: RawKind | null; readonly problems: readonly Problem[] } {
  const read = readJson(text);
  const own = read.value === undefined ? [] : checkKind(read.value, { kept });
  const raw = read.value as RawKind;
  const problems = [...read.problems, ...own, ...(read.value === undefined || own.length > 0 ? [] : misnamed(raw, file))];
  return { raw: problems.length === 0 ? raw : null, problems: placeProblems(problems, read) };
}

function rawOf(text: KindText): RawKind {
  const { raw, problems } = readText(text);
  if (raw) return raw;
  const where = text.file === null ? "" : `${text.file}: `;
  throw new ProblemError(problems.map((problem) => ({ ...problem, message: { "zh-CN": `${where}${problem.message["zh-CN"]}`, en: `${where}${problem.message.en}` } })));
}

/** Of several texts of one kind the last counts, and it alone is pinned. */
function load(texts: readonly KindText[]): LoadedKinds {
  const byId = new Map<string, { readonly raw: RawKind; readonly text: string }>();
  for (const each of texts) {
    const [raw, before] = [rawOf(each), byId.get(idOf(each.text))];
    byId.set(raw.$id, each.extends === true && before ? extended(before.raw, { raw, text: each.text }) : { raw, text: each.text });
  }
  const all = [...byId.values()];
  return { kinds: kindsOf(all.map(({ raw }) => raw)), texts: Object.fromEntries(all.map(({ text }) => [sha256(text), text])) };
}

const idOf = (text: string): string => (JSON.parse(text.replace(/^\uFEFF/, "")) as RawKind).$id;

/** A stored version of a shipped kind, with the fields that the shipped one has got since it was written. */
function extended(shipped: RawKind, stored: { readonly raw: RawKind; readonly text: string }): { readonly raw: RawKind; readonly text: string } {
  const since = Object.entries(shipped.properties).filter(([name]) => !Object.hasOwn(stored.raw.properties, name));
  if (since.length === 0) return stored;
  const raw = { ...stored.raw, properties: { ...stored.raw.properties, ...Object.fromEntries(since) } };
  return { raw, text: JSON.stringify(raw) };
}

const textsIn = (directories: readonly string[]): readonly KindText[] =>
  directories.flatMap((directory) => readdirSync(directory).filter((name) => name.endsWith(".schema.json")).sort().map((name) => join(directory, name))).map((file) => ({ file, text: readFileSync(file, "utf8") }));

/**
 * Kinds out of all *.schema.json of the folders, by file name in code-unit order; `stored`: texts that a store keeps, which extend those of the
 * folders or add to them; `own`: folders beside a scheme, which come before all others. Throws ProblemError with file, line and column.
 */
export function loadKinds(directories: readonly string[], { stored = [], own = [] }: { readonly stored?: readonly string[]; readonly own?: readonly string[] } = {}): LoadedKinds {
  return load([...textsIn(directories), ...stored.map((text) => ({ text, file: null, kept: true, extends: true })), ...textsIn(own)]);
}

/** Kinds out of the texts that a revision keeps. Throws ProblemError if one of them does not read. */
export function kindsFromTexts(texts: Readonly<Record<string, string>>): Kinds {
  return load(Object.values(texts).map((text) => ({ text, file: null, kept: true }))).kinds;
}

/** What the text of a kind declares, or why it declares nothing, with line and column. */
export function readKindText(text: string): ReadKind {
  const { raw, problems } = readText({ text, file: null });
  return raw ? { of: kindName(raw).of, kind: kindDeclaration(raw), value: raw as unknown as JsonObject, problems } : { of: "record", kind: null, value: null, problems };
}
