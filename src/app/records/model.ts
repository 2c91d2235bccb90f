import type { Json } from "../../domain/model/documents.js";

/** id `<collection>/<body id>@<batch>`: the personal fields of one version of a subject or record, with the salt of its commitment. Deleted when they are erased. */
export interface PersonalDocument {
  readonly of: "subjects" | "records";
  /** Id of the subject or record. */
  readonly body: string;
  readonly batch: string;
  /** 32 hexadecimal digits, random. */
  readonly salt: string;
  /** Field (without `data.` or `attributes.`) -> value. */
  readonly values: Readonly<Record<string, Json>>;
}

/** What one journal entry erased: personal fields of versions, by their commitments, and files, by their hashes. Nothing personal stands in it. */
export interface Erasure {
  readonly personal?: readonly { readonly of: PersonalDocument["of"]; readonly body: string; readonly batch: string; readonly commitment: string }[];
  readonly files?: readonly { readonly file: string; readonly hash: string }[];
}

/** id `<file>` for the head, `<file>/<place>` for its pieces of at most 4 MB. */
export interface FileHead {
  readonly file: string;
  readonly place: -1;
  /** sha256 of the whole. */
  readonly hash: string;
  readonly bytes: number;
  readonly pieces: number;
  readonly name: string;
  readonly type: string;
  readonly purpose: "evidence" | "refused" | "upload";
  readonly at: string;
  readonly by: string;
  /** Day on which it is deleted: refused rows and uploads hold personal fields and expire; evidence by the limit of its kind. */
  readonly expiresOn?: string;
}
export interface FilePiece {
  readonly file: string;
  readonly place: number;
  readonly bytes: Uint8Array;
}

/** How an evidence file stands in a record's `evidence`. */
export interface EvidenceFile {
  readonly file: string;
  readonly hash: string;
  readonly bytes: number;
  readonly name: string;
  readonly type: string;
}
