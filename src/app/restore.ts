import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { RESTORE_MARK, RESTORED_LAST, type BackupDocument } from "./backups/backup-lines.js";
import { readBackup } from "./backups/read-backup.js";
import { silent, type Progress } from "./context.js";
import { CHUNK } from "./ports/document-rules.js";
import type { DocumentStore } from "./ports/document-store.js";
import { Refusal } from "./refusal.js";

async function fileHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}

/** Reads the whole file and its hashes before anything is written. */
async function verify(file: string, progress: Progress): Promise<number> {
  let documents = 0;
  for await (const document of readBackup(file)) {
    void document;
    if (++documents % CHUNK === 0) progress(0, documents, "verify");
  }
  return documents;
}

function notEmpty(): Refusal {
  return new Refusal("refused", "store-not-empty", {
    "zh-CN": "只能恢复到空库，此库已有内容：请换一个空的数据文件夹（DATA_DIR）或数据库（MONGODB_URI）。若上次恢复中断，请用同一个备份文件再执行一次。",
    en: "A backup goes only into an empty store, and this one holds something: name an empty data folder (DATA_DIR) or database (MONGODB_URI). If an earlier restore was cut off, run it again with the same file.",
  });
}

/** Marks an empty store; a store marked by the same file is one whose restore was cut off, and is taken up again. */
async function begin(store: DocumentStore, sha256: string): Promise<void> {
  const mark = await store.get<{ readonly sha256: string }>(RESTORE_MARK.collection, RESTORE_MARK.id);
  if (mark?.body.sha256 === sha256) return;
  if (!(await store.isEmpty())) throw notEmpty();
  if (!(await store.insert(RESTORE_MARK.collection, RESTORE_MARK.id, { sha256 }))) throw notEmpty();
}

async function writeSome(store: DocumentStore, file: string, wanted: (document: BackupDocument) => boolean, onWritten: (count: number) => void): Promise<void> {
  let chunk: BackupDocument[] = [];
  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return;
    await store.bulk(chunk[0].collection, chunk);
    onWritten(chunk.length);
    chunk = [];
  };
  let blocks = 0;
  for await (const document of readBackup(file)) {
    if (!wanted(document)) continue;
    if (chunk.length >= CHUNK || blocks >= 4 || (chunk.length > 0 && chunk[0].collection !== document.collection)) {
      await flush();
      blocks = 0;
    }
    chunk.push(document);
    if (document.collection === "blocks" || document.collection === "files") blocks++;
  }
  await flush();
}

/**
 * Restores a backup into an empty store. The whole file is verified before anything is written: half a file, or an altered one, is refused
 * and the store stays empty. Whoever is cut off while it writes runs it again with the same file; until the end nothing is visible, since
 * runs, publications and the journal are written last.
 */
export async function restore(store: DocumentStore, file: string, progress: Progress = silent): Promise<{ readonly documents: number }> {
  const documents = await verify(file, progress);
  await begin(store, await fileHash(file));
  let written = 0;
  const count = (more: number): void => progress((written += more), documents, "restore");
  await writeSome(store, file, (document) => !RESTORED_LAST.has(document.collection), count);
  await writeSome(store, file, (document) => RESTORED_LAST.has(document.collection), count);
  await store.delete(RESTORE_MARK.collection, RESTORE_MARK.id);
  return { documents };
}
