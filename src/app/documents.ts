import type { Card } from "../domain/model/card.js";
import type { EvidenceRecord, Link, Subject, Text } from "../domain/model/documents.js";
import type { Erasure } from "./records/model.js";
import type { SecondOpinionSoFar } from "./ports/second-engine.js";

/** Every collection of the store with the indexes that screens and jobs walk. Both adapters create exactly these. */
export const COLLECTIONS = [
  { name: "meta", indexes: [] },
  { name: "journal", indexes: [{ name: "seq", fields: ["seq"] }, { name: "kind", fields: ["kind", "seq"] }, { name: "batch", fields: ["batch"] }] },
  { name: "subjects", indexes: [{ name: "kind", fields: ["body.kind", "body.id", "batch"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "links", indexes: [{ name: "subject", fields: ["body.subject", "body.id"] }, { name: "target", fields: ["body.target", "body.id"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "records", indexes: [{ name: "kind", fields: ["body.kind", "body.subject", "body.id"] }, { name: "subject", fields: ["body.subject", "body.kind", "body.id"] }, { name: "batch", fields: ["batch", "body.id"] }] },
  { name: "revisions", indexes: [{ name: "scheme", fields: ["scheme", "hash"] }] },
  { name: "runs", indexes: [{ name: "scheme", fields: ["scheme", "period.id", "id"] }] },
  { name: "blocks", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "scorecards", indexes: [{ name: "run", fields: ["run", "card.subject"] }, { name: "subject", fields: ["card.subject", "scheme", "period"] }] },
  { name: "decisions", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "rankings", indexes: [{ name: "run", fields: ["run", "place"] }] },
  { name: "checks", indexes: [] },
  { name: "publications", indexes: [{ name: "scheme", fields: ["scheme", "period", "seq"] }, { name: "seq", fields: ["seq"] }] },
  { name: "leases", indexes: [] },
  { name: "imports", indexes: [{ name: "started", fields: ["startedAt"] }, { name: "batch", fields: ["batch"] }] },
  { name: "mappings", indexes: [{ name: "kind", fields: ["kind", "id"] }] },
  { name: "personal", indexes: [{ name: "body", fields: ["of", "body"] }, { name: "batch", fields: ["batch"] }] },
  { name: "files", indexes: [{ name: "piece", fields: ["file", "place"] }, { name: "expires", fields: ["expiresOn"] }] },
  { name: "kinds", indexes: [{ name: "kind", fields: ["kind", "number"] }] },
  { name: "requests", indexes: [{ name: "expires", fields: ["expiresOn"] }] },
  { name: "waiting", indexes: [{ name: "why", fields: ["why", "due", "record"] }] },
] as const;

/** erasure: personal fields or files that were erased; kind: a new version of a record kind that an administrator wrote. Neither carries data that runs read. */
export type JournalKind = "import" | "records" | "decision" | "run" | "revision" | "publication" | "erasure" | "kind";
/** The one write by which a change becomes visible. id: the seq, twelve digits. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly kind: JournalKind;
  readonly batch: string;
  /**
   * import, records, decision: sha256 over the hashes of the version documents of the batch (RFC 8785, without the name of the batch), in
   * code-unit order of (collection, id of the body). revision, publication: sha256 of the RFC 8785 form of the document. run: its result.
   */
  readonly content: string;
  /** kind publication: what this entry publishes or withdraws. The entry is the one write that does it; the collection `publications` is rebuilt from it. */
  readonly publication?: Omit<PublicationDocument, "seq" | "at" | "by">;
  /** kind erasure: what was erased; `content` is the sha256 of its RFC 8785 form. The entry comes first, the deleting after it. */
  readonly erasure?: Erasure;
  /** sha256 of the previous entry's RFC 8785 form; 64 zeros for the first. */
  readonly previous: string;
}
/** An immutable version document in subjects, links or records: id = `<body id>@<batch>`. Visible at snapshot S if its batch was journalled at seq <= S; the highest visible version counts. */
export interface VersionDocument<T extends Subject | Link | EvidenceRecord> {
  readonly batch: string;
  readonly version: number;
  readonly body: T;
}
/** id: `pinned`, sha256 over the scheme's hash, the hashes of the kinds that it uses and the language version. The author's text is kept byte for byte. */
export interface RevisionDocument {
  /** sha256 of the RFC 8785 form of the scheme: the revision's name. */
  readonly hash: string;
  readonly scheme: string;
  readonly title: Text;
  readonly text: string;
  /** Of an overlay (`extends`): its author's text, byte for byte; `text` is then the merged one, which reads without the base. */
  readonly overlay?: string;
  /** Texts of the record and subject kinds that it reads, by hash, so that an old run can be read for ever. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly language: string;
}
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
/** id: the run id. What the second engine and the reference found; a run with a difference cannot be published. */
export interface CheckDocument {
  readonly run: string;
  readonly engines: readonly { readonly name: string; readonly version: string; readonly compared: number; readonly differences: readonly string[] }[];
}
/** id in `checks`: `cases/<pinned>`. The cases that stood beside a scheme when it was last evaluated: publication runs them where the library has the scheme no more, or never had. */
export interface KeptCasesDocument {
  readonly pinned: string;
  readonly cases: string;
}
/** id in `checks`: `<run>/so-far`. Where the comparison with the second engine is, so that one of a large population that is cut off goes on from there; gone once the check is whole. */
export interface ComparedSoFarDocument {
  readonly run: string;
  /** Result of the run that was compared. */
  readonly result: string;
  readonly soFar: SecondOpinionSoFar;
}
/** State of (scheme, period) after one journal entry; the newest counts. id `<scheme>/<period>/<seq>`. */
export interface PublicationDocument {
  readonly scheme: string;
  readonly period: string;
  readonly run: string;
  readonly seq: number;
  readonly state: "published" | "withdrawn";
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** The run that this one replaced, if any. */
  readonly supersedes: string | null;
  /** state published: how many cases of the scheme were run before it, all of which passed; 0: there were none to run. Left out: that was not yet kept. */
  readonly cases?: number;
}
/** meta/store */
export interface StoreMeta {
  readonly format: number;
  readonly demonstration: boolean;
  readonly createdAt: string;
}
