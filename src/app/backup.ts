import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { createGzip, type Gzip } from "node:zlib";
import { BACKUP_FORMAT, BACKUP_ORDER, documentLine, type BackupDocument, type BackupEnd, type BackupHead } from "./backups/backup-lines.js";
import { belongs } from "./backups/belongs.js";
import { silent, type Progress } from "./context.js";
import { journalEntries } from "./journal-entries.js";
import type { DocumentStore } from "./ports/document-store.js";
import { STORE_FORMAT } from "./ports/store-format.js";
import { Refusal } from "./refusal.js";

export interface BackupAnswer {
  readonly documents: number;
  /** Of the file, as sha256sum prints it. */
  readonly sha256: string;
}

/** Lines on their way into a compressed file, hashed before and after. */
class LineSink {
  private readonly gzip: Gzip = createGzip({ level: 6 });
  private readonly lines: Hash = createHash("sha256");
  private readonly bytes: Hash = createHash("sha256");
  private readonly written: Promise<void>;
  constructor(file: FileHandle) {
    this.written = this.pump(file);
  }

  private async pump(file: FileHandle): Promise<void> {
    for await (const chunk of this.gzip as AsyncIterable<Buffer>) {
      this.bytes.update(chunk);
      await file.writeFile(chunk);
    }
  }

  async write(line: string): Promise<void> {
    const text = `${line}\n`;
    this.lines.update(text);
    if (!this.gzip.write(text)) await Promise.race([once(this.gzip, "drain"), this.written]);
  }

  /** The last line, which names the hash of those before it; then the hash of the file. */
  async end(documents: number): Promise<string> {
    const end: BackupEnd = { documents, sha256: this.lines.digest("hex") };
    this.gzip.end(`${JSON.stringify(end)}\n`);
    await this.written;
    return this.bytes.digest("hex");
  }
}

async function writeDocuments(store: DocumentStore, sink: LineSink, keep: (document: BackupDocument) => boolean, progress: Progress): Promise<number> {
  const counts = await Promise.all(BACKUP_ORDER.map((collection) => store.count(collection, { index: "id" })));
  const total = counts.reduce((a, b) => a + b, 0);
  let [seen, kept] = [0, 0];
  for (const collection of BACKUP_ORDER) {
    for await (const batch of store.stream(collection, { index: "id" })) {
      for (const { id, body } of batch) {
        const document = { collection, id, body };
        if (!keep(document)) continue;
        await sink.write(documentLine(document));
        kept++;
      }
      progress((seen += batch.length), Math.max(total, seen), collection);
    }
  }
  return kept;
}

async function createFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, "wx");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal("refused", "backup-file", {
      "zh-CN": code === "EEXIST" ? `文件 ${file} 已存在，不会覆盖：请换一个文件名。` : `无法写入文件 ${file}（${code}）。`,
      en: code === "EEXIST" ? `The file ${file} is there already and is not overwritten: name another.` : `The file ${file} cannot be written (${code}).`,
    });
  }
}

/** Writes the file once; null: something was erased meanwhile, and the file would name what it does not hold. */
async function attempt(store: DocumentStore, handle: FileHandle, progress: Progress): Promise<BackupAnswer | null> {
  const entries = await journalEntries(store);
  const last = entries.at(-1)?.seq ?? 0;
  const sink = new LineSink(handle);
  const head: BackupHead = { backup: "wuye", format: BACKUP_FORMAT, store: STORE_FORMAT, seq: last };
  await sink.write(JSON.stringify(head));
  const documents = await writeDocuments(store, sink, belongs(entries), progress);
  const sha256 = await sink.end(documents);
  const later = await journalEntries(store, last + 1);
  return later.some(({ kind }) => kind === "erasure") ? null : { documents, sha256 };
}

const ATTEMPTS = 5;

async function writeWhole(store: DocumentStore, file: string, progress: Progress): Promise<BackupAnswer> {
  for (let i = 0; i < ATTEMPTS; i++) {
    const handle = await open(file, "w");
    try {
      const answer = await attempt(store, handle, progress);
      if (answer === null) continue;
      await handle.sync();
      return answer;
    } finally {
      await handle.close();
    }
  }
  throw new Refusal("unavailable", "backup-overtaken", {
    "zh-CN": "备份期间不断有个人信息或文件被清除，备份未完成：请稍后再试。", en: "Personal fields or files were erased again and again while the backup was written: try again later.",
  });
}

/**
 * Backs the whole store up into one file, also while others write: it holds the store as of the newest journal entry at its beginning. What is
 * erased meanwhile makes it begin anew. The file has its name only once it is whole and on the disk. Refuses to overwrite a file.
 */
export async function backup(store: DocumentStore, file: string, progress: Progress = silent): Promise<BackupAnswer> {
  await (await createFile(file)).close();
  const partial = `${file}.partial`;
  try {
    const answer = await writeWhole(store, partial, progress);
    await rename(partial, file);
    return answer;
  } catch (error) {
    await rm(partial, { force: true });
    await rm(file, { force: true });
    throw error;
  }
}
