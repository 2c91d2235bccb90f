import type { EvidenceRecord, Json, Link, Subject, Text } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";

/** What a case says of one subject. What is given is compared exactly; lists left out are none. */
export interface Expected {
  readonly status?: string;
  readonly outcome?: string | null;
  readonly score?: number | null;
  readonly least?: number | null;
  readonly greatest?: number | null;
  readonly grade?: string | null;
  readonly rank?: number | null;
  readonly rankFromEnd?: number | null;
  readonly lists?: readonly string[];
  readonly undecided?: readonly string[];
  /** Lists that wait for a person to confirm the entry. Where a case holds no `choice` record at all, every entry counts as confirmed. */
  readonly proposed?: readonly string[];
  readonly flags?: readonly string[];
  readonly missing?: readonly string[];
  readonly because?: readonly string[];
  /** All items with points other than 0, and those of 0 of the rules that are listed with 0; without `record`: whichever. */
  readonly items?: readonly { readonly rule: string; readonly points: number; readonly record?: string }[];
  /** All findings; `details` are compared where they are given. */
  readonly findings?: readonly { readonly check: string; readonly result: string; readonly details?: Readonly<Record<string, Json>> }[];
}
/** A test written as data beside the scheme (schemas/cases.schema.json). Nearly everything may be left out. */
export interface CaseDocument {
  readonly name: string;
  /** The article and the arithmetic in words. */
  readonly because?: Text | string;
  readonly period?: string;
  readonly asOf: string;
  readonly coverage?: boolean;
  readonly subjects: readonly (Partial<Subject> & Pick<Subject, "id">)[];
  readonly records?: readonly (Partial<EvidenceRecord> & Pick<EvidenceRecord, "kind">)[];
  /** Links between the subjects, of whom those of another kind than the scheme's are not rated. */
  readonly links?: readonly (Omit<Link, "id"> & Partial<Pick<Link, "id">>)[];
  /** Last days of the periods for which schemes have published decisions; left out: those of the decisions among the records. */
  readonly decided?: Readonly<Record<string, readonly string[]>>;
  /** The fact for whose value, beyond its range, the evaluation must be refused: then nothing is expected. */
  readonly refused?: string;
  readonly expect?: Readonly<Record<string, Expected>>;
}
export interface CasesDocument {
  readonly scheme: string;
  readonly cases: readonly CaseDocument[];
  /** Places in the scheme's text that no case can reach, each with the reason. */
  readonly unreachable?: Readonly<Record<string, Text | string>>;
}

/** Reads the text of cases.json, whose form was checked against its schema. Throws ProblemError if it is not JSON of that form at all. */
export function readCases(text: string): CasesDocument {
  const found: unknown = parse(text);
  if (typeof found === "object" && found !== null && "cases" in found && Array.isArray(found.cases)) return found as CasesDocument;
  throw refusal("cases.json holds no list of cases", "cases.json 中没有 cases 列表");
}

function refusal(en: string, zh: string): ProblemError {
  return new ProblemError([{ code: "cases-unreadable", severity: "error", path: "", message: { "zh-CN": `${zh}。`, en: `${en}.` } }]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refusal(`cases.json is not JSON: ${why}`, `cases.json 不是合法的 JSON：${why}`);
  }
}
