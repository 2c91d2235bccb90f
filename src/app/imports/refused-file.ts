import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, open, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { addDuration, dayOf, isoDay } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";
import type { JournalEntry } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { PIECE_BYTES, pieceId } from "../records/file-pieces.js";
import type { FileHead, FilePiece } from "../records/model.js";
import type { ImportDocument } from "./model.js";
import { dayOfInstant } from "./plan-import.js";

/** Days for which a file of refused rows is kept: it holds what the file held, personal values too. */
export const KEPT_DAYS = 30;
/** Larger ones are not kept in the store: they stand beside the file that was imported. */
const MOST_BYTES = 256 * 1024 * 1024;
const TYPES = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ndjson: "application/x-ndjson" } as const;

/** Name of the file of an import: the next one where an erasure names the last, since what was erased stays gone; and the day from which it is kept. */
async function nextName(store: DocumentStore, { id, recordedOn }: ImportDocument): Promise<{ readonly file: string; readonly from: string }> {
  let [times, from] = [0, recordedOn];
  for await (const page of store.stream<JournalEntry>("journal", { index: "kind", prefix: ["erasure"] })) {
    for (const { body: { at, erasure } } of page) {
      if (!erasure?.files?.some(({ file }) => importOfRefused(file) === id)) continue;
      times++;
      from = dayOfInstant(at);
    }
  }
  return { file: times === 0 ? `refused-${id}` : `refused-${id}-${times + 1}`, from };
}

/** The import whose refused rows a file holds; null: it is no such file. */
export const importOfRefused = (file: string): string | null => /^refused-([0-9a-f]+)(?:-\d+)?$/.exec(file)?.[1] ?? null;

/** Keeps a file of refused rows in the store, its head last, so that what has a head is whole. null: it is too large. */
export async function keepRefused(store: DocumentStore, path: string, known: ImportDocument, name: string): Promise<string | null> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    if (size > MOST_BYTES) return null;
    const { file, from } = await nextName(store, known);
    const hash = createHash("sha256");
    const pieces = Math.ceil(size / PIECE_BYTES);
    for (let place = 0; place < pieces; place++) {
      const bytes = new Uint8Array(Math.min(PIECE_BYTES, size - place * PIECE_BYTES));
      await handle.read(bytes, 0, bytes.length, place * PIECE_BYTES);
      hash.update(bytes);
      await put<FilePiece>(store, pieceId(file, place), { file, place, bytes });
    }
    const expiresOn = isoDay(addDuration(dayOf(from) as Day, { years: 0, months: 0, days: KEPT_DAYS }, 1));
    await put<FileHead>(store, pieceId(file), { file, place: -1, hash: hash.digest("hex"), bytes: size, pieces, name, type: TYPES[known.file.format], purpose: "refused", at: known.startedAt, by: known.by, expiresOn });
    return file;
  } finally {
    await handle.close();
  }
}

async function put<T>(store: DocumentStore, id: string, body: T): Promise<void> {
  const stored = await store.get<T>("files", id);
  if (stored === null) await store.insert("files", id, body);
  else await store.replace("files", id, stored.version, body);
}

/** Whether a file with the content of a head stands there. */
async function standsThere(path: string, { bytes, hash }: FileHead): Promise<boolean> {
  const found = await lstat(path);
  if (!found.isFile() || found.size !== bytes) return false;
  const hasher = createHash("sha256");
  for await (const piece of createReadStream(path)) hasher.update(piece as Uint8Array);
  return hasher.digest("hex") === hash;
}

/** x.refused.csv -> x.refused-2.csv */
function numbered(path: string, times: number): string {
  const { dir, name, ext } = parse(path);
  return times === 1 ? path : join(dir, `${name}-${times}${ext}`);
}

async function copyTo(store: DocumentStore, { file, pieces }: FileHead, path: string): Promise<boolean> {
  const handle = await open(path, "wx", 0o600);
  try {
    for (let place = 0; place < pieces; place++) {
      const piece = await store.get<FilePiece>("files", pieceId(file, place));
      if (piece === null) {
        await rm(path);
        return false;
      }
      await handle.writeFile(piece.body.bytes);
    }
    return true;
  } finally {
    await handle.close();
  }
}

/**
 * Writes a kept file of refused rows to a path, or, where another file has that name (people correct the rows in it), to the first numbered one
 * that is free. The path where it stands now, be it since before; null: it is not kept any more.
 */
export async function copyRefused(store: DocumentStore, file: string, wanted: string): Promise<string | null> {
  const head = await store.get<FileHead>("files", pieceId(file));
  if (head === null) return null;
  for (let times = 1; ; times++) {
    const path = numbered(wanted, times);
    try {
      return (await copyTo(store, head.body, path)) ? path : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (await standsThere(path, head.body)) return path;
    }
  }
}
