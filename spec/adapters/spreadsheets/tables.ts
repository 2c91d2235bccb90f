import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import type { Cell, OpenedTable, TableFiles, TableRow } from "../../../src/app/ports/table-files.js";
import { Refusal } from "../../../src/app/refusal.js";

export interface Read {
  readonly opened: OpenedTable;
  readonly rows: readonly TableRow[];
}

/** All rows of a file. */
export async function readTable(path: string, settings: { readonly sheet?: string; readonly files?: TableFiles; readonly wanted?: Parameters<TableFiles["open"]>[1] } = {}): Promise<Read> {
  const opened = await (settings.files ?? createTableFiles()).open(path, settings.wanted);
  try {
    const rows: TableRow[] = [];
    for await (const batch of opened.rows(settings.sheet)) rows.push(...batch.rows);
    return { opened, rows };
  } finally {
    await opened.close();
  }
}

/** A cell as short as it can be said: of a problem, what was found after an exclamation mark. */
export const short = (cell: Cell): unknown => (typeof cell === "object" && cell !== null && "problem" in cell ? `!${cell.found}` : cell);
export const shortRows = (rows: readonly TableRow[]): unknown[] => rows.map((row) => [row.row, ...row.cells.map(short)]);

/** The refusal that opening and reading ends in; null: it is read. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal | null> {
  return work().then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    },
  );
}

/** A folder for the files of one suite. */
export function temporaryFolder(): { path(name: string): string; write(name: string, content: string | Uint8Array): Promise<string> } {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-tables-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    async write(name, content) {
      await writeFile(path(name), content);
      return path(name);
    },
  };
}
