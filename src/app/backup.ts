import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { createGzip, type Gzip } from "node:zlib";
import { BACKUP_FORMAT, BACKUP_ORDER, RESTORE_MARK, documentLine, type BackupDocument, type BackupEnd, type BackupHead } from "./backups/backup-lines.js";
import { VERSIONED } from "./batches/batch-content.js";
import { silent, type Progress } from "./context.js";
import type { JournalEntry } from "./documents.js";
import { DATA_KINDS, journalEntries } from "./journal-entries.js";
import type { DocumentStore } from "./ports/document-store.js";
import { isFormatMark, STORE_FORMAT } from "./ports/store-format.js";
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

/** What belongs to the store as of the entries seen at the beginning; later work is left to the next backup. */
function belongs(entries: readonly JournalEntry[]): (document: BackupDocument) => boolean {
  const last = entries.at(-1)?.seq ?? 0;
  const batches = new Set(entries.filter((e) => DATA_KINDS.has(e.kind)).map((e) => e.batch));
  return ({ collection, id, body }) => {
    if (isFormatMark(collection, id) || (collection === RESTORE_MARK.collection && id === RESTORE_MARK.id)) return false;
    if (collection === "journal" || collection === "publications") return (body as { seq: number }).seq <= last;
    return (VERSIONED as readonly string[]).includes(collection) ? batches.has((body as { batch: string }).batch) : true;
  };
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

/**
 * Backs the whole store up into one file, also while others write: it holds the store as of the newest journal entry at its beginning.
 * The file has its name only once it is whole and on the disk. Refuses to overwrite a file.
 */
export async function backup(store: DocumentStore, file: string, progress: Progress = silent): Promise<BackupAnswer> {
  const target = await createFile(file);
  await target.close();
  const partial = `${file}.partial`;
  const handle = await open(partial, "w");
  try {
    const entries = await journalEntries(store);
    const sink = new LineSink(handle);
    const head: BackupHead = { backup: "wuye", format: BACKUP_FORMAT, store: STORE_FORMAT, seq: entries.at(-1)?.seq ?? 0 };
    await sink.write(JSON.stringify(head));
    const documents = await writeDocuments(store, sink, belongs(entries), progress);
    const sha256 = await sink.end(documents);
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    return { documents, sha256 };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(partial, { force: true });
    await rm(file, { force: true });
    throw error;
  }
}
