import type { EvidenceRecord, Json, Link } from "../../../domain/model/documents.js";
import type { Body } from "../../batches/batch-content.js";
import { canonical } from "../../canonical.js";
import type { GoodRow } from "../rows/row-reader.js";
import type { SortedRow } from "../rows/sorted-rows.js";

/** A good row as it comes back out of the sorted ones: its body is read when it is asked for. */
export interface WaitingRow {
  readonly id: string;
  readonly row: number;
  /** Which set of fields it states. */
  readonly covered: number;
  /** Of records; empty: they have none. */
  readonly source: string;
  /** Of records and links; empty: they have none. */
  readonly subject: string;
  /** RFC 8785 form of the body. */
  readonly text: string;
  body(): Body;
  /** Values of personal fields; null: there are none. */
  personal(): Readonly<Record<string, Json>> | null;
}

const part = (value: string | undefined): string => (value === undefined ? "" : JSON.stringify(value));
const partOf = (text: string): string => (text === "" ? "" : text.includes("\\") ? (JSON.parse(text) as string) : text.slice(1, -1));

/** A good row in one line. `covered`: number of the set of fields that it states. */
export function waitingRow({ id, row, body, personal }: GoodRow, covered: number): SortedRow {
  const { source, subject } = body as Partial<EvidenceRecord & Link>;
  return { id, row, text: `${covered}\t${part(source)}\t${part(subject)}\t${personal === null ? "" : canonical(personal)}\t${canonical(body)}` };
}

class LineRow implements WaitingRow {
  readonly id: string;
  readonly row: number;
  readonly covered: number;
  readonly source: string;
  readonly subject: string;
  readonly text: string;
  private readonly closed: string;
  private parsed: Body | null = null;
  constructor({ id, row, text }: SortedRow) {
    const [covered, source, subject, closed, open] = text.split("\t");
    this.id = id;
    this.row = row;
    this.covered = Number(covered);
    this.source = partOf(source);
    this.subject = partOf(subject);
    this.closed = closed;
    this.text = open;
  }

  body(): Body {
    return (this.parsed ??= JSON.parse(this.text) as Body);
  }

  personal(): Readonly<Record<string, Json>> | null {
    return this.closed === "" ? null : (JSON.parse(this.closed) as Record<string, Json>);
  }
}

/** The counterpart of waitingRow. */
export const readRow = (row: SortedRow): WaitingRow => new LineRow(row);
