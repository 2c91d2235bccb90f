import { isoDay } from "../../domain/calendar/days.js";
import { judged } from "./life.js";
import type { Data, Draft, Estate } from "./model.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

/** Share of the estates that are visited, quarter by quarter: the district has more and more inspectors. */
const VISITED = [0.14, 0.16, 0.18, 0.2, 0.23, 0.27, 0.34, 0.44, 0.54] as const;
/** What an inspector looks for: days after which a good estate posts anew (0: it simply hangs there), and what is forgotten. */
const CHECKS = [
  { check: "licence", days: 0, forgotten: ["registrationNumber"] }, { check: "staff", days: 0, forgotten: ["photo", "dutyPhone"] },
  { check: "service", days: 0, forgotten: ["grade", "frequency"] }, { check: "charges", days: 0, forgotten: ["basis", "specialServices"] },
  { check: "equipment", days: 0, forgotten: ["liftFirm", "firePlan", "qualification", "contact", "cost"] }, { check: "energy", days: 30, forgotten: ["apportionment"] },
  { check: "revenue", days: 90, forgotten: ["spending"] }, { check: "fund", days: 180, forgotten: ["perUse"] }, { check: "accounts", days: 360, forgotten: ["budget"] },
  { check: "channels", days: 0, forgotten: ["authorityPhone"] }, { check: "supervision", days: 0, forgotten: ["answerDays"] },
] as const;
type Check = (typeof CHECKS)[number];

function posting(random: Random, estate: Estate, days: number, on: number): Data {
  if (days === 0 || random.chance(0.015)) return {};
  const slack = random.chance(0.1 - 0.035 * estate.quality) ? random.int(5, days + 40) : 0;
  const postedOn = on - random.int(0, Math.max(1, days - 5)) - slack;
  const down = random.chance(0.25) ? postedOn + (random.chance(0.85) ? random.int(30, 60) : random.int(8, 28)) : null;
  return { postedOn: isoDay(postedOn), ...(down !== null && down <= on ? { takenDownOn: isoDay(down) } : {}) };
}

/** What the inspector saw at one board. */
function seen(random: Random, estate: Estate, of: Check, on: number): Data {
  const harder = of.days > 0 ? 0.05 : 0;
  if (random.chance(0.045 + harder - 0.04 * estate.quality)) return { check: of.check, present: false };
  const complete = !random.chance(0.07 - 0.03 * estate.quality);
  const unanswered: Data = of.check === "supervision" && random.chance(0.3) ? { unanswered: random.chance(0.15) ? random.int(1, 4) : 0 } : {};
  const place: Data = random.chance(0.995) ? { placeRight: !random.chance(0.03 - 0.01 * estate.quality) } : {};
  const lacking: Data = complete ? {} : { lacking: [random.pick<string>(of.forgotten)] };
  return {
    check: of.check, present: true, ...place,
    contentComplete: complete, ...lacking, ...posting(random, estate, of.days, on), ...unanswered, photo: "（虚构）现场照片",
  };
}

/** Visits of the inspectors, each to nearly all boards of an estate; worse estates see them a little more often. */
export function drawDisclosures(seed: string, estate: Estate): readonly Draft[] {
  const random = createRandom(`${seed}/disclosures/${estate.id}`);
  return QUARTERS.flatMap(({ from, to }, place) => {
    if (!random.chance(VISITED[place] * (1 - 0.07 * estate.quality))) return [];
    const occurredOn = random.int(from, to - 1);
    const recordedOn = occurredOn + random.int(0, 4);
    return CHECKS.filter(() => random.chance(0.975)).map((of): Draft => {
      const life = judged(random, recordedOn, { by: "区县住建部门", onlyReported: 0.01, disputed: 0.006 });
      return { kind: "disclosure-inspection", subject: estate.id, source: "区县部门检查", occurredOn, recordedOn, data: seen(random, estate, of, occurredOn), life };
    });
  });
}
