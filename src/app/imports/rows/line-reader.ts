import type { FileHandle } from "node:fs/promises";

const PIECE = 64 * 1024;
const NEWLINE = 10;

/** The lines of a part of a file, a piece at a time. The part ends with a line end. */
export class LineReader {
  private readonly file: FileHandle;
  private readonly from: number;
  private readonly to: number;
  constructor(file: FileHandle, from: number, to: number) {
    this.file = file;
    this.from = from;
    this.to = to;
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string[]> {
    let rest: Buffer = Buffer.alloc(0);
    for (let at = this.from; at < this.to; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, this.to - at));
      const { bytesRead } = await this.file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) throw new Error("the temporary file of rows is shorter than it was");
      at += bytesRead;
      const bytes: Buffer = rest.length === 0 ? piece.subarray(0, bytesRead) : Buffer.concat([rest, piece.subarray(0, bytesRead)]);
      const end = bytes.lastIndexOf(NEWLINE);
      rest = Buffer.from(bytes.subarray(end + 1));
      if (end >= 0) yield bytes.toString("utf8", 0, end).split("\n");
    }
  }
}
