import type { Card, ItemCard } from "../../domain/model/card.js";
import type { Group, Scheme } from "../../domain/model/scheme.js";
import { bandEdges } from "../../app/queries/histogram.js";
import { formatNumber, formatSigned } from "../../domain/explain/format-number.js";
import { fill, wordsOf, type Language } from "../language.js";
import { shortTitle } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";

/** One row of the build-up: a bar from where the sum stood to where it stands now, in hundredths of the axis. */
export interface BuildRow {
  readonly title: string;
  readonly href: string | false;
  readonly x: string;
  readonly width: string;
  readonly look: "gain" | "loss" | "sum";
  readonly text: string;
  readonly total: boolean;
}
export interface BuildChart {
  readonly caption: string | false;
  readonly cuts: readonly string[];
  readonly rows: readonly BuildRow[];
}
interface Step {
  readonly title: string;
  readonly href: string | false;
  readonly points: number;
}

const MOST_ROWS = 6;
const TINY = 1e-6;

function rulePoints(items: readonly ItemCard[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(item.rule, (sums.get(item.rule) ?? 0) + item.points);
  return sums;
}

/** A group that takes points away, or the only one, is told by its rules; a group that brings points is one bar. */
function groupSteps(card: Card, scheme: Scheme, group: Group, language: Language): readonly Step[] {
  const own = card.groups.find(({ id }) => id === group.id);
  const points = own?.points ?? 0;
  const groups = scheme.score?.groups.length ?? 0;
  if ((points >= 0 && groups > 1) || group.weight !== undefined || group.scale !== undefined) return [{ title: group.title[language], href: `#g-${group.id}`, points }];
  const words = wordsOf(SCORECARD, language);
  const sums = [...rulePoints(card.items.filter((item) => item.group === group.id))].filter(([, sum]) => sum !== 0).sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const [shown, rest] = [sums.slice(0, MOST_ROWS), sums.slice(MOST_ROWS)];
  const steps: Step[] = shown.map(([rule, sum]) => ({ title: shortTitle(scheme.rules.find(({ name }) => name === rule)?.title[language] ?? rule), href: `#i-${rule}`, points: sum }));
  if (rest.length > 0) steps.push({ title: fill(words.other, { n: rest.length }), href: `#g-${group.id}`, points: rest.reduce((a, [, b]) => a + b, 0) });
  const clamp = points - sums.reduce((a, [, b]) => a + b, 0);
  return Math.abs(clamp) > TINY ? [...steps, { title: fill(words.clamp, { group: group.title[language] }), href: false, points: clamp }] : steps;
}

function stepsOf(card: Card, scheme: Scheme, language: Language): readonly Step[] {
  const words = wordsOf(SCORECARD, language);
  const groups = scheme.score?.groups ?? [];
  const sum = card.groups.reduce((a, { points }) => a + (points ?? 0), 0);
  const start = scheme.score?.start.op === "number" ? scheme.score.start.value : 0;
  const steps = [...(start === 0 ? [] : [{ title: words.start, href: false as const, points: start }]), ...groups.flatMap((group) => groupSteps(card, scheme, group, language))];
  const rest = (card.score ?? 0) - start - sum;
  return Math.abs(rest) > TINY ? [...steps, { title: words.rounding, href: false, points: rest }] : steps;
}

/** Places of the axis: from the least to the greatest that any step or band edge reaches, 0 included. */
function axis(steps: readonly Step[], edges: readonly number[]): (value: number) => number {
  const reached = steps.reduce<number[]>((sums, { points }) => [...sums, sums[sums.length - 1] + points], [0]);
  const [low, high] = [Math.min(0, ...reached), Math.max(...reached, ...edges) * 1.02];
  const span = high - low || 1;
  return (value) => Math.round((10000 * (value - low)) / span) / 100;
}

/** How a score came about, as bars beside their figures; null: there is no score. */
export function buildChart(card: Card, scheme: Scheme, language: Language): BuildChart | null {
  if (card.score === null || !scheme.score) return null;
  const words = wordsOf(SCORECARD, language);
  const { places, items } = scheme.score.round;
  const edges = bandEdges(scheme);
  const steps = stepsOf(card, scheme, language);
  const at = axis(steps, edges);
  let sum = 0;
  const bar = (from: number, to: number): Pick<BuildRow, "x" | "width"> => ({ x: at(Math.min(from, to)).toFixed(2), width: (from === to ? 0 : Math.max(0.3, Math.abs(at(to) - at(from)))).toFixed(2) });
  const rows = steps.map(({ title, href, points }): BuildRow => {
    const from = sum;
    sum += points;
    return { title, href, ...bar(from, sum), look: points < 0 ? "loss" : "gain", text: formatSigned(points, items), total: false };
  });
  const total: BuildRow = { title: words.score, href: false, ...bar(0, card.score), look: "sum", text: formatNumber(card.score, places), total: true };
  const lower = scheme.grades.flatMap(({ grade, from }) => (from === undefined ? [] : [`${from} ${grade}`])).reverse();
  return { caption: lower.length > 0 && fill(words.cuts, { cuts: lower.join(" · ") }), cuts: edges.map((edge) => at(edge).toFixed(2)), rows: [...rows, total] };
}
