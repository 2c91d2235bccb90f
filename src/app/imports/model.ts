import type { Json, Text } from "../../domain/model/documents.js";
import type { TableEncoding, TableFormat } from "../ports/table-files.js";

export type Importable = "subjects" | "links" | "records";

/** How the values of one field are read from the file. */
export interface MappedColumn {
  /** Heading in the file, as it stands there (compared without spaces, full-width forms and case), and others that mean the same. */
  readonly column: string;
  readonly also?: readonly string[];
  /** `subject`, `source`, `sourceNumber`, `incident`, `occurredOn`, `data.<name>` of a record; `id`, `name`, `attributes.<name>` of a subject; `subject`, `target`, `from`, `to` of a link. */
  readonly field: string;
  /** What is written in the file -> the value; "政务平台" -> "platform". Titles of a kind's codes need no line here. */
  readonly values?: Readonly<Record<string, Json>>;
  /** Numbers: percent (94 or 94% is 94), share (94% is 0.94); days: the order in which 3/1/2026 is read. Left out: plain. */
  readonly reads?: "percent" | "share" | "dayMonthYear" | "monthDayYear";
}

/** How the files of one source become documents of one kind. Saved, editable, pinned by its hash in each import. */
export interface Mapping {
  /** Name of the mapping: letters, digits, - and _. */
  readonly id: string;
  readonly title: Text;
  readonly collection: Importable;
  readonly kind: string;
  /** The source of its records ("12345"), part of their identity; a column may say it instead. */
  readonly source?: string;
  /** Whether rows arrive as reported (cost nobody a point until somebody verifies them) or as verified, and by which authority. Of records only. */
  readonly arrives?: "reported" | "verified";
  readonly authority?: string;
  /** How `subject` (and `target`) is written: the id, or the exact name. Left out: either. */
  readonly subjectBy?: "id" | "name";
  /** Kind of subject that names stand for; left out: any kind. */
  readonly subjectKind?: string;
  readonly sheet?: string;
  /** Row of the headings; left out: found among the first twenty. */
  readonly headerRow?: number;
  readonly columns: readonly MappedColumn[];
  /** Fields that are the same in all rows. */
  readonly constants?: Readonly<Record<string, Json>>;
  /** A row whose first filled cell begins with one of these ends the table or is passed over ("合计", "总计"). Left out: the usual words. */
  readonly totals?: readonly string[];
}

/** id: mapping id; replaced when edited (the version of the document counts). */
export interface MappingDocument {
  readonly id: string;
  readonly kind: string;
  readonly mapping: Mapping;
  readonly hash: string;
  readonly at: string;
  readonly by: string;
}

/** What is wrong with one cell or row. */
export interface RowProblem {
  readonly sheet: string | null;
  readonly row: number;
  /** Heading; null: the row as a whole. */
  readonly column: string | null;
  readonly field: string | null;
  readonly found: string;
  readonly code: string;
  readonly reason: Text;
}

/** new: not there before; changed: a known row with other values, a correction; unchanged; refused. */
export type RowFate = "new" | "changed" | "unchanged" | "refused";

export interface ImportCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Rows of this source and kind that an earlier import brought and this file lacks: reported, never removed. */
  readonly missing: number;
}

/** id: the import's id, sha256 over (hash of the file, hash of the mapping, kind, sheet, data seq it was planned on). */
export interface ImportDocument {
  readonly id: string;
  /** Name of the batch that it writes. */
  readonly batch: string;
  readonly kind: string;
  readonly collection: Importable;
  readonly mapping: Mapping;
  readonly mappingHash: string;
  /** `name`: the first of its hash with its ending, which the journal has too; `called`: as people call it. It may be somebody's name, and can be forgotten. */
  readonly file: { readonly name: string; readonly called?: string; readonly hash: string; readonly bytes: number; readonly format: TableFormat; readonly encoding: TableEncoding };
  readonly corrections: boolean;
  readonly startedAt: string;
  /** Day (Asia/Shanghai) that its records carry as recordedOn: fixed at the start, so that an attempt cut off and repeated writes the same bytes. */
  readonly recordedOn: string;
  readonly by: string;
  readonly state: "running" | "done" | "undone";
  readonly counts: ImportCounts | null;
  /** First hundred problems; all of them stand in the file of refused rows. */
  readonly problems: readonly RowProblem[];
  /** Name of the stored file of refused rows; null: none, or expired. */
  readonly refusedFile: string | null;
  /** Number of the journal entry; null: not yet, or nothing new. */
  readonly seq: number | null;
  /** New rows by source ("" where they have none): what a later file of the same kind may lack. Left out: not yet counted. */
  readonly brought?: Readonly<Record<string, number>>;
  /** Who took away what the file is called, and when. Left out: nobody did. */
  readonly nameForgotten?: { readonly at: string; readonly by: string };
  /** Seed of the salts of personal fields; taken out when the import is done. */
  readonly seed?: string;
}
