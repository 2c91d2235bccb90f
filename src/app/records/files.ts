import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import type { Context } from "../context.js";
import { Refusal, quote } from "../refusal.js";
import { deleteFile, PIECE_BYTES, pieceId } from "./file-pieces.js";
import { evidenceName, evidenceType, HEAD_BYTES, safeName } from "./file-types.js";
import type { EvidenceFile, FileHead, FilePiece } from "./model.js";
import { randomFileName } from "./record-names.js";

/** Most bytes of one evidence file. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** Most bytes of a file that is imported, or of the rows that were refused. */
export const MOST_UPLOAD_BYTES = 1024 * 1024 * 1024;
/** Bytes that nobody opens but who knows what they are. */
const ANY_TYPE = "application/octet-stream";
/** A file that never became whole is deleted after so many days. */
const UNFINISHED_DAYS = 2;

export type FileSource = { readonly stream: AsyncIterable<Uint8Array> } | { readonly path: string };
export type FileRequest = FileSource & {
  /** As its sender calls it: shown to those who may see it, never used as a path. */
  readonly name: string;
  readonly purpose: FileHead["purpose"];
  readonly expiresOn?: string;
};
type FileContext = Pick<Context, "store" | "now" | "by">;

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);
const tooLarge = (name: string, most: number): Refusal => new Refusal("invalid", "file-size", {
  "zh-CN": `文件“${quote(name)}”过大：至多 ${megabytes(most)} MB。`, en: `The file "${quote(name)}" is too large: at most ${megabytes(most)} MB.`,
});
const isEmpty = (name: string): Refusal => new Refusal("invalid", "file-empty", { "zh-CN": `文件“${quote(name)}”是空的。`, en: `The file "${quote(name)}" is empty.` });
const wrongType = (name: string): Refusal => new Refusal("invalid", "file-type", {
  "zh-CN": `文件“${quote(name)}”不能作为证据：只收 JPEG、PNG、WebP 图片和 PDF，以文件内容为准。`,
  en: `The file "${quote(name)}" cannot be evidence: JPEG, PNG and WebP pictures and PDF are taken, by what the file holds.`,
});

function typeOf(purpose: FileHead["purpose"], name: string, head: Uint8Array): string {
  if (purpose !== "evidence") return ANY_TYPE;
  const type = evidenceType(head);
  if (type === null) throw wrongType(name);
  return type;
}

/** As a plain array of bytes: a Buffer turns itself into a list of numbers wherever it is written as JSON. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Cuts what comes into pieces; refuses more than `most` bytes before they are kept. */
async function* piecesOf(source: AsyncIterable<Uint8Array>, name: string, most: number): AsyncIterable<Uint8Array> {
  let [parts, held, total]: [Uint8Array[], number, number] = [[], 0, 0];
  for await (const chunk of source) {
    if ((total += chunk.length) > most) throw tooLarge(name, most);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + PIECE_BYTES - held);
      parts.push(part);
      held += part.length;
      at += part.length;
      if (held < PIECE_BYTES) continue;
      yield joined(parts, held);
      [parts, held] = [[], 0];
    }
  }
  if (held > 0) yield joined(parts, held);
}

interface Kept {
  readonly bytes: number;
  readonly pieces: number;
  readonly type: string;
  readonly hash: string;
}

async function keepPieces({ store }: FileContext, file: string, request: FileRequest): Promise<Kept> {
  const { purpose, name } = request;
  const source = "path" in request ? createReadStream(request.path) : request.stream;
  const hash: Hash = createHash("sha256");
  let [bytes, place, type] = [0, 0, ANY_TYPE];
  for await (const piece of piecesOf(source as AsyncIterable<Uint8Array>, name, purpose === "evidence" ? MOST_FILE_BYTES : MOST_UPLOAD_BYTES)) {
    if (place === 0) type = typeOf(purpose, name, piece.subarray(0, HEAD_BYTES));
    hash.update(piece);
    bytes += piece.length;
    await store.insert<FilePiece>("files", pieceId(file, place), { file, place: place++, bytes: piece });
  }
  if (bytes === 0 && purpose === "evidence") throw isEmpty(name);
  return { bytes, pieces: place, type, hash: hash.digest("hex") };
}

/**
 * Keeps a file: its head first, as one that is not whole and will be deleted soon, then its pieces, then the head as it stays. Whoever is cut
 * off leaves nothing for good. The head keeps what its sender calls it; evidence is named in the answer, and so in records, by its bytes. Refuses evidence that is too large, empty or of no type that may be kept.
 */
export async function storeFile(context: FileContext, request: FileRequest): Promise<EvidenceFile> {
  const { store } = context;
  const at = context.now();
  const today = shanghaiDay(at) as number;
  const file = randomFileName(isoDay(today));
  const name = safeName(request.name);
  const begun: FileHead = { file, place: -1, hash: "", bytes: 0, pieces: 0, name, type: ANY_TYPE, purpose: request.purpose, at, by: context.by, expiresOn: isoDay(today + UNFINISHED_DAYS) };
  await store.insert("files", pieceId(file), begun);
  try {
    const kept = await keepPieces(context, file, { ...request, name });
    const whole: FileHead = { ...begun, ...kept, expiresOn: request.expiresOn };
    if (!(await store.replace("files", pieceId(file), 1, whole))) throw new Error(`the file ${file} was deleted while it came`);
    return { file, hash: kept.hash, bytes: kept.bytes, name: request.purpose === "evidence" ? evidenceName(kept) : name, type: kept.type };
  } catch (error) {
    await deleteFile(store, file);
    throw error;
  }
}

const unknownFile = (file: string): Refusal => new Refusal("notFound", "unknown-file", {
  "zh-CN": `没有文件“${quote(file)}”：可能已到期删除。`, en: `There is no file "${quote(file)}": it may have expired.`,
});

/** The head of a file that is whole; null: there is none, or it expired. */
export async function fileHead({ store }: Pick<Context, "store">, file: string): Promise<FileHead | null> {
  const head = /^[A-Za-z0-9-]{1,120}$/.test(file) ? await store.get<FileHead>("files", pieceId(file)) : null;
  return head === null || head.body.hash === "" ? null : head.body;
}

async function* bytesOf(store: Context["store"], { file, pieces, hash }: FileHead): AsyncIterable<Uint8Array> {
  const found = createHash("sha256");
  for (let place = 0; place < pieces; place++) {
    const piece = await store.get<FilePiece>("files", pieceId(file, place));
    if (!piece) throw unknownFile(file);
    found.update(piece.body.bytes);
    yield piece.body.bytes;
  }
  if (found.digest("hex") !== hash) throw new Error(`the bytes of the file ${file} are not those that were kept`);
}

/** A file with its bytes, a piece at a time; the stream fails at its end where they are not those that were kept. Refuses an unknown or expired one. */
export async function readFile(context: Pick<Context, "store">, file: string): Promise<{ readonly head: FileHead; readonly stream: Readable }> {
  const head = await fileHead(context, file);
  if (head === null) throw unknownFile(file);
  return { head, stream: Readable.from(bytesOf(context.store, head), { objectMode: false }) };
}

export { expireFiles } from "./expire-files.js";
