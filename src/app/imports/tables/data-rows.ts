import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import type { OpenedTable, TableRow, TableRows } from "../../ports/table-files.js";
import { quote, Refusal } from "../../refusal.js";
import type { Mapping } from "../model.js";
import { comparable, plainText } from "../values/plain.js";
import { bindHeadings, type Binding } from "./bind-headings.js";
import { cellText } from "./cell-text.js";

/** Where the headings stand, and which columns of the mapping they are. */
export interface Header {
  /** Row number; 0: NDJSON, whose keys are headings. */
  readonly row: number;
  readonly headings: readonly string[];
  readonly binding: Binding;
}
/** Rows of data, headings, titles and totals left out, with the headings that they stand under. */
export interface DataRows {
  readonly header: Header;
  readonly rows: readonly TableRow[];
  readonly read: number;
  /** Rows of totals, and headings that stand again, passed over in these. */
  readonly passedOver: number;
}

const LOOKED_AT = 20;
const USUAL_TOTALS = ["合计", "总计", "小计", "共计", "累计", "本页小计", "total", "subtotal", "grand total", "sum"];

/** The mapping, and the fields that every row needs. */
export interface RowsWanted {
  readonly mapping: Mapping;
  readonly required: ReadonlySet<string>;
}

const headingsOf = (row: TableRow): readonly string[] => row.cells.map(cellText);

function headerOf({ mapping, required }: RowsWanted, row: TableRow): Header {
  const headings = headingsOf(row);
  return { row: row.row, headings, binding: bindHeadings(mapping, headings, required) };
}

function noHeader(mapping: Mapping, rows: readonly TableRow[]): Refusal {
  const widest = rows.reduce((most: readonly string[], row) => { const filled = headingsOf(row).filter((text) => text !== ""); return filled.length > most.length ? filled : most; }, []);
  const wanted = mapping.columns.map(({ column }) => column);
  const { hint: [zh, en] } = hintOf(widest[0] ?? "", wanted);
  const seen = widest.slice(0, 8).map((text) => quote(text));
  return new Refusal("invalid", "no-headings", {
    "zh-CN": `前 ${LOOKED_AT} 行中没有找到表头${seen.length > 0 ? `（见到：${seen.join("、")}）` : ""}：至少应有一列是“${wanted.slice(0, 5).join("”“")}”等。${zh}请改表头，或写一份对应表。`,
    en: `No headings were found in the first ${LOOKED_AT} rows${seen.length > 0 ? ` (seen: ${seen.join(", ")})` : ""}: at least one column must be "${wanted.slice(0, 5).join('", "')}" or the like. ${en} Change the headings, or write a mapping.`,
  });
}

/** The row of the headings: the one that the mapping states, else the one of the first twenty with the most columns that the mapping names. */
export function findHeader(wanted: RowsWanted, rows: readonly TableRow[]): Header {
  const { mapping } = wanted;
  const candidates = rows.filter(({ row }) => (mapping.headerRow === undefined ? true : row === mapping.headerRow)).slice(0, LOOKED_AT).map((row) => headerOf(wanted, row));
  const best = candidates.reduce((most: Header | null, each) => (each.binding.bound.length > (most?.binding.bound.length ?? 0) ? each : most), null);
  if (best === null) throw noHeader(mapping, rows);
  return best;
}

/** True for rows whose first filled cell is one of the words of totals, alone or before a colon, a bracket, a space or a figure. */
function totalsTest(mapping: Mapping): (row: TableRow) => boolean {
  const words = (mapping.totals ?? USUAL_TOTALS).map((word) => plainText(word).toLowerCase().replace(/\s/g, ""));
  return ({ cells }) => {
    for (const cell of cells) {
      if (cell === null || cell === "") continue;
      if (typeof cell !== "string" || cell.length > 60) return false;
      const text = plainText(cell).toLowerCase().replace(/\s/g, "");
      return words.some((word) => text.startsWith(word) && (text.length === word.length || /^[:(（：\d,.、-]/.test(text.slice(word.length))));
    }
    return true;
  };
}

/** Headings that stand again at the top of a page. */
function sameAsHeader(header: Header): (row: TableRow) => boolean {
  const first = header.binding.bound[0];
  const key = comparable(first.heading);
  return ({ cells }) => {
    const cell = cells[first.place];
    return typeof cell === "string" && cell.length < 100 && comparable(cell) === key && header.headings.every((heading, i) => comparable(heading) === comparable(cellText(cells[i] ?? null)));
  };
}

async function* belowHeader(wanted: RowsWanted, table: OpenedTable): AsyncIterable<DataRows> {
  const { mapping } = wanted;
  let header: Header | null = null;
  let waiting: TableRow[] = [];
  let passes: (row: TableRow) => boolean = () => false;
  const take = (rows: readonly TableRow[], read: number): DataRows => {
    const kept = rows.filter((row) => !passes(row));
    return { header: header as Header, rows: kept, read, passedOver: rows.length - kept.length };
  };
  const begin = (): readonly TableRow[] => {
    const found = findHeader(wanted, waiting);
    header = found;
    const [isTotal, isHeader] = [totalsTest(mapping), sameAsHeader(found)];
    passes = (row) => isTotal(row) || isHeader(row);
    return waiting.filter(({ row }) => row > found.row);
  };
  let read = 0;
  for await (const batch of table.rows(mapping.sheet)) {
    read = batch.read;
    if (header !== null) { yield take(batch.rows, read); continue; }
    waiting.push(...batch.rows);
    if (waiting.length < LOOKED_AT || (mapping.headerRow ?? 0) > (waiting.at(-1) as TableRow).row) continue;
    yield take(begin(), read);
    waiting = [];
  }
  if (header === null) yield take(begin(), read);
}

/** NDJSON: the keys are the headings; rows with the same keys share a header. */
async function* byKeys({ mapping, required }: RowsWanted, table: OpenedTable): AsyncIterable<DataRows> {
  const known = new Map<string, Header>();
  const headerFor = (keys: readonly string[]): Header => {
    const name = keys.join("\0");
    const header = known.get(name) ?? { row: 0, headings: keys, binding: bindHeadings(mapping, keys, required) };
    if (known.size < 1000) known.set(name, header);
    return header;
  };
  for await (const { rows, read } of table.rows()) yield* sameKeys(rows, read, headerFor);
}

function* sameKeys(rows: TableRows["rows"], read: number, headerFor: (keys: readonly string[]) => Header): Iterable<DataRows> {
  let run: TableRow[] = [];
  for (const row of rows) {
    if (run.length > 0 && !equalKeys(run[0], row)) {
      yield { header: headerFor(run[0].keys ?? []), rows: run, read, passedOver: 0 };
      run = [];
    }
    run.push(row);
  }
  if (run.length > 0) yield { header: headerFor(run[0].keys ?? []), rows: run, read, passedOver: 0 };
}

const equalKeys = ({ keys: a = [] }: TableRow, { keys: b = [] }: TableRow): boolean => a === b || (a.length === b.length && a.every((key, i) => key === b[i]));

/** The rows of data of a table, as the mapping finds its headings. Refuses a table in which no column of the mapping is found. */
export function dataRows(wanted: RowsWanted, table: OpenedTable): AsyncIterable<DataRows> {
  return table.format === "ndjson" ? byKeys(wanted, table) : belowHeader(wanted, table);
}
