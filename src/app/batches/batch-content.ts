import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import { createHash } from "node:crypto";
import { canonical, sha256 } from "../canonical.js";
import type { VersionDocument } from "../documents.js";

/** Collections of version documents, in code-unit order. */
export const VERSIONED = ["links", "records", "subjects"] as const;
export type Versioned = (typeof VERSIONED)[number];
export type Body = Subject | Link | EvidenceRecord;

/** Hash of one version document. The name of its batch is not in it, so that the same documents give the same hash in any store. */
export function documentHash(collection: Versioned, { version, body }: Pick<VersionDocument<Body>, "version" | "body">): string {
  return sha256(canonical({ collection, version, body: { ...body, version: undefined } }));
}

/** One line of the list that names the content of a batch. */
export interface ContentLine {
  readonly collection: Versioned;
  readonly id: string;
  readonly hash: string;
}

const before = (a: ContentLine, b: ContentLine): number => {
  if (a.collection !== b.collection) return a.collection < b.collection ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
};

/** sha256 over the hashes of the documents of a batch, in code-unit order of (collection, id of the body). */
export function contentHash(lines: readonly ContentLine[]): string {
  return sha256([...lines].sort(before).map(({ collection, id, hash }) => canonical([collection, id, hash])).join("\n"));
}

/** The same hash over lines that come in their order, without keeping them. */
export class ContentHasher {
  private readonly hash = createHash("sha256");
  private last: ContentLine | null = null;

  /** Takes the next line; false: it does not stand behind the one before, and the hash is not to be had so. */
  add(line: ContentLine): boolean {
    if (this.last !== null && before(this.last, line) >= 0) return false;
    this.hash.update(`${this.last === null ? "" : "\n"}${canonical([line.collection, line.id, line.hash])}`);
    this.last = line;
    return true;
  }

  digest(): string {
    return this.hash.digest("hex");
  }
}

/** Digest before the first entry. */
export const NO_DIGEST = "0".repeat(64);

/** The running digest one content further. */
export const nextDigest = (digest: string, content: string): string => sha256(digest + content);
