import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "../../../app/context.js";
import { readFile } from "../../../app/records/files.js";
import type { FileHead } from "../../../app/records/model.js";
import { Refusal } from "../../../app/refusal.js";

const gone = (): Refusal => new Refusal("notFound", "unknown-upload", { "zh-CN": "没有这个上传的文件：两天后自动删除，请重新上传。", en: "There is no such file: uploads are deleted after two days; upload it again." });

/** Does something with a file that was uploaded, as a temporary file of this machine that is gone afterwards; `signal` ends the copying. */
export async function withUpload<T>(context: Pick<Context, "store">, file: string, use: (path: string, head: FileHead) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const { head, stream } = await readFile(context, file);
  if (head.purpose !== "upload") throw gone();
  const folder = await mkdtemp(join(tmpdir(), "wuye-upload-"));
  try {
    const path = join(folder, "file");
    await pipeline(stream, createWriteStream(path, { flags: "wx", mode: 0o600 }), { signal });
    return await use(path, head);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
