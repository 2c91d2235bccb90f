import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import type { Request } from "express";
import { Refusal } from "../../../app/refusal.js";

/** A body that is a file: a temporary file of this machine, gone when the request is answered. */
export interface ReceivedFile {
  readonly path: string;
  /** sha256 of its bytes. */
  hash(): Promise<string>;
  done(): Promise<void>;
}

const tooLarge = (most: number): Refusal => new Refusal("invalid", "too-large", { "zh-CN": `文件太大：至多 ${Math.floor(most / 1_000_000)} MB。`, en: `The file is too large: at most ${Math.floor(most / 1_000_000)} MB.` });

const brokenOff = (): Refusal => new Refusal("invalid", "broken-off", { "zh-CN": "文件没有传完，什么也没有写入。", en: "The file did not come whole; nothing was written." });

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function atMost(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > most ? tooLarge(most) : null, chunk);
    },
  });
}

/** Takes the body of a request into a file, of at most `most` bytes; leaves nothing behind where that fails. */
export async function receiveFile(request: Request, most: number): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), "wuye-body-"));
  const done = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "body");
    await pipeline(request, atMost(most), createWriteStream(path, { flags: "wx", mode: 0o600 }));
    return { path, done, hash: () => hashOf(path) };
  } catch (error) {
    await done();
    throw request.destroyed && !request.complete && !(error instanceof Refusal) ? brokenOff() : error;
  }
}
