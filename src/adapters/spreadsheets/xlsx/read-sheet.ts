import type { Cell, TableRow, TableRows } from "../../../app/ports/table-files.js";
import { inBatches } from "../in-batches.js";
import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";
import { cellValue, type CellContext } from "./cell-value.js";
import type { Meaning } from "./number-formats.js";
import { readXml, type Attributes, type XmlListener } from "./read-xml.js";
import type { SheetPart } from "./workbook.js";
import type { ZipParts } from "./zip-parts.js";

/** Column (from 0) of a reference like "AB12"; null: none is written. */
export function columnOf(reference: string | undefined): number | null {
  let column = 0;
  for (let at = 0; reference !== undefined && at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = Math.min(column * 26 + letter, 1e6);
  }
  return column === 0 ? null : column - 1;
}

/** Collects the rows of a sheet while its XML is told. */
class SheetListener implements XmlListener {
  rows: TableRow[] = [];
  private row = 0;
  private cells: Cell[] = [];
  private column = -1;
  private cell: Attributes | null = null;
  private value: string | null = null;
  private formula = false;
  private aloud = false;
  private inText = false;
  private readonly sheet: string;
  private readonly meanings: readonly Meaning[];
  private readonly context: CellContext;

  constructor(sheet: string, meanings: readonly Meaning[], context: CellContext) {
    this.sheet = sheet;
    this.meanings = meanings;
    this.context = context;
  }

  open(name: string, attributes: Attributes): void {
    this.inText = false;
    if (name === "row") this.openRow(attributes);
    else if (name === "c") this.openCell(attributes);
    else if (name === "f") this.formula = true;
    else if (name === "rPh") this.aloud = true;
    else if (this.cell !== null && (name === "v" || (name === "t" && !this.aloud))) {
      this.inText = true;
      this.value ??= "";
    }
  }

  private openRow({ r }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r);
    if (!(this.row >= 1 && this.row <= LIMITS.sheetRows)) throw refuseTable("table-rows");
    this.cells = [];
    this.column = -1;
  }

  private openCell(attributes: Attributes): void {
    this.cell = attributes;
    this.column = columnOf(attributes.r) ?? this.column + 1;
    this.value = null;
    this.formula = false;
  }

  text(text: string): void {
    if (!this.inText) return;
    this.value += text;
    if ((this.value as string).length > LIMITS.line) throw refuseTable("table-line", this.row);
  }

  close(name: string): void {
    this.inText = false;
    if (name === "rPh") this.aloud = false;
    if (name === "c") this.closeCell();
    if (name === "row" && this.cells.length > 0) this.rows.push({ sheet: this.sheet, row: this.row, cells: this.cells });
    if (name === "row") this.cells = [];
  }

  private closeCell(): void {
    const { t = "n", s } = this.cell as Attributes;
    this.cell = null;
    const value = cellValue({ type: t, text: this.value, formula: this.formula, meaning: this.meanings[Number(s ?? 0)] ?? "plain" }, this.context);
    // Cells without a value are often formatted far beyond the table.
    if (value === null) return;
    if (this.column >= LIMITS.columns) throw refuseTable("table-columns", this.row, this.column + 1);
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = value;
  }
}

/** The rows of one sheet, streaming. `share`: bytes of the file for each byte of the sheet, for progress. */
export async function* readSheet(parts: ZipParts, sheet: SheetPart, share: number, read: { readonly meanings: readonly Meaning[]; readonly context: CellContext }): AsyncGenerator<TableRows> {
  const listener = new SheetListener(sheet.name, read.meanings, read.context);
  for await (const bytes of readXml(parts, sheet.part, listener)) yield* inBatches(listener.rows.splice(0), Math.round(bytes * share));
}
