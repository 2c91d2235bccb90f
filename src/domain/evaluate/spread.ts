import type { ChildTable, Column } from "../model/columns.js";
import { hasBit, rowsWhere } from "./settled/bits.js";
import type { Words } from "./kernels/bit-kernels.js";
import type { Bits } from "./results.js";

/** Bits of subjects over the rows that they own. */
export function spreadBits(from: Bits, into: Bits, child: ChildTable, words: Words): void {
  const { owners, rows } = child;
  const [certain, possible] = [from.certain, from.possible];
  for (let w = words.from; w < words.to; w++) {
    let holds = 0;
    let can = 0;
    const end = (w << 5) + 32 < rows ? (w << 5) + 32 : rows;
    for (let row = w << 5; row < end; row++) {
      const owner = owners[row];
      holds |= ((certain[owner >>> 5] >>> (owner & 31)) & 1) << (row & 31);
      can |= ((possible[owner >>> 5] >>> (owner & 31)) & 1) << (row & 31);
    }
    into.certain[w] = holds;
    into.possible[w] = can;
  }
}

/** A column of the subjects seen from the rows that they own. */
export function spreadColumn(column: Column, child: ChildTable): Column {
  const { owners, rows } = child;
  const bits = (words: Uint32Array): Uint32Array => rowsWhere(rows, (row) => hasBit(words, owners[row]));
  const doubles = (cells: Float64Array | null): Float64Array | null => cells && Float64Array.from(owners, (owner) => cells[owner]);
  return {
    type: column.type,
    decimals: column.decimals,
    known: bits(column.known),
    assumed: column.assumed && bits(column.assumed),
    numbers: doubles(column.numbers),
    codes: column.codes && Uint32Array.from(owners, (owner) => column.codes?.[owner] ?? 0),
    dictionary: column.dictionary,
    reasons: column.reasons && Uint8Array.from(owners, (owner) => column.reasons?.[owner] ?? 0),
    low: doubles(column.low),
    high: doubles(column.high),
  };
}
