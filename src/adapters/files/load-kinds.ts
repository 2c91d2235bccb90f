import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { canonical, sha256 } from "../../app/canonical.js";
import type { LoadedKinds, ReadKind } from "../../app/ports/rule-library.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import type { JsonObject } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import type { Field, RawKind } from "../../generated/types/kind.js";
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

/** Texts that read without a problem, by text: the same thirty come again with every scheme and every page. */
const READ = new Map<string, RawKind>();
const MOST_READ = 1000;

function rawOf(text: KindText): RawKind {
  // The name of the file says something of the text only where it differs from its id.
  const key = `${text.kept === true ? "kept" : "new"} ${text.text}`;
  const known = READ.get(key);
  if (known && misnamed(known, text.file).length === 0) return known;
  const { raw, problems } = readText(text);
  if (raw && READ.size < MOST_READ) READ.set(key, raw);
  if (raw) return raw;
  const where = text.file === null ? "" : `${text.file}: `;
  throw new ProblemError(problems.map((problem) => ({ ...problem, message: { "zh-CN": `${where}${problem.message["zh-CN"]}`, en: `${where}${problem.message.en}` } })));
}

/** Of several texts of one kind the last counts, and it alone is pinned. */
function load(texts: readonly KindText[]): LoadedKinds {
  const byId = new Map<string, Text>();
  for (const each of texts) {
    const raw = rawOf(each);
    const before = byId.get(raw.$id);
    byId.set(raw.$id, each.extends === true && before ? extended(before.raw, { raw, text: each.text }) : { raw, text: each.text });
  }
  const all = [...byId.values()];
  return { kinds: kindsOf(all.map(({ raw }) => raw)), texts: Object.fromEntries(all.map(({ text }) => [sha256(text), text])) };
}

interface Text {
  readonly raw: RawKind;
  readonly text: string;
}

/** A field as it is shipped now, with the words of whoever extended the kind. */
function withWords(shipped: Field, stored: Field | undefined): Field {
  if (!stored) return shipped;
  const titles = { ...shipped["x-enum-titles"], ...stored["x-enum-titles"] };
  const words = Object.fromEntries((["title", "x-en", "description"] as const).flatMap((key) => (stored[key] === undefined ? [] : [[key, stored[key]]])));
  return { ...shipped, ...words, ...(Object.keys(titles).length === 0 ? {} : { "x-enum-titles": titles }) };
}

/** A stored version of a shipped kind: its words and what it adds, beside what the shipped one is now (an upgrade may have given it fields or codes since). */
function extended(shipped: RawKind, stored: Text): Text {
  const theirs = stored.raw.properties;
  const own = Object.fromEntries(Object.entries(shipped.properties).map(([name, field]) => [name, withWords(field, Object.hasOwn(theirs, name) ? theirs[name] : undefined)]));
  const raw: RawKind = { ...shipped, ...stored.raw, required: shipped.required ?? [], properties: { ...theirs, ...own } };
  const same = canonical({ ...stored.raw, required: stored.raw.required ?? [], $schema: undefined }) === canonical({ ...raw, $schema: undefined });
  return same ? stored : { raw, text: JSON.stringify(raw) };
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
