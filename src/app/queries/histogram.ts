import type { Scheme } from "../../domain/model/scheme.js";
import type { RankingSnapshot } from "./ranking-snapshot.js";

export interface Bin {
  /** Scores in [from, to); the last bin holds its end too. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const WIDTHS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
const MOST_BINS = 22;

/** Scores at which a band begins or ends, ascending. */
export function bandEdges(scheme: Scheme): readonly number[] {
  const edges = scheme.grades.flatMap((band) => [band.from, band.below, band.upTo]).filter((edge) => edge !== undefined);
  return [...new Set(edges)].sort((a, b) => a - b);
}

function widthFor(low: number, high: number, edges: readonly number[]): number {
  const fits = WIDTHS.filter((width) => Math.ceil(high / width) - Math.floor(low / width) <= MOST_BINS);
  const aligned = fits.find((width) => edges.every((edge) => Number.isInteger(edge / width)) && Math.ceil(high / width) - Math.floor(low / width) >= 6);
  return aligned ?? fits[0] ?? WIDTHS[WIDTHS.length - 1];
}

/** Scores of the rated in bins of one width, whose limits are band edges wherever that leaves few bins. Empty: nobody has a score. */
export function histogram(scheme: Scheme, snapshot: RankingSnapshot): readonly Bin[] {
  const scores = [...snapshot.score].filter((score) => !Number.isNaN(score));
  if (scores.length === 0) return [];
  const [low, high] = [scores.reduce((a, b) => Math.min(a, b)), scores.reduce((a, b) => Math.max(a, b))];
  const width = widthFor(low, high, bandEdges(scheme));
  const first = Math.floor(low / width);
  const size = Math.max(1, Math.ceil(high / width) - first);
  const counts = new Uint32Array(size);
  for (const score of scores) counts[Math.min(size - 1, Math.floor(score / width) - first)]++;
  return Array.from(counts, (count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}
