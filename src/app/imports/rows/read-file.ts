import type { Progress } from "../../context.js";
import type { OpenedTable } from "../../ports/table-files.js";
import type { RowProblem } from "../model.js";
import { dataRows, type Header } from "../tables/data-rows.js";
import { waitingRow } from "../write/waiting-row.js";
import { RefusedRows } from "./refused-rows.js";
import { type GoodRow, RowReader, type RowSettings } from "./row-reader.js";
import { SortedRows } from "./sorted-rows.js";

/** A file that was read once: its good rows in order of their ids, and those that cannot go in. */
export interface ReadFile {
  readonly rows: number;
  /** Rows of totals and headings that stand again. */
  readonly passedOver: number;
  readonly header: Header | null;
  readonly good: SortedRows;
  readonly refused: RefusedRows;
  /** The sets of fields that good rows state, by number. */
  readonly covered: readonly ReadonlySet<string>[];
  /** false: there are more rows than were asked for; they were not read. */
  readonly isWhole: boolean;
  /** The first rows as they stand. */
  readonly first: readonly { readonly row: number; readonly read: GoodRow | readonly RowProblem[] }[];
}

const requiredOf = ({ target }: RowSettings): ReadonlySet<string> => new Set([...target.fields.values()].filter(({ declaration }) => declaration.required).map(({ name }) => name));
const isRefused = (read: GoodRow | readonly RowProblem[]): read is readonly RowProblem[] => Array.isArray(read);

/** Numbers sets of fields: rows under one header state the same. */
class CoveredSets {
  readonly sets: ReadonlySet<string>[] = [];
  private readonly numbers = new Map<ReadonlySet<string>, number>();
  numberOf(set: ReadonlySet<string>): number {
    const known = this.numbers.get(set);
    if (known !== undefined) return known;
    this.numbers.set(set, this.sets.length);
    return this.sets.push(set) - 1;
  }
}

/** How much of a file is read. */
export interface ReadLimits {
  /** So many of the first rows are kept to be shown; left out: none. */
  readonly shown?: number;
  /** At most so many rows of data are read; left out: all. */
  readonly mostRows?: number;
  /** Reading ends with its reason when it is aborted. */
  readonly signal?: AbortSignal;
}

/** Reads a file with bounded memory. The caller closes `good` and `refused`. */
export async function readFile(table: OpenedTable, settings: RowSettings, progress: Progress, { shown = 0, mostRows = Infinity, signal }: ReadLimits = {}): Promise<ReadFile> {
  const reader = new RowReader(settings);
  const [good, refused, covered] = [new SortedRows(), new RefusedRows(), new CoveredSets()];
  const first: { readonly row: number; readonly read: GoodRow | readonly RowProblem[] }[] = [];
  let [rows, passedOver] = [0, 0];
  let header: Header | null = null;
  let isWhole = true;
  try {
    for await (const batch of dataRows({ mapping: settings.mapping, required: requiredOf(settings) }, table)) {
      signal?.throwIfAborted();
      header ??= batch.header;
      refused.seen(batch.header);
      isWhole = rows + batch.rows.length <= mostRows;
      const taken = isWhole ? batch.rows : batch.rows.slice(0, mostRows - rows);
      for (const row of taken) {
        const read = reader.read(batch.header, row);
        if (first.length < shown) first.push({ row: row.row, read });
        if (isRefused(read)) await refused.add(batch.header, row, read);
        else await good.add(waitingRow(read, covered.numberOf(read.covered)));
      }
      [rows, passedOver] = [rows + taken.length, passedOver + batch.passedOver];
      progress(batch.read, table.bytes, "read");
      if (!isWhole) break;
    }
  } catch (error) {
    await Promise.all([good.close(), refused.close()]);
    throw error;
  }
  return { rows, passedOver, header, good, refused, covered: covered.sets, first, isWhole };
}
