import { readFile, stat } from "node:fs/promises";
import { Refusal } from "../../app/refusal.js";

/** A file of more than 256 MB is not taken whole: it goes into a store by batches. */
export const FILE_BYTES = 256_000_000;

const BOM = "\ufeff";

function refuse(file: string, zh: string, en: string): never {
  throw new Refusal("invalid", "file", { "zh-CN": `文件“${file}”${zh}。`, en: `The file "${file}" ${en}.` });
}

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** The first line, from 1, that is not UTF-8: the byte of a new line stands in no other character. */
function firstBadLine(bytes: Buffer): number {
  for (let [from, line] = [0, 1]; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end + 1;
    try {
      decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return 1;
}

/**
 * The text of a file in UTF-8. A byte order mark at its beginning is left out, unless it is to be `kept` for a text that is stored byte for
 * byte. Refuses a file that is not there, is no file, is too large or is not UTF-8, then with the line.
 */
export async function readText(file: string, mark: "dropped" | "kept" = "dropped"): Promise<string> {
  const found = await stat(file).catch(() => refuse(file, "不存在或无法读取", "is not there or cannot be read"));
  if (!found.isFile()) refuse(file, "不是文件", "is not a file");
  if (found.size > FILE_BYTES) refuse(file, `有 ${found.size} 字节，上限 ${FILE_BYTES}`, `has ${found.size} bytes; the limit is ${FILE_BYTES}`);
  const bytes = await readFile(file).catch(() => refuse(file, "无法读取", "cannot be read"));
  try {
    const text = decode(bytes);
    return mark === "dropped" && text.startsWith(BOM) ? text.slice(1) : text;
  } catch {
    const line = firstBadLine(bytes);
    return refuse(file, `第 ${line} 行不是 UTF-8 文本：请另存为 UTF-8`, `is not text in UTF-8 from line ${line} on: save it as UTF-8`);
  }
}
