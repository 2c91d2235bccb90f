import type { Json } from "../../../domain/model/documents.js";
import type { TableRow } from "../../ports/table-files.js";
import type { Mapping, MappedColumn, RowProblem } from "../model.js";
import type { Target, TargetField } from "../mappings/target.js";
import { cellText } from "../tables/cell-text.js";
import type { Header } from "../tables/data-rows.js";
import { cellReader, type CellReader } from "../values/cell-reader.js";
import { type ReasonCode, type ReasonDetails, reasonText, Unreadable } from "../values/reason.js";

/** One field of the rows under a header: from a column, or the same in all of them. */
interface Slot {
  readonly field: TargetField;
  readonly heading: string | null;
  readonly place: number;
  readonly read: CellReader;
  readonly constant: Json;
}

/** The fields of one row by name (`data.points`), those that are empty left out; or what is wrong with it. */
export interface ReadRow {
  readonly values: ReadonlyMap<string, Json>;
  readonly problems: readonly RowProblem[];
}

const MOST_QUOTED = 80;
const shortened = (text: string): string => (text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text);

/** Reads rows under one header. */
export class ColumnsReader {
  /** Names of the fields that these rows state, filled or not. */
  readonly covered: ReadonlySet<string>;
  private readonly slots: readonly Slot[];
  private readonly required: readonly TargetField[];
  private readonly width: number;
  private readonly headings: ReadonlyMap<string, string>;
  constructor(target: Target, mapping: Mapping, header: Header) {
    const constants = Object.entries(constantsOf(mapping)).flatMap(([name, constant]): Slot[] => {
      const field = target.fields.get(name);
      return field ? [{ field, heading: null, place: -1, read: cellReader(field.declaration), constant }] : [];
    });
    const columns = header.binding.bound.flatMap(({ column, heading, place }): Slot[] => {
      const field = target.fields.get(column.field);
      return field ? [{ field, heading, place, read: readerOf(field, column), constant: null }] : [];
    });
    // In code-unit order, in which the RFC 8785 form has them.
    this.slots = [...constants.filter(({ field }) => !columns.some((column) => column.field === field)), ...columns].sort((a, b) => (a.field.name < b.field.name ? -1 : 1));
    this.covered = new Set(this.slots.map(({ field }) => field.name));
    this.required = [...target.fields.values()].filter(({ declaration }) => declaration.required && declaration.within === undefined);
    this.headings = new Map(columns.map(({ field, heading }) => [field.name, heading as string]));
    this.width = header.row === 0 ? Infinity : header.headings.length;
  }

  read(row: TableRow): ReadRow {
    const values = new Map<string, Json>();
    const wrong: (readonly [place: number, problem: RowProblem])[] = [];
    for (const { field, heading, place, read, constant } of this.slots) {
      const cell = place < 0 ? null : (row.cells[place] ?? null);
      const value = place < 0 ? constant : read(cell);
      if (value instanceof Unreadable) wrong.push([place, this.problem(row, { field, heading }, value, personalText(field, cellText(cell)))]);
      else if (value !== null && value !== "") values.set(field.name, value);
    }
    const problems = wrong.sort(([a], [b]) => a - b).map(([, problem]) => problem);
    this.checkWidth(row, problems);
    for (const field of this.required) if (!values.has(field.name) && !problems.some((problem) => problem.field === field.name)) problems.push(this.missing(row, field));
    return { values, problems };
  }

  /** A problem of a field of a row, in the words of its reason. */
  problem(row: TableRow, { field, heading = this.headings.get(field.name) ?? null }: { readonly field: TargetField; readonly heading?: string | null }, { code, details }: { readonly code: ReasonCode; readonly details: ReasonDetails }, found: string): RowProblem {
    return { sheet: row.sheet, row: row.row, column: heading, field: field.name, found: shortened(found), code, reason: reasonText(code, details) };
  }

  private missing(row: TableRow, field: TargetField): RowProblem {
    return this.problem(row, { field, heading: this.headings.get(field.name) ?? field.declaration.title["zh-CN"] }, new Unreadable("missing-value"), "");
  }

  private checkWidth(row: TableRow, problems: RowProblem[]): void {
    if (row.cells.length <= this.width || row.cells.slice(this.width).every((cell) => cell === null || cell === "")) return;
    problems.push({ sheet: row.sheet, row: row.row, column: null, field: null, found: "", code: "row-too-wide", reason: reasonText("row-too-wide", { found: row.cells.length, limit: this.width }) });
  }
}

const personalText = ({ declaration }: TargetField, text: string): string => (declaration.personal ? "(personal)" : text);

function constantsOf({ source, constants = {} }: Mapping): Readonly<Record<string, Json>> {
  return source === undefined ? constants : { source, ...constants };
}

const readerOf = ({ declaration }: TargetField, column: MappedColumn): CellReader => cellReader(declaration, column);
