import type { Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { hintOf } from "../../domain/scheme/did-you-mean.js";
import { below } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import type { RawCases } from "../../generated/types/cases.js";
import { validateRecord, validateSubject, type DocumentRules } from "../schema/validate-documents.js";
import { validate } from "../schema/validate.js";
import type { ReadLimits } from "./limits.js";
import { placeProblems } from "./place-problems.js";
import { readJson } from "./read-json.js";

type Case = RawCases["cases"][number];

export interface LoadedCases {
  /** null if a problem is an error. */
  readonly cases: RawCases | null;
  readonly problems: readonly Problem[];
}
/** What a case belongs to: its scheme's id and kind of subject, and the kinds. */
export interface CaseRules {
  readonly kinds: Kinds;
  readonly scheme: string;
  readonly subject: string;
}

/** Contents that the harness of cases puts in where a decision does not state them. */
const DECISION = { period: "", status: "rated", lists: [], standing: [], undecided: [], complete: true };
const ITEM = { period: "", rule: "" };
const CHOICE = { scheme: "", period: "" };

const moved = (problems: readonly Problem[], pointer: string): readonly Problem[] => problems.map((problem) => ({ ...problem, path: `${pointer}${problem.path}` }));

function checkCase(rules: CaseRules, one: Case, pointer: string): readonly Problem[] {
  const ids = new Set(one.subjects.map((subject) => subject.id));
  const documents: DocumentRules = { kinds: rules.kinds, isSubject: (id) => ids.has(id), decisions: true, partialSubjects: true };
  const subjects = one.subjects.flatMap((subject, i) => moved(validateSubject(documents, { kind: rules.subject, name: subject.id, attributes: {}, ...subject }), below(pointer, "subjects", i)));
  const records = (one.records ?? []).flatMap((record, i) => {
    const made = record.kind === "decision" ? DECISION : record.kind === "item" ? ITEM : record.kind === "choice" ? CHOICE : {};
    const whole = { id: `r${i + 1}`, subject: one.subjects[0].id, occurredOn: one.asOf, ...record, data: { ...made, ...(record.data ?? {}) } };
    return moved(validateRecord(documents, whole), below(pointer, "records", i));
  });
  const links = (one.links ?? []).flatMap((link, i) => (["subject", "target"] as const).filter((end) => !ids.has(link[end])).map((end) => problemOf("unknown-subject", below(pointer, "links", i, end), { name: link[end], ...hintOf(link[end], ids) })));
  const silent = one.expect === undefined && one.refused === undefined ? [problemOf("missing-key", pointer, { key: "expect" })] : [];
  const rated = one.subjects.filter(({ kind }) => kind === undefined || kind === rules.subject);
  const expected = Object.keys(one.expect ?? {}).filter((id) => !rated.some((subject) => subject.id === id));
  return [...silent, ...subjects, ...records, ...links, ...expected.map((id) => problemOf("unknown-subject", below(pointer, "expect", id), { name: id, hint: ["", ""] }))];
}

function checkCases(rules: CaseRules, cases: RawCases): readonly Problem[] {
  const misplaced = cases.scheme === rules.scheme ? [] : [problemOf("mismatched-id", "/scheme", { found: cases.scheme, expected: rules.scheme })];
  const names = new Map<string, number>();
  const twice = cases.cases.flatMap(({ name }, i) => {
    const first = names.get(name);
    names.set(name, first ?? i);
    return first === undefined ? [] : [problemOf("duplicate-name", below("/cases", i, "name"), { what: "算例", whatEn: "case", name, other: below("/cases", first) })];
  });
  return [...misplaced, ...twice, ...cases.cases.flatMap((one, i) => checkCase(rules, one, below("/cases", i)))];
}

/** Cases out of their text, with the documents in them checked against their kinds. What a case may leave out is put in for the check alone. */
export function loadCases(text: string, rules: CaseRules, limits: Partial<ReadLimits> = {}): LoadedCases {
  const read = readJson(text, limits);
  if (read.value === undefined) return { cases: null, problems: read.problems };
  const shape = validate("cases", read.value);
  const meaning = shape.length > 0 ? [] : checkCases(rules, read.value as RawCases);
  const problems = placeProblems([...read.problems, ...shape, ...meaning], read);
  return { cases: problems.length > 0 ? null : (read.value as RawCases), problems };
}
