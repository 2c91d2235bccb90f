import type { Day } from "../model/documents.js";
import type { Period } from "../model/columns.js";
import type { Cadence } from "../model/scheme.js";
import { dateOf, dayNumber, dayOf, isoDay, monthLength } from "./days.js";

const MONTHS: Readonly<Record<Exclude<Cadence, "instant">, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };
const SPELLING: Readonly<Record<Exclude<Cadence, "instant">, RegExp>> = {
  month: /^(\d{4})-(0[1-9]|1[0-2])$/, quarter: /^(\d{4})-Q([1-4])$/, "half-year": /^(\d{4})-H([12])$/, year: /^(\d{4})$/,
};
const LABEL: Readonly<Record<Exclude<Cadence, "instant">, (n: number) => string>> = {
  month: (n) => `-${String(n).padStart(2, "0")}`, quarter: (n) => `-Q${n}`, "half-year": (n) => `-H${n}`, year: () => "",
};

function periodAt(year: number, place: number, cadence: Exclude<Cadence, "instant">): Period {
  const last = place * MONTHS[cadence];
  const first = last - MONTHS[cadence] + 1;
  const id = `${String(year).padStart(4, "0")}${LABEL[cadence](place)}`;
  return { id, from: dayNumber(year, first, 1), to: dayNumber(year, last, monthLength(year, last)) };
}

/** The period that is written `id` (2026-03, 2026-Q1, 2026-H1, 2026; instant: a day); null if it is not written as the cadence asks. */
export function periodOf(id: string, cadence: Cadence): Period | null {
  if (cadence === "instant") {
    const day = dayOf(id);
    return day === null ? null : { id, from: day, to: day };
  }
  const match = SPELLING[cadence].exec(id);
  return match ? periodAt(Number(match[1]), Number(match[2] ?? 1), cadence) : null;
}

/** The period of the cadence in which a day lies. */
export function periodContaining(day: Day, cadence: Cadence): Period {
  if (cadence === "instant") return { id: isoDay(day), from: day, to: day };
  const { year, month } = dateOf(day);
  return periodAt(year, Math.floor((month - 1) / MONTHS[cadence]) + 1, cadence);
}
