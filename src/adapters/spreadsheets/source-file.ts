import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { LIMITS } from "./limits.js";
import { refuseTable } from "./refuse-table.js";

/** An open file that was read once from beginning to end: what it is made of is known. */
export interface SourceFile {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly hash: string;
  /** Its first 64 KB. */
  readonly head: Buffer;
  /** The whole of it is UTF-8. */
  readonly utf8: boolean;
  /** Place of the first byte that is 0; null: none. */
  readonly nul: number | null;
  /** Refuses if it is no longer what was hashed. */
  check(): Promise<void>;
}

/** The bytes of a file from a place on, in chunks that are the reader's own. */
export async function* chunksOf(handle: FileHandle, from = 0): AsyncGenerator<Buffer> {
  for (let at = from; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(LIMITS.chunk), 0, LIMITS.chunk, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** How many bytes at the end of a chunk begin a character of UTF-8 that the next chunk ends. */
function unfinished(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back];
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Tells chunk by chunk whether all of it is UTF-8. */
function utf8Watch(): { add(chunk: Buffer): void; done(): boolean } {
  let [rest, valid]: [Buffer, boolean] = [Buffer.alloc(0), true];
  return {
    add(chunk) {
      if (!valid) return;
      const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const cut = whole.length - unfinished(whole);
      valid = isUtf8(whole.subarray(0, cut));
      rest = Buffer.from(whole.subarray(cut));
    },
    done: () => valid && rest.length === 0,
  };
}

async function survey(handle: FileHandle): Promise<Pick<SourceFile, "hash" | "head" | "utf8" | "nul" | "bytes">> {
  const hash = createHash("sha256");
  const watch = utf8Watch();
  let [head, nul, bytes]: [Buffer, number | null, number] = [Buffer.alloc(0), null, 0];
  for await (const chunk of chunksOf(handle)) {
    if (bytes === 0) head = chunk;
    hash.update(chunk);
    if (nul === null) {
      watch.add(chunk);
      const at = chunk.indexOf(0);
      if (at >= 0) nul = bytes + at;
    }
    bytes += chunk.length;
  }
  return { hash: hash.digest("hex"), head, utf8: nul === null && watch.done(), nul, bytes };
}

async function openPlain(path: string): Promise<FileHandle> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? refuseTable("table-missing", path) : error.code === "EISDIR" ? refuseTable("table-not-a-file", path) : error;
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw refuseTable("table-not-a-file", path);
}

/** Opens a file and reads it once: hash, whether it is UTF-8, whether it is text. Throws Refusal if it is not there, is no file, or is empty. */
export async function openSource(path: string): Promise<SourceFile> {
  const handle = await openPlain(path);
  try {
    const before = await handle.stat({ bigint: true });
    const found = await survey(handle);
    if (found.bytes === 0) throw refuseTable("table-empty");
    const check = async (): Promise<void> => {
      const now = await handle.stat({ bigint: true });
      if (now.size !== before.size || now.mtimeNs !== before.mtimeNs) throw refuseTable("table-changed");
    };
    return { handle, check, ...found };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
