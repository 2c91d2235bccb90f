import type { HistoryEntry } from "../../app/queries/scorecard-view.js";
import { formatNumber } from "../../domain/explain/format-number.js";

const WIDTH = 520;
const HEIGHT = 110;
const LEFT = 16;
const TOP = 26;
const BASE = 78;

/** Scores per period as a small line, with a mark where the scheme changed. */
export interface TrendChart {
  readonly points: string;
  readonly dots: readonly { readonly x: string; readonly y: string; readonly text: string; readonly label: string; readonly look: string }[];
  readonly changes: readonly { readonly x: string }[];
}

const one = (value: number): string => value.toFixed(1);
/** With many periods only some carry their label, the last one always. */
const isLabelled = (i: number, size: number): boolean => (size - 1 - i) % Math.ceil(size / 6) === 0;

/** Draws the scored results, oldest first; null: fewer than two have a score. `now`: the run that is shown. */
export function trendChart(entries: readonly HistoryEntry[], places: number, now: string): TrendChart | null {
  const scored = entries.filter(({ card }) => card.score !== null);
  if (scored.length < 2) return null;
  const scores = scored.map(({ card }) => card.score ?? 0);
  const [low, high] = [scores.reduce((a, b) => Math.min(a, b)), scores.reduce((a, b) => Math.max(a, b))];
  const at = (i: number): number => LEFT + 24 + ((WIDTH - 2 * LEFT - 48) * i) / (scored.length - 1);
  const up = (score: number): number => (high === low ? (TOP + BASE) / 2 : BASE - ((BASE - TOP) * (score - low)) / (high - low));
  const dots = scored.map(({ run, period }, i) => {
    const labelled = isLabelled(i, scored.length);
    return { x: one(at(i)), y: one(up(scores[i])), text: labelled ? formatNumber(scores[i], places) : "", label: labelled ? period : "", look: run === now ? "dot now" : "dot" };
  });
  const changes = scored.flatMap(({ revision }, i) => (i > 0 && scored[i - 1].revision !== revision ? [{ x: one((at(i) + at(i - 1)) / 2) }] : []));
  return { points: dots.map(({ x, y }) => `${x},${y}`).join(" "), dots, changes };
}

export const TREND_SIZE = { width: WIDTH, height: HEIGHT } as const;
