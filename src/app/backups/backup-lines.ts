import { bytesOf, jsonWithoutBytes, putBytes, type BytesPath } from "../ports/body-bytes.js";

/**
 * A backup is a gzip file of lines of JSON: a head, one line for each document, an end with the number of documents and the sha256 of all
 * lines before it. A store is written into it in an order in which whatever a document names comes after it, so that a backup made while
 * others write holds everything that its documents name.
 */
export const BACKUP_FORMAT = 2;
/** Collections in the order of the file. */
export const BACKUP_ORDER = [
  "meta", "publications", "journal", "imports", "mappings", "checks", "runs", "decisions", "rankings", "scorecards", "blocks", "revisions", "records", "links", "subjects", "kinds", "personal", "files",
] as const;
/** What stays behind: leases and answered requests are of the moment, what waits is made of the journal anew. */
export const LEFT_BEHIND: ReadonlySet<string> = new Set(["leases", "requests", "waiting"]);
/** What makes the rest visible is restored last. */
export const RESTORED_LAST: ReadonlySet<string> = new Set(["runs", "checks", "publications", "journal", "imports"]);

export interface BackupHead {
  readonly backup: "wuye";
  readonly format: number;
  /** Format of the documents. */
  readonly store: number;
  /** Highest number of the journal in it. */
  readonly seq: number;
}
export interface BackupDocument {
  readonly collection: string;
  readonly id: string;
  readonly body: unknown;
}
export interface BackupEnd {
  readonly documents: number;
  readonly sha256: string;
}

/** The line of one document; bytes stand beside it in base64. */
export function documentLine({ collection, id, body }: BackupDocument): string {
  const bytes = bytesOf(body).map(({ path, bytes: piece }) => [path, Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("base64")]);
  return jsonWithoutBytes({ collection, id, body, ...(bytes.length > 0 ? { bytes } : {}) });
}

/** The document of a line; null: the line is none. */
export function readDocument(line: string): BackupDocument | null {
  const { collection, id, body, bytes } = JSON.parse(line) as { collection?: unknown; id?: unknown; body?: unknown; bytes?: readonly (readonly [BytesPath, string])[] };
  if (typeof collection !== "string" || typeof id !== "string" || typeof body !== "object") return null;
  for (const [path, text] of bytes ?? []) putBytes(body, path, new Uint8Array(Buffer.from(text, "base64")));
  return { collection, id, body };
}

/** Mark of a store into which a backup is being restored, with the hash of its file; it goes when all is there. */
export const RESTORE_MARK = { collection: "meta", id: "restoring" } as const;
