import type { Cell, OpenedTable, TableEncoding, TableFiles, TableFormat, TableWriter } from "../../ports/table-files.js";
import { REASON_HEADING } from "../mappings/headings.js";
import type { RowProblem } from "../model.js";
import type { Header } from "../tables/data-rows.js";
import { type SortedRow, SortedRows } from "./sorted-rows.js";

interface Refused {
  readonly problems: readonly RowProblem[];
  /** null: refused when it was compared with what is known; its cells are read again from the file. */
  readonly cells: readonly Cell[] | null;
  readonly keys: readonly string[] | null;
}
export interface RefusedFile {
  readonly path: string;
  readonly format: TableFormat;
  readonly encoding: TableEncoding;
  readonly sheet?: string;
}

const MOST_KEYS = 2000;
const PAGE = 500;
const key = (row: number): string => String(row).padStart(12, "0");

/** What a person reads beside a row: column, value and reason of each problem, Chinese first. */
function reasonCell(problems: readonly RowProblem[]): string {
  const said = ({ column, reason }: RowProblem, language: "zh-CN" | "en"): string => `${column === null ? "" : `${column}${language === "en" ? ": " : "："}`}${reason[language]}`;
  return [...problems.map((problem) => said(problem, "zh-CN")), ...problems.map((problem) => said(problem, "en"))].join(" ");
}

/** The rows that cannot go in, however many, on their way into a file of the same form with a column of reasons. */
export class RefusedRows {
  private readonly early = new SortedRows();
  private late = new SortedRows();
  private header: Header | null = null;
  private readonly keys = new Set<string>();

  get count(): number {
    return this.early.count + this.late.count;
  }

  /** A row that could not be read. */
  async add(header: Header, row: { readonly row: number; readonly cells: readonly Cell[]; readonly keys?: readonly string[] }, problems: readonly RowProblem[]): Promise<void> {
    this.seen(header);
    await this.early.add(lineOf(row.row, { problems, cells: row.cells, keys: row.keys ?? null }));
  }

  /** The headings of the file come back with its rows. */
  seen(header: Header): void {
    this.header ??= header;
    if (header.row === 0) for (const each of header.headings) if (this.keys.size < MOST_KEYS) this.keys.add(each);
  }

  /** A row that does not fit what is known. */
  async addLate(problem: RowProblem): Promise<void> {
    await this.late.add(lineOf(problem.row, { problems: [problem], cells: null, keys: null }));
  }

  /** The comparison begins anew. */
  async forgetLate(): Promise<void> {
    await this.late.close();
    this.late = new SortedRows();
  }

  /** The first problems in the order of the rows. */
  async first(most: number): Promise<readonly RowProblem[]> {
    const found: RowProblem[] = [];
    for (const rows of [this.early, this.late]) {
      let taken = 0;
      for await (const page of rows.pages(PAGE)) {
        for (const { text } of page) if (taken < most) { const { problems } = JSON.parse(text) as Refused; found.push(...problems); taken += problems.length; }
        if (taken >= most) break;
      }
    }
    return found.sort((a, b) => a.row - b.row).slice(0, most);
  }

  /** Writes them with their headings: in the order of the file, or those that could not be read first where it need not be read again. */
  async write(tables: TableFiles, table: OpenedTable, { path, format, encoding, sheet }: RefusedFile): Promise<void> {
    const isNdjson = format === "ndjson";
    const keys = isNdjson ? [...this.keys, REASON_HEADING] : (this.header?.headings ?? []);
    const writer = await tables.create(path, format, { encoding, ...(sheet === undefined ? {} : { sheet }), ...(isNdjson ? { keys } : {}) });
    if (!isNdjson) await writer.write([...keys, REASON_HEADING]);
    const write = (refused: Refused): Promise<void> => writer.write(cellsOf(refused, keys, isNdjson));
    await this.writeEarly(write);
    if (this.late.count > 0) await this.writeLate(table, sheet, write);
    await closed(writer);
  }

  private async writeEarly(write: (refused: Refused) => Promise<void>): Promise<void> {
    for await (const page of this.early.pages(PAGE)) for (const { text } of page) await write(JSON.parse(text) as Refused);
  }

  private async writeLate(table: OpenedTable, sheet: string | undefined, write: (refused: Refused) => Promise<void>): Promise<void> {
    const waiting = flattened(this.late.pages(PAGE))[Symbol.asyncIterator]();
    let next = await waiting.next();
    for await (const { rows } of table.rows(sheet)) {
      for (const { row, cells, keys } of rows) {
        if (next.done) return;
        if (row !== next.value.row) continue;
        await write({ ...(JSON.parse(next.value.text) as Refused), cells, keys: keys ?? null });
        next = await waiting.next();
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.early.close(), this.late.close()]);
  }
}

const lineOf = (row: number, refused: Refused): SortedRow => ({ id: key(row), row, text: JSON.stringify(refused) });
const closed = (writer: TableWriter): Promise<void> => writer.close();

async function* flattened(pages: AsyncIterable<readonly SortedRow[]>): AsyncIterable<SortedRow> {
  for await (const page of pages) yield* page;
}

function cellsOf({ problems, cells, keys }: Refused, headings: readonly string[], byKey: boolean): readonly Cell[] {
  const own = (cells ?? []).map((cell) => (typeof cell === "object" && cell !== null && "problem" in cell ? cell.found : cell));
  const reason = reasonCell(problems);
  if (!byKey) return [...headings.map((_, i) => own[i] ?? null), reason];
  const byName = new Map((keys ?? []).map((name, i) => [name, own[i] ?? null]));
  return headings.map((name) => (name === REASON_HEADING ? reason : (byName.get(name) ?? null)));
}
