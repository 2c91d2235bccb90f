import type { Cell, TableWriter } from "../../app/ports/table-files.js";
import { createPart } from "./part-file.js";

const WAITING = 500;

/** A writer of rows as text: rows are gathered and written some hundred at a time. `begin`: what stands before the first. */
export async function writeLines(path: string, begin: Buffer, bytesOf: (rows: readonly (readonly Cell[])[]) => Buffer): Promise<TableWriter> {
  const file = await createPart(path);
  let waiting: (readonly Cell[])[] = [];
  const flush = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) await file.handle.writeFile(bytesOf(rows));
  };
  if (begin.length > 0) await file.handle.writeFile(begin);
  return {
    async write(cells) {
      waiting.push(cells);
      if (waiting.length >= WAITING) await flush();
    },
    async close() {
      await flush();
      await file.finish();
    },
  };
}
