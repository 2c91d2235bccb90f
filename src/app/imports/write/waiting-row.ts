import type { Json } from "../../../domain/model/documents.js";
import type { Body } from "../../batches/batch-content.js";
import { canonical } from "../../canonical.js";
import type { GoodRow } from "../rows/row-reader.js";
import type { SortedRow } from "../rows/sorted-rows.js";

/** A good row as it comes back out of the sorted ones: parts are read when they are asked for. */
export interface WaitingRow {
  readonly id: string;
  readonly row: number;
  /** Which set of fields it states. */
  readonly covered: number;
  /** RFC 8785 form of the body. */
  readonly text: string;
  readonly body: () => Body;
  readonly personal: () => Readonly<Record<string, Json>> | null;
}

/** A good row in one line. `covered`: number of the set of fields that it states. */
export function waitingRow({ id, row, body, personal }: GoodRow, covered: number): SortedRow {
  return { id, row, text: `${covered}\t${personal === null ? "" : canonical(personal)}\t${canonical(body)}` };
}

/** The counterpart of waitingRow. */
export function readRow({ id, row, text }: SortedRow): WaitingRow {
  const first = text.indexOf("\t");
  const second = text.indexOf("\t", first + 1);
  const [closed, open] = [text.slice(first + 1, second), text.slice(second + 1)];
  let parsed: Body | null = null;
  return {
    id, row, covered: Number(text.slice(0, first)), text: open,
    body: () => (parsed ??= JSON.parse(open) as Body),
    personal: () => (closed === "" ? null : (JSON.parse(closed) as Record<string, Json>)),
  };
}
