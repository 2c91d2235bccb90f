import type { Expression, Group, ScoreSpec } from "../../model/scheme.js";

/** Least and greatest that a value can be; infinite where nothing bounds it. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const OPEN: Bounds = { min: -Infinity, max: Infinity };

function startBounds(start: Expression): Bounds {
  return start.op === "number" ? { min: start.value, max: start.value } : OPEN;
}

/** What a group can add: its clamps times its weight. */
function groupBounds({ min, max, weight = 1 }: Group): Bounds {
  const ends = [(min ?? -Infinity) * weight, (max ?? Infinity) * weight];
  return weight === 0 ? { min: 0, max: 0 } : { min: Math.min(...ends), max: Math.max(...ends) };
}

/** All scores that the clamps allow, before rounding: start, then each group added and clamped by its running total. */
export function scoreBounds(score: ScoreSpec): Bounds {
  return score.groups.reduce((bounds, group) => {
    const added = groupBounds(group);
    const { min = -Infinity, max = Infinity } = group.total ?? {};
    const clamp = (value: number): number => Math.min(max, Math.max(min, value));
    return { min: clamp(bounds.min + added.min), max: clamp(bounds.max + added.max) };
  }, startBounds(score.start));
}
