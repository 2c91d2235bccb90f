import { bandEdges, type Bin } from "../../app/queries/histogram.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { formatNumber, plainNumber } from "../../domain/explain/format-number.js";
import { fill, wordsOf, type Language } from "../language.js";
import { shadeOf } from "../models/marks.js";
import { countOf, nounOf } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";

const WIDTH = 520;
const BASE = 156;
const TOP = 36;
const LEFT = 10;

interface Label {
  readonly x: string;
  readonly text: string;
}
/** A distribution with its band edges and, for one subject, where it stands. */
export interface HistogramChart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly { readonly x: string; readonly y: string; readonly width: string; readonly height: string; readonly look: string }[];
  readonly edges: readonly Label[];
  readonly bands: readonly Label[];
  readonly here: (Label & { readonly line: string; readonly anchor: "start" | "end" }) | false;
  readonly caption: string;
  readonly table: { readonly title: string; readonly scores: string; readonly number: string; readonly rows: readonly { readonly range: string; readonly count: number }[] };
}

const one = (value: number): string => value.toFixed(1);

/** The grade of most of a bin, by its middle; conditions of bands are left aside. */
function gradeAt(scheme: Scheme, score: number): string | null {
  return scheme.grades.find((band) => score >= (band.from ?? -Infinity) && score < (band.below ?? Infinity) && score <= (band.upTo ?? Infinity))?.grade ?? null;
}

/** Band edges within the drawing; without bands, both ends and the middle. */
function ticks(scheme: Scheme, bins: readonly Bin[]): readonly number[] {
  const [low, high] = [bins[0].from, bins[bins.length - 1].to];
  const edges = bandEdges(scheme).filter((edge) => edge > low && edge < high);
  return edges.length > 0 ? edges : [bins[0].to, bins[Math.floor(bins.length / 2)].to, bins[bins.length - 1].from];
}

/** Letters under the axis, in the middle of what is seen of each band. */
function bandLabels(scheme: Scheme, bins: readonly Bin[], at: (score: number) => number): readonly Label[] {
  const [low, high] = [bins[0].from, bins[bins.length - 1].to];
  const labels = new Map<string, Label>();
  for (const { grade, from, below, upTo } of scheme.grades) {
    const [start, end] = [Math.max(low, from ?? low), Math.min(high, below ?? upTo ?? high)];
    if (end > start && !labels.has(grade)) labels.set(grade, { x: one(at((start + end) / 2)), text: grade });
  }
  return [...labels.values()];
}

function hereLabel(score: number | null, at: (score: number) => number, text: string): HistogramChart["here"] {
  if (score === null) return false;
  const x = Math.min(WIDTH - LEFT, Math.max(LEFT, at(score)));
  const right = x < WIDTH * 0.62;
  return { line: one(x), x: one(right ? x + 6 : x - 6), anchor: right ? "start" : "end", text };
}

/** Draws bins; null: nobody has a score. `score` null: nobody's place is marked. */
export function histogramChart(bins: readonly Bin[], scheme: Scheme, language: Language, score: number | null): HistogramChart | null {
  if (bins.length === 0) return null;
  const words = wordsOf(SCORECARD, language);
  const [low, high] = [bins[0].from, bins[bins.length - 1].to];
  const at = (value: number): number => LEFT + ((WIDTH - 2 * LEFT) * (value - low)) / (high - low);
  const most = bins.reduce((a, { count }) => Math.max(a, count), 1);
  const shown = score === null ? "" : formatNumber(score, scheme.score?.round.places ?? 0);
  const all = countOf(bins.reduce((a, { count }) => a + count, 0), scheme.subject, language);
  const bars = bins.map(({ from, to, count }) => {
    const height = count === 0 ? 0 : Math.max(1, ((BASE - TOP) * count) / most);
    const grade = gradeAt(scheme, (from + to) / 2);
    return { x: one(at(from) + 1), y: one(BASE - height), width: one(at(to) - at(from) - 2), height: one(height), look: grade === null ? "f3" : `f${shadeOf(scheme, grade)}` };
  });
  return {
    title: words.distributionTitle, description: [fill(words.distribution, { all, width: plainNumber(bins[0].to - bins[0].from) }), ...(score === null ? [] : [fill(words.hereDescription, { score: shown })])].join("; "),
    bars, edges: ticks(scheme, bins).map((edge) => ({ x: one(at(edge)), text: plainNumber(edge) })), bands: bandLabels(scheme, bins, at),
    here: hereLabel(score, at, fill(words.here, { noun: nounOf(scheme.subject, language).toLowerCase(), score: shown })), caption: fill(words.distribution, { all, width: plainNumber(bins[0].to - bins[0].from) }),
    table: { title: wordsOf({ table: ["数据表", "Figures as a table"] }, language).table, scores: words.scores, number: words.number, rows: bins.map(({ from, to, count }) => ({ range: fill(words.fromTo, { from: plainNumber(from), to: plainNumber(to) }), count })) },
  };
}
