import type { DocumentTypes, LoadedDocuments } from "../../app/ports/rule-library.js";
import type { Problem } from "../../domain/model/problem.js";
import { below } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { validateLink, validateRecord, validateSubject, type DocumentRules } from "../schema/validate-documents.js";
import { DEFAULT_LIMITS, type ReadLimits } from "./limits.js";
import { placeProblems } from "./place-problems.js";
import { readJson } from "./read-json.js";

const VALIDATORS: Readonly<Record<keyof DocumentTypes, (rules: DocumentRules, document: unknown) => readonly Problem[]>> = {
  subjects: validateSubject, records: validateRecord, links: validateLink,
};

const at = (problem: Problem, place: number): Problem => ({ ...problem, path: `${below("", place)}${problem.path}` });

interface Loading {
  readonly validate: (document: unknown) => readonly Problem[];
  readonly limits: ReadLimits;
  readonly documents: unknown[];
  readonly problems: Problem[];
  /** Ids so far: a file that names one twice does not say which it means. */
  readonly ids: Map<string, string>;
}

function take(loading: Loading, document: unknown, place: number): readonly Problem[] {
  const own = loading.validate(document);
  const id = (document as { readonly id?: unknown } | null)?.id;
  const other = typeof id === "string" ? loading.ids.get(id) : undefined;
  if (typeof id === "string" && other === undefined) loading.ids.set(id, below("", place));
  const twice = other === undefined ? [] : [problemOf("duplicate-name", "/id", { what: "文档", whatEn: "document", name: String(id), other })];
  const problems = [...own, ...twice].map((problem) => at(problem, place));
  if (problems.length === 0) loading.documents.push(document);
  return problems;
}

function loadArray(loading: Loading, text: string): void {
  const read = readJson(text, loading.limits);
  if (!Array.isArray(read.value)) {
    const shape = read.value === undefined ? [] : [problemOf("wrong-type", "", { expected: ["列表", "a list"], found: ["其他", "something else"] })];
    loading.problems.push(...placeProblems([...read.problems, ...shape], read));
    return;
  }
  const broken = new Set(read.problems.map((problem) => problem.path.split("/")[1]));
  const problems = read.value.flatMap((document: unknown, place) => (broken.has(String(place)) ? [] : take(loading, document, place)));
  loading.problems.push(...placeProblems([...read.problems, ...problems], read));
}

/** One line of NDJSON; its problems get the number of the line in the file. */
function loadLine(loading: Loading, text: string, line: number): void {
  const read = readJson(text, loading.limits);
  const place = line - 1;
  const own = read.problems.map((problem) => at(problem, place));
  const problems = read.problems.length > 0 || read.value === undefined ? own : take(loading, read.value, place);
  const locate = (pointer: string, what?: "value" | "key"): ReturnType<typeof read.locate> => read.locate(pointer.slice(below("", place).length), what);
  loading.problems.push(...placeProblems(problems, { locate }).map((problem) => ({ ...problem, line })));
}

/**
 * Subjects, records or links out of a JSON array or of NDJSON (one document a line), each checked against its kind. Documents with problems
 * are left out and named with line and column; none is half taken. The limit of size counts for an array, and for each line of NDJSON.
 */
export function loadDocuments<K extends keyof DocumentTypes>(what: K, text: string, rules: DocumentRules, limits: Partial<ReadLimits> = {}): LoadedDocuments<DocumentTypes[K]> {
  const loading: Loading = { validate: (document) => VALIDATORS[what](rules, document), limits: { ...DEFAULT_LIMITS, ...limits }, documents: [], problems: [], ids: new Map() };
  if (/^\s*\[/.test(text.slice(0, 1000))) loadArray(loading, text);
  else text.split("\n").forEach((line, i) => line.trim() !== "" && loadLine(loading, line, i + 1));
  return { documents: loading.documents as readonly DocumentTypes[K][], problems: loading.problems };
}
