import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LineReader } from "./line-reader.js";
import { RowRun } from "./row-run.js";

/** A row on its way to its place in the order of ids: text in one line. */
export interface SortedRow {
  readonly id: string;
  readonly row: number;
  /** One line, no line ends. */
  readonly text: string;
}

export const inOrder = (a: SortedRow, b: SortedRow): number => (a.id === b.id ? a.row - b.row : a.id < b.id ? -1 : 1);

interface Run {
  readonly from: number;
  readonly to: number;
}
/** The next row of a run. */
interface Head {
  row: SortedRow;
  readonly rest: Iterator<SortedRow[]>;
  page: SortedRow[];
  at: number;
}

/**
 * Sorts rows by id (code units), then by row number, however many they are: those that are not few go to a temporary file in sorted runs, which are merged when they are read.
 * The file has no name (it is taken out of its folder at once), so that nothing of it stays behind whatever happens.
 */
export class SortedRows {
  private readonly run = new RowRun();
  private file: FileHandle | null = null;
  private folder: string | null = null;
  private size = 0;
  private readonly runs: Run[] = [];
  /** How many rows there are. */
  count = 0;

  async add(row: SortedRow): Promise<void> {
    this.count++;
    if (this.run.add(row)) await this.flush();
  }

  private async openFile(): Promise<FileHandle> {
    this.folder = await mkdtemp(join(tmpdir(), "wuye-rows-"));
    const file = await open(join(this.folder, "rows"), "wx+", 0o600);
    // Where a file that is open cannot be taken out, it goes when it is closed.
    await rm(this.folder, { recursive: true, force: true }).then(() => { this.folder = null; }, () => {});
    return file;
  }

  private async flush(): Promise<void> {
    this.file ??= await this.openFile();
    const from = this.size;
    for (const bytes of this.run.sorted()) {
      await this.file.write(bytes, 0, bytes.length, this.size);
      this.size += bytes.length;
    }
    this.run.clear();
    this.runs.push({ from, to: this.size });
  }

  /** All rows in order, in pages of about `size`; rows of one id are always in one page. May be called again; nothing is added afterwards. */
  async *pages(size: number): AsyncIterable<readonly SortedRow[]> {
    let page: SortedRow[] = [];
    for (const rows of await this.merged()) {
      for (const row of rows) {
        if (page.length >= size && (page.at(-1) as SortedRow).id !== row.id) {
          yield page;
          page = [];
        }
        page.push(row);
      }
    }
    if (page.length > 0) yield page;
  }

  private async merged(): Promise<Iterable<readonly SortedRow[]>> {
    if (this.file === null) return this.waiting();
    if (this.run.count > 0) await this.flush();
    return merge(this.runs.map((run) => this.head(run)));
  }

  private *waiting(): Iterable<readonly SortedRow[]> {
    for (const bytes of this.run.sorted()) yield linesIn(bytes).map(rowOf);
  }

  private head(run: Run): Head {
    const rest = this.read(run)[Symbol.iterator]();
    const page = (rest.next() as { readonly value: SortedRow[] }).value;
    return { row: page[0], rest, page, at: 0 };
  }

  private *read({ from, to }: Run): Iterable<SortedRow[]> {
    for (const lines of new LineReader(this.file as FileHandle, from, to)) yield lines.map(rowOf);
  }

  async close(): Promise<void> {
    await this.file?.close();
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.file = null;
    this.run.clear();
  }
}

const linesIn = (bytes: Buffer): string[] => bytes.toString("utf8", 0, bytes.length - 1).split("\n");

function rowOf(line: string): SortedRow {
  const first = line.indexOf("\t");
  const second = line.indexOf("\t", first + 1);
  return { id: line.slice(0, first), row: Number(line.slice(first + 1, second)), text: line.slice(second + 1) };
}

/** Lets the first of a heap sink to its place. */
function sink(heap: Head[]): void {
  const head = heap[0];
  let at = 0;
  for (;;) {
    let least = at * 2 + 1;
    if (least >= heap.length) break;
    if (least + 1 < heap.length && inOrder(heap[least + 1].row, heap[least].row) < 0) least++;
    if (inOrder(heap[least].row, head.row) >= 0) break;
    heap[at] = heap[least];
    at = least;
  }
  heap[at] = head;
}

const PAGE = 1000;

function* merge(heads: readonly Head[]): Iterable<readonly SortedRow[]> {
  const heap = [...heads].sort((a, b) => inOrder(a.row, b.row));
  let page: SortedRow[] = [];
  while (heap.length > 0) {
    const head = heap[0];
    page.push(head.row);
    if (++head.at === head.page.length) {
      const next = head.rest.next();
      [head.page, head.at] = [next.done ? [] : next.value, 0];
    }
    if (head.page.length > 0) head.row = head.page[head.at];
    else { const last = heap.pop() as Head; if (heap.length > 0 && last !== head) heap[0] = last; }
    if (heap.length > 0) sink(heap);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
