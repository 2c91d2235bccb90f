import type { Card } from "../../domain/model/card.js";
import type { Choice } from "../../domain/model/choice.js";
import type { Text } from "../../domain/model/documents.js";
import type { RunEvidence } from "../records/run-evidence.js";

/** id: the run id = sha256 of (revision, language, scheme, period, as-of day, snapshot digest, upstream runs). Nothing in it depends on when or by whom it was computed. */
export interface RunDocument {
  readonly id: string;
  readonly scheme: string;
  readonly title: Text;
  readonly subjectKind: string;
  /** The revision's name, and the id under which it is kept with its kinds. */
  readonly revision: string;
  readonly pinned: string;
  readonly language: string;
  readonly period: { readonly id: string; readonly from: string; readonly to: string };
  readonly asOf: string;
  /** Highest journal seq seen, and the running digest of what was visible there. */
  readonly snapshot: number;
  readonly digest: string;
  readonly upstream: readonly string[];
  /** Ids of the subjects in code-unit order give the blocks; hash of a block = sha256 of its bytes. */
  readonly blocks: readonly { readonly id: string; readonly hash: string; readonly first: string; readonly subjects: number }[];
  /** sha256 over the RFC 8785 forms of all cards, in order of subject id. */
  readonly cards: string;
  /** sha256 over the frozen blocks' hashes and `cards`: equal on any machine and any store. */
  readonly result: string;
  readonly counts: { readonly subjects: number; readonly rated: number; readonly notRated: number; readonly notEligible: number };
  /** Subjects per grade or named outcome, best first, zero included. */
  readonly distribution: readonly { readonly grade: string; readonly count: number }[];
  readonly lists: readonly { readonly list: string; readonly in: number; readonly undecided: number }[];
  /** Rules that block publication, with how many subjects. */
  readonly blocked: readonly { readonly rule: string; readonly subjects: number }[];
  /** Everything that a person decides before the run can be published: those rules, ties that the scheme refuses, entries that must not stay undecided. */
  readonly waiting?: readonly Waiting[];
  /** Choices of persons for this scheme and period that fit nothing any more: they changed nothing (R31). Left out: none. */
  readonly choicesIgnored?: readonly Choice[];
  /** Checksum of the records behind it. Left out: runs of before it was kept. */
  readonly evidence?: RunEvidence;
  /** The store it was computed in is a demonstration: everything in it is invented. */
  readonly demonstration: boolean;
}
/** One matter that waits for a person, with the subjects that it is about. */
export interface Waiting {
  /** rule: onUnknown `block`; rankTie: equal in a ranking that refuses ties; placeTie: equal at the last place of a quota; undecided: an entry of a list with onUnknown `block`. */
  readonly why: "rule" | "rankTie" | "placeTie" | "undecided";
  /** The rule or the list; empty for the ranking. */
  readonly of: string;
  readonly subjects: number;
  /** Ids of the first of them, in code-unit order. */
  readonly first: readonly string[];
}
/** id `<run>/<place>`. */
export interface BlockDocument {
  readonly run: string;
  readonly place: number;
  readonly bytes: Uint8Array;
}
/** id `<run>/<subject>`. Name and attributes are those of the as-of day, public fields only. */
export interface ScorecardDocument {
  readonly run: string;
  readonly scheme: string;
  readonly period: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly card: Card;
}
/** What later runs read of one scorecard, short (R6). Fields without a value are absent. */
export interface DecisionRow {
  readonly subject: string;
  readonly status: Card["status"];
  readonly score?: number;
  readonly least?: number;
  readonly greatest?: number;
  readonly grade?: string;
  readonly rank?: number;
  readonly lists: readonly string[];
  /** Lists still running by their term, this run's included. */
  readonly standing: readonly string[];
  readonly undecided: readonly string[];
  readonly complete: boolean;
  readonly points?: Readonly<Record<string, number>>;
}
/** id `<run>/<place>`: the decisions of a run, at most 2 000 subjects a document. */
export interface DecisionsDocument {
  readonly run: string;
  readonly place: number;
  readonly rows: readonly DecisionRow[];
}
/** What a ranking shows of one scorecard: short, so that the first look at a run need not read its cards. Fields without a value are absent. */
export interface RankingLine {
  readonly subject: string;
  readonly name: string;
  /** Public attributes of the as-of day. */
  readonly district?: string;
  readonly size?: string;
  readonly status: Card["status"];
  /** Grade, or the named outcome of who is not eligible. */
  readonly grade?: string;
  readonly score?: number;
  readonly least?: number;
  readonly greatest?: number;
  readonly rank?: number;
  readonly population?: number;
  readonly tied: number;
  /** Points that are disputed make a difference. */
  readonly disputed?: true;
  readonly fewData?: true;
  /** For whose sake the subject is not rated, the first. */
  readonly because?: string;
  /** All lists of the scheme, in its order. */
  readonly lists: readonly (readonly [list: string, status: Card["lists"][number]["status"]])[];
  readonly checks: readonly (readonly [check: string, result: string])[];
}
/** id `<run>/<place>`: the lines of a run in code-unit order of the subjects, at most 2 000 a document. Made of the scorecards, and verified with them. */
export interface RankingsDocument {
  readonly run: string;
  readonly place: number;
  readonly lines: readonly RankingLine[];
}
