import { judged } from "./life.js";
import type { Draft, Estate } from "./model.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

/** Who marks which aspect, out of how many points. */
const MARKS = [
  { aspect: "organisation", most: 20, panel: "party" }, { aspect: "management", most: 30, panel: "office" }, { aspect: "management", most: 30, panel: "community" },
  { aspect: "rectification", most: 20, panel: "office" }, { aspect: "cooperation", most: 15, panel: "community" }, { aspect: "satisfaction", most: 15, panel: "owners" },
] as const;

function mark(random: Random, estate: Estate, of: (typeof MARKS)[number], day: { readonly on: number; readonly mood: number }): Draft {
  const share = Math.min(1, Math.max(0.2, 0.815 + 0.055 * estate.quality + day.mood + 0.025 * random.bell()));
  const points = Math.floor(share * of.most * 2) / 2;
  const recordedOn = day.on + random.int(0, 4);
  const life = judged(random, recordedOn, { by: "管委会", disputed: 0.004 });
  const corrected = random.chance(0.006) ? [{ on: recordedOn + random.int(15, 60), data: { aspect: of.aspect, panel: of.panel, points: Math.min(of.most, points + 0.5) } }] : [];
  return { kind: "panel-score", subject: estate.id, source: "季度考核", occurredOn: day.on, recordedOn, data: { aspect: of.aspect, panel: of.panel, points }, life: [...life, ...corrected] };
}

/** Marks of the quarterly assessment; now and then a marker did not come, and an aspect stays without a mark. */
export function drawPanel(seed: string, estate: Estate): readonly Draft[] {
  const random = createRandom(`${seed}/panel/${estate.id}`);
  return QUARTERS.flatMap(({ to }) => {
    const day = { on: to - random.int(3, 25), mood: 0.018 * random.bell() };
    return MARKS.filter(() => random.chance(0.997)).map((of) => mark(random, estate, of, day));
  });
}
