/** Whole numbers from low to high, both included; null: without end. */
export interface Span {
  readonly low: bigint | null;
  readonly high: bigint | null;
}
/** Spans that do not meet. */
export type UnitSet = readonly Span[];

export const EVERYTHING: Span = { low: null, high: null };

const higher = (a: bigint | null, b: bigint | null): bigint | null => (a === null ? b : b === null || a > b ? a : b);
const lower = (a: bigint | null, b: bigint | null): bigint | null => (a === null ? b : b === null || a < b ? a : b);
const isEmpty = ({ low, high }: Span): boolean => low !== null && high !== null && low > high;
const meet = (a: Span, b: Span): Span => ({ low: higher(a.low, b.low), high: lower(a.high, b.high) });

export const meets = (set: UnitSet, span: Span): boolean => set.some((part) => !isEmpty(meet(part, span)));

/** What is left of the set without the span. */
export function without(set: UnitSet, span: Span): UnitSet {
  if (isEmpty(span)) return set;
  const below: readonly Span[] = span.low === null ? [] : [{ low: null, high: span.low - 1n }];
  const above: readonly Span[] = span.high === null ? [] : [{ low: span.high + 1n, high: null }];
  return set.flatMap((part) => [...below, ...above].map((rest) => meet(part, rest)).filter((rest) => !isEmpty(rest)));
}
