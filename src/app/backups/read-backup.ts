import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { OLDEST_FORMAT, STORE_FORMAT } from "../ports/store-format.js";
import { Refusal } from "../refusal.js";
import { BACKUP_FORMAT, BACKUP_ORDER, readDocument, type BackupDocument, type BackupEnd, type BackupHead } from "./backup-lines.js";

const damaged = (file: string, zh: string, en: string): Refusal =>
  new Refusal("invalid", "backup-damaged", { "zh-CN": `备份文件 ${file} 不可用：${zh}。库未作任何改动。`, en: `The backup ${file} cannot be used: ${en}. Nothing was written.` });

/** The lines of the file; a file that is cut off or is no gzip file is refused in words. */
async function* linesOf(file: string): AsyncIterable<string> {
  let failure: NodeJS.ErrnoException | null = null;
  const gunzip = createGunzip();
  // The stream tells its failure in its own time, after the last line that could be read.
  const piped = new Promise<void>((resolve) => pipeline(createReadStream(file), gunzip, (error) => {
    failure ??= error ?? null;
    resolve();
  }));
  try {
    yield* createInterface({ input: gunzip, crlfDelay: Infinity });
    await piped;
  } catch (error) {
    failure ??= error as NodeJS.ErrnoException;
  } finally {
    gunzip.destroy();
  }
  const code = (failure as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOENT" || code === "EISDIR" || code === "EACCES") throw damaged(file, `读不到文件（${code}）`, `it cannot be read (${code})`);
  if (failure) throw damaged(file, `文件不完整或不是备份（${code ?? "格式"}）`, `it is cut off or no backup (${code ?? "form"})`);
}

function checkHead(file: string, line: string): BackupHead {
  const head = parse<BackupHead>(file, line);
  if (head.backup !== "wuye") throw damaged(file, "不是本程序的备份", "it is no backup of this program");
  if (head.store < OLDEST_FORMAT) throw damaged(file, "由早期试用版写成，本程序已不再读取", "an early trial version of this program wrote it, which this one reads no more");
  if (head.format > BACKUP_FORMAT || head.store > STORE_FORMAT) throw damaged(file, "由更新版本的程序写成，请先升级", "a newer version of this program wrote it: upgrade first");
  return head;
}

function parse<T>(file: string, line: string): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw damaged(file, "有一行不是 JSON", "a line of it is no JSON");
  }
}

function checkDocument(file: string, line: string): BackupDocument {
  parse(file, line);
  const document = readDocument(line);
  if (document && (BACKUP_ORDER as readonly string[]).includes(document.collection)) return document;
  throw damaged(file, "有一行不是文档", "a line of it is no document");
}

/** Hands every document of a backup on, one at a time; throws unless the whole file is as it was written. */
export async function* readBackup(file: string): AsyncIterable<BackupDocument> {
  const hash = createHash("sha256");
  let [count, held]: [number, string | null] = [0, null];
  for await (const line of linesOf(file)) {
    // Each line is held until the next one shows that it is not the end.
    if (held !== null) {
      hash.update(`${held}\n`);
      if (count === 0) checkHead(file, held);
      else yield checkDocument(file, held);
      count++;
    }
    held = line;
  }
  if (held === null || count === 0) throw damaged(file, "文件不完整", "it is cut off");
  const end = parse<Partial<BackupEnd>>(file, held);
  if (end.documents !== count - 1 || end.sha256 !== hash.digest("hex")) throw damaged(file, "内容与其校验值不符", "its content does not agree with its checksum");
}
