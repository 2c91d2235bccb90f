import { readFile, stat } from "node:fs/promises";
import { Refusal } from "../../app/refusal.js";

/** A file of more than 256 MB is not taken whole: it goes into a store by batches. */
export const FILE_BYTES = 256_000_000;

const BOM = "\ufeff";

function refuse(file: string, zh: string, en: string): never {
  throw new Refusal("invalid", "file", { "zh-CN": `文件“${file}”${zh}。`, en: `The file "${file}" ${en}.` });
}

/** The text of a file in UTF-8, without a byte order mark. Refuses a file that is not there, is no file, is too large or is not UTF-8. */
export async function readText(file: string): Promise<string> {
  const found = await stat(file).catch(() => refuse(file, "不存在或无法读取", "is not there or cannot be read"));
  if (!found.isFile()) refuse(file, "不是文件", "is not a file");
  if (found.size > FILE_BYTES) refuse(file, `有 ${found.size} 字节，上限 ${FILE_BYTES}`, `has ${found.size} bytes; the limit is ${FILE_BYTES}`);
  const bytes = await readFile(file);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith(BOM) ? text.slice(1) : text;
  } catch {
    return refuse(file, "不是 UTF-8 文本", "is not text in UTF-8");
  }
}
