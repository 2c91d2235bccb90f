import { bandEdges } from "../../app/queries/histogram.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { plainNumber } from "../../domain/explain/format-number.js";
import { shadeOf } from "../models/marks.js";

const WIDTH = 520;
const LEFT = 10;

/** The bands of a scheme as one bar with its limits; open ends are drawn a little beyond the outermost limits. */
export interface BandChart {
  readonly bars: readonly { readonly x: string; readonly width: string; readonly middle: string; readonly look: string; readonly grade: string }[];
  readonly edges: readonly { readonly x: string; readonly text: string }[];
}

/** null: the scheme has no bands by score. */
export function bandChart(scheme: Scheme): BandChart | null {
  const edges = bandEdges(scheme);
  if (edges.length === 0) return null;
  const pad = Math.max(5, (edges[edges.length - 1] - edges[0]) * 0.3);
  const [low, high] = [edges[0] - pad, edges[edges.length - 1] + pad];
  const at = (value: number): number => LEFT + ((WIDTH - 2 * LEFT) * (value - low)) / (high - low);
  const seen = new Set<string>();
  const bands = scheme.grades.filter((band) => band.share === undefined && band.when === undefined && !seen.has(band.grade) && seen.add(band.grade) !== undefined);
  const bars = bands.map(({ grade, from, below, upTo }) => {
    const [start, end] = [at(from ?? low), at(below ?? upTo ?? high)];
    return { x: start.toFixed(1), width: Math.max(0, end - start - 1).toFixed(1), middle: ((start + end) / 2).toFixed(1), look: `f${shadeOf(scheme, grade)}`, grade };
  });
  return { bars, edges: edges.map((edge) => ({ x: at(edge).toFixed(1), text: plainNumber(edge) })) };
}
