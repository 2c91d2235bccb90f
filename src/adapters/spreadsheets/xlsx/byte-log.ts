import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that are added at the end and read anywhere: the first so many stand in memory, the others in a temporary file. */
export interface ByteLog {
  /** Bytes so far. */
  size(): number;
  add(bytes: Buffer): void;
  /** The bytes from one place up to another. */
  read(start: number, end: number): Buffer;
  /** Whether some stand in a file. */
  spilled(): boolean;
  close(): void;
}

const BLOCK = 64 * 1024;

/** A file that has lost its name already, so that it goes with the process, however that ends. */
function openTemporary(): { readonly descriptor: number; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "wuye-strings-"));
  const descriptor = openSync(join(folder, "strings"), "w+", 0o600);
  const tryRemove = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Where an open file cannot be removed it is once it is closed.
    }
  };
  tryRemove();
  const remove = (): void => {
    closeSync(descriptor);
    tryRemove();
  };
  return { descriptor, remove };
}

class Log implements ByteLog {
  private readonly blocks: Buffer[] = [];
  private readonly mostBlocks: number;
  private tail = Buffer.allocUnsafeSlow(BLOCK);
  private bytes = 0;
  private file: ReturnType<typeof openTemporary> | null = null;

  constructor(mostBytes: number) {
    this.mostBlocks = Math.floor(mostBytes / BLOCK);
  }

  size(): number {
    return this.bytes;
  }

  add(bytes: Buffer): void {
    for (let from = 0; from < bytes.length; ) {
      const at = this.bytes % BLOCK;
      const copied = bytes.copy(this.tail, at, from);
      from += copied;
      this.bytes += copied;
      if (at + copied === BLOCK) this.endBlock();
    }
  }

  private endBlock(): void {
    if (this.blocks.length < this.mostBlocks) {
      this.blocks.push(this.tail);
      this.tail = Buffer.allocUnsafeSlow(BLOCK);
      return;
    }
    this.file ??= openTemporary();
    for (let at = 0; at < BLOCK; ) at += writeSync(this.file.descriptor, this.tail, at);
  }

  read(start: number, end: number): Buffer {
    const found = Buffer.allocUnsafe(end - start);
    for (let at = start; at < end; ) {
      const inBlock = Math.min(end - at, BLOCK - (at % BLOCK));
      this.copy(at, inBlock, found.subarray(at - start));
      at += inBlock;
    }
    return found;
  }

  private copy(at: number, length: number, to: Buffer): void {
    const block = Math.floor(at / BLOCK);
    const held = block < this.blocks.length ? this.blocks[block] : block === Math.floor(this.bytes / BLOCK) ? this.tail : null;
    if (held) held.copy(to, 0, at % BLOCK, (at % BLOCK) + length);
    else readSync((this.file as NonNullable<Log["file"]>).descriptor, to, 0, length, at - this.blocks.length * BLOCK);
  }

  spilled(): boolean {
    return this.file !== null;
  }

  close(): void {
    this.file?.remove();
  }
}

/** A log that keeps at most so many bytes in memory. */
export const createByteLog = (mostBytes: number): ByteLog => new Log(mostBytes);
