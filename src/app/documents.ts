import type { EvidenceRecord, Link, Subject, Text } from "../domain/model/documents.js";
import type { Erasure } from "./records/model.js";

export { COLLECTIONS } from "./documents/collections.js";
export type { CheckDocument, ComparedSoFarDocument, KeptCasesDocument } from "./documents/check-documents.js";
export type { BlockDocument, DecisionRow, DecisionsDocument, RankingLine, RankingsDocument, RunDocument, ScorecardDocument, Waiting } from "./documents/run-documents.js";

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
  /** documentHash of it, from when it was written, so that whoever reads it need not hash it again; verifying does. Left out: written before it was kept. */
  readonly hash?: string;
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
