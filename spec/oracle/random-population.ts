import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Subject } from "../../src/domain/model/documents.js";
import { decision, input, record, subject } from "../reference/build.js";
import { WORDS } from "./random-conditions.js";
import type { Random } from "./random.js";

/** The attributes that may be missing, with the values that complete them. */
export const COMPLETABLE: Readonly<Record<string, readonly Json[]>> = {
  n1: [0, 1, 3, 5, 7.5, 10], n2: [-5, -1, 0, 2.25, 5], n3: [0, 1, 2, 3], b1: [true, false], b2: [true, false], s1: [...WORDS],
};
/** Attributes that may be missing too, and stay so. */
const STAYING: Readonly<Record<string, readonly Json[]>> = {
  w: [0, 2, 5, 9], k: [1, 4], t: [["x"], ["x", "y"], [], ["z"]], d: ["2025-12-31", "2026-01-15", "2026-02-28", "2026-03-31"],
};

/** The value begins before or after the as-of day, and may have ended. */
function dated(random: Random, value: Json): Json {
  const from = random.pick(["2025-01-01", "2026-03-15", "2026-03-31", "2026-06-01"]);
  const first: readonly Json[] = random.chance(0.5) ? [{ value: random.pick([value, null]) }] : [];
  return [...first, { from, value, ...(random.chance(0.3) ? { to: random.pick(["2026-03-15", "2026-03-31", "2027-01-01"]) } : {}) }];
}

function attributes(random: Random, gaps: number): Subject["attributes"] {
  const fields = Object.entries({ ...COMPLETABLE, ...STAYING }).map(([name, values]): [string, Json | undefined] => [name, random.chance(gaps) ? undefined : random.pick(values)]);
  const known = fields.filter((field): field is [string, Json] => field[1] !== undefined).map(([name, value]): [string, Json] => [name, random.chance(0.1) && !Array.isArray(value) ? dated(random, value) : value]);
  const place: [string, Json][] = random.chance(0.9) ? [["district", random.pick(["D1", "D2"])]] : [];
  return Object.fromEntries([...known, ...place, ["city", "C"]]);
}

const DAYS = ["2025-09-30", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-28", "2026-03-15", "2026-03-31", "2026-04-01"];

function finding(random: Random, id: string, owner: string, gaps: number): EvidenceRecord {
  const data: Record<string, Json> = {};
  if (!random.chance(gaps)) data.points = random.pick([-3, -1.5, -0.25, 0, 1, 2.5, 4]);
  if (!random.chance(gaps)) data.level = random.pick(WORDS);
  if (!random.chance(gaps)) data.weight = random.pick([0, 1, 2, 2.5, -1]);
  if (!random.chance(gaps)) data.tags = random.pick([["x"], ["x", "y"], []]);
  const on = random.pick(DAYS);
  const steps = random.pick([["verified"], ["verified"], ["verified"], ["verified", "disputed"], ["verified", "disputed", "upheld"], ["reported"], ["verified", "revoked"], ["verified", "rectified"]] as const);
  return record(id, random.pick(["finding", "finding", "note"]), on, {
    subject: owner, data, steps: [...steps],
    ...(random.chance(0.8) ? { incident: random.pick(["i1", "i2"]) } : {}), ...(random.chance(0.7) ? { recordedOn: random.pick(["2026-02-01", "2026-03-30T20:00:00+00:00", "2026-03-31"]) } : {}),
    ...(random.chance(0.4) ? { validUntil: random.pick(["2026-02-01", "2026-03-31", "2027-01-01"]) } : {}),
  });
}

function past(random: Random, owner: string, lists: readonly string[]): readonly EvidenceRecord[] {
  const some = (): string[] => lists.filter(() => random.chance(0.4));
  const data = (): Record<string, Json> => ({ lists: some(), undecided: random.chance(0.2) ? some() : [], score: random.int(0, 10), ...(random.chance(0.15) ? { status: "notRated" } : {}) });
  const periods: readonly [string, string][] = [["2025-Q2", "2025-06-30"], ["2025-Q3", "2025-09-30"], ["2025-Q4", "2025-12-31"]];
  return periods.filter(() => random.chance(0.7)).map(([id, on]) => decision(owner, id, on, data()));
}

/** A few subjects with attributes, findings and past decisions; `gaps`: the share of what is missing. */
export function randomInput(random: Random, gaps: number, lists: readonly string[]): EvaluationInput {
  const subjects = random.times(random.int(1, 5), (i) => subject(`s${i}`, attributes(random, gaps)));
  const findings = subjects.flatMap(({ id }) => random.times(random.int(0, 4), (i) => finding(random, `r${(i * 7 + id.charCodeAt(1)) % 10}-${id}`, id, gaps / 2)));
  const asOf = random.pick(["2026-03-31", "2026-03-31", "2026-03-15", "2026-04-10"]);
  const decided = new Map([["test", ["2025-06-30", "2025-09-30", "2025-12-31"].filter(() => random.chance(0.8)).map((iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000)]]);
  return input({ subjects, records: [...findings, ...subjects.flatMap(({ id }) => past(random, id, lists))], asOf, decided });
}

/** Up to `most` ways to fill in every missing attribute that can be completed. */
export function completionsOf(random: Random, of: EvaluationInput, used: readonly string[], most: number): readonly EvaluationInput[] {
  const gaps = of.subjects.flatMap((s, i) => used.filter((name) => s.attributes[name] === undefined).map((name) => ({ i, name, values: COMPLETABLE[name] })));
  const ways = gaps.reduce((product, { values }) => product * values.length, 1);
  const fill = (choose: (values: readonly Json[], place: number) => Json): EvaluationInput => {
    const filled = of.subjects.map((s) => ({ ...s, attributes: { ...s.attributes } as Record<string, Json> }));
    gaps.forEach(({ i, name, values }, place) => { filled[i].attributes[name] = choose(values, place); });
    return { ...of, subjects: filled };
  };
  if (ways > most) return random.times(most, () => fill((values) => random.pick(values)));
  return random.times(ways, (way) => {
    let rest = way;
    return fill((values) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return value;
    });
  });
}
