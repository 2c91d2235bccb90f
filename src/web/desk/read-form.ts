import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import busboy from "busboy";
import type { Request } from "express";
import { Refusal } from "../../app/refusal.js";

/** A file that came with a form: a temporary file of this machine, gone when the request is answered. */
export interface SentFile {
  readonly field: string;
  /** The last part of the name that the sender gave; never used as a path. */
  readonly name: string;
  readonly type: string;
  readonly path: string;
  readonly bytes: number;
}
export interface SentForm {
  /** Fields that were sent once or, by several boxes, more than once. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly SentFile[];
  /** Takes the temporary files away. */
  done(): Promise<void>;
}

/** A table of a thousand columns has a box for each. */
const MOST_FIELDS = 1100;
/** Bytes of the name of a field: a box for a column is called by its heading. */
const MOST_NAME = 4000;
/** Most characters of all fields together. */
const MOST_TEXT = 2_000_000;
const MOST_FILES = 20;

const broken = (): Refusal => new Refusal("invalid", "form", { "zh-CN": "表单没有读完整，请重新提交。什么也没有改动。", en: "The form could not be read whole: send it again. Nothing was changed." });
const tooMuch = (): Refusal => new Refusal("invalid", "form-too-large", { "zh-CN": `表单太大：至多 ${MOST_FIELDS} 个字段、${MOST_FILES} 个文件，文字合计至多 ${MOST_TEXT} 个字符。`, en: `The form is too large: at most ${MOST_FIELDS} fields and ${MOST_FILES} files, and ${MOST_TEXT} characters of text in all.` });
/** A file larger than the page takes; nothing of it is kept. */
const tooLarge = (most: number): Refusal => new Refusal("invalid", "too-large", { "zh-CN": `文件太大：合计至多 ${Math.floor(most / 1_000_000)} MB。`, en: `The files are too large: at most ${Math.floor(most / 1_000_000)} MB in all.` });

/** The value of a field that was sent; "" if it was not. */
export const textOf = (form: SentForm, name: string): string => (form.fields.get(name)?.[0] ?? "").trim();

/** A whole number that a hidden field carries; -1, which no version is: it carries none. */
export const wholeOf = (form: SentForm, name: string): number => (/^\d{1,9}$/.test(textOf(form, name)) ? Number(textOf(form, name)) : -1);

interface Collected {
  readonly fields: Map<string, string[]>;
  readonly files: SentFile[];
  readonly writing: Promise<void>[];
  readonly folder: string;
  /** Bytes of files that are taken in all, and that have come. */
  readonly most: number;
  bytes: number;
  /** Characters of fields that may still come. */
  text: number;
}

async function keep(into: Collected, stream: Readable, file: Omit<SentFile, "path" | "bytes">): Promise<void> {
  const path = join(into.folder, randomUUID());
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    into.bytes += chunk.length;
    if (into.bytes > into.most) stream.destroy(tooLarge(into.most));
  });
  await pipeline(stream, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  // A file box that was left empty sends a file without a name.
  if (file.name !== "" || bytes > 0) into.files.push({ ...file, path, bytes });
}

/** False: there is more text than is taken. */
function takeField(into: Collected, name: string, value: string): boolean {
  into.text -= name.length + value.length;
  into.fields.set(name, [...(into.fields.get(name) ?? []), value]);
  return into.text >= 0;
}

async function collect(request: Request, folder: string, { most, text }: { readonly most: number; readonly text: number }): Promise<Collected> {
  const into: Collected = { fields: new Map(), files: [], writing: [], folder, most, bytes: 0, text };
  const parser = busboy({ headers: request.headers, defParamCharset: "utf8", limits: { fields: MOST_FIELDS, fieldSize: text, fieldNameSize: MOST_NAME, files: most > 0 ? MOST_FILES : 0 } });
  const refuse = (error: Error): void => void parser.destroy(error);
  for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const) parser.on(limit, () => refuse(tooMuch()));
  parser.on("field", (name, value, info) => (info.valueTruncated || info.nameTruncated || !takeField(into, name, value) ? refuse(tooMuch()) : undefined));
  parser.on("file", (field, stream, info) => {
    const kept = keep(into, stream, { field, name: basename((info.filename ?? "").replaceAll("\\", "/")).slice(0, 200), type: info.mimeType });
    into.writing.push(kept.catch((error: unknown) => refuse(error as Error)));
  });
  try {
    await pipeline(request, parser);
  } finally {
    // Also where it failed: the folder goes when nobody writes to it any more.
    await Promise.all(into.writing);
  }
  return into;
}

/**
 * Reads a form (urlencoded or multipart) with at most `most` bytes of files, which are written to a folder of their own, and `text` characters of fields. Refuses what is no form or exceeds the limits,
 * and leaves nothing behind then.
 */
export async function readForm(request: Request, most: number, text = MOST_TEXT): Promise<SentForm> {
  const folder = await mkdtemp(join(tmpdir(), "wuye-form-"));
  const done = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { fields, files } = await collect(request, folder, { most, text });
    return { fields, files, done };
  } catch (error) {
    await done();
    throw error instanceof Refusal ? error : broken();
  }
}
