import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sha256 } from "../../app/canonical.js";
import type { Kinds } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import { problemOf } from "../../domain/scheme/problems.js";
import type { RawKind } from "../../generated/types/kind.js";
import { checkKind } from "../schema/check-kind.js";
import { kindName, kindsOf } from "../schema/kind-declaration.js";
import { placeProblems } from "./place-problems.js";
import { readJson } from "./read-json.js";

export interface LoadedKinds {
  readonly kinds: Kinds;
  /** Texts by sha256: they are kept with a revision, so that an old run can be read for ever. */
  readonly texts: Readonly<Record<string, string>>;
}
interface KindText {
  readonly text: string;
  /** File it came from, for messages; null: out of a revision. */
  readonly file: string | null;
}

function misnamed(raw: RawKind, file: string | null): readonly Problem[] {
  const expected = file === null ? kindName(raw).id : basename(file).replace(/\.schema\.json$/, "");
  return kindName(raw).id === expected ? [] : [problemOf("mismatched-id", "/$id", { found: raw.$id, expected: `${kindName(raw).of}/${expected}` })];
}

function readKind({ text, file }: KindText): RawKind {
  const read = readJson(text);
  const own = read.value === undefined ? [] : checkKind(read.value, { kept: file === null });
  const raw = read.value as RawKind;
  const problems = [...read.problems, ...own, ...(read.value === undefined || own.length > 0 ? [] : misnamed(raw, file))];
  if (problems.length === 0) return raw;
  const where = file === null ? "" : `${file}: `;
  throw new ProblemError(placeProblems(problems, read).map((problem) => ({ ...problem, message: { "zh-CN": `${where}${problem.message["zh-CN"]}`, en: `${where}${problem.message.en}` } })));
}

function load(texts: readonly KindText[]): LoadedKinds {
  const raws = texts.map(readKind);
  return { kinds: kindsOf(raws), texts: Object.fromEntries(texts.map(({ text }) => [sha256(text), text])) };
}

/** Kinds out of all *.schema.json of the folders, by file name in code-unit order. Throws ProblemError with file, line and column. */
export function loadKinds(directories: readonly string[]): LoadedKinds {
  const files = directories.flatMap((directory) => readdirSync(directory).filter((name) => name.endsWith(".schema.json")).sort().map((name) => join(directory, name)));
  return load(files.map((file) => ({ file, text: readFileSync(file, "utf8") })));
}

/** Kinds out of the texts that a revision keeps. Throws ProblemError if one of them does not read. */
export function kindsFromTexts(texts: Readonly<Record<string, string>>): Kinds {
  return load(Object.values(texts).map((text) => ({ text, file: null }))).kinds;
}
