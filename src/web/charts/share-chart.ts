import type { Chip } from "../models/marks.js";

/** A distribution as a table whose middle column is a bar: figures, chart and phone layout in one. */
export interface ShareRow {
  readonly chip: Chip | false;
  readonly result: { readonly look: string; readonly text: string } | false;
  readonly href: string | false;
  readonly x: string;
  readonly width: string;
  readonly look: string;
  readonly cuts: readonly string[];
  readonly count: string;
  readonly share: string;
}
export interface Share {
  readonly chip: Chip | false;
  readonly result: { readonly look: string; readonly text: string } | false;
  readonly href: string | false;
  readonly look: string;
  readonly count: number;
}

/** Bars in proportion to the greatest count; shares of the sum in per cent with one decimal. */
export function shareRows(shares: readonly Share[]): readonly ShareRow[] {
  const sum = shares.reduce((a, { count }) => a + count, 0) || 1;
  const most = shares.reduce((a, { count }) => Math.max(a, count), 1);
  return shares.map(({ count, ...rest }) => ({
    ...rest, cuts: [], x: "0", width: (count === 0 ? 0 : Math.max(0.6, (100 * count) / most)).toFixed(2), count: String(count), share: `${((100 * count) / sum).toFixed(1)} %`,
  }));
}
