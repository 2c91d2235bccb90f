import type { Json, EvidenceRecord } from "../../../src/domain/model/documents.js";
import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import type { Condition, Scheme } from "../../../src/domain/model/scheme.js";
import { all, any, attribute, band, DECISION, decision, each, expr, formula, group, input, list, not, points, record, recordKinds, records, rule, scheme, score, select, subject, test, text } from "../../reference/build.js";

export type Random = (below: number) => number;

/** Small seeded generator (xorshift), so that a failure can be repeated. */
export function seeded(seed: number): Random {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
const one = <T>(random: Random, ...of: readonly T[]): T => of[random(of.length)];
const maybe = <T>(random: Random, ...of: readonly T[]): T[] => of.filter(() => random(2) === 0);

const POOL = { of: "act", per: ["record.incident"], take: "largest" } as const;
const penalties = each(select("penalty", { where: test("record.data.level", "notEqual", "warning") }));

/** Rules of every kind of event, over subjects and over records. */
const rules = [
  points("staff", "base", "staff", { event: { min: 0, max: 30 } }),
  points("filed", "base", 40, { conditions: test("filed", "equal", true) }),
  points("late", "bad", -5, { conditions: test("lateDays", "greaterThan", 10), applies: test("open", "equal", true) }),
  points("penalty", "bad", { op: "multiply", of: [expr("record.data.times"), expr(-7)] }, { each: penalties, one: POOL }),
  points("exposed", "bad", -10, { each: penalties, one: POOL, conditions: test("record.data.exposed", "equal", true) }),
  rule("veto", { type: "cap", grade: "C" }, { conditions: test("veto", "equal", true) }),
  rule("heavy", { type: "cap", grade: "B" }, { each: penalties, conditions: test("record.data.times", "greaterThan", 2) }),
  rule("named", { type: "list", list: "black" }, { conditions: test("veto", "equal", true), onUnknown: "block" }),
  rule("slow", { type: "flag", flag: "slow" }, { conditions: test("lateDays", "greaterThan", 5) }),
  rule("absent", { type: "finding", check: "licence", result: "absent", details: new Map([["days", expr("lateDays")], ["half", { op: "divide", of: [expr("lateDays"), expr(3)] }]]) }, { conditions: test("filed", "equal", false) }),
  rule("stale", { type: "finding", check: "licence", result: "stale" }, { conditions: test("lateDays", "greaterThan", 8) }),
  rule("shown", { type: "finding", check: "charges", result: "absent" }, { conditions: test("open", "equal", false), onUnknown: "false" }),
  rule("rateable", { type: "flag", flag: "rateable" }, { conditions: test("staff", "greaterThanInclusive", 0), onUnknown: "notRated" }),
];

const facts = [
  attribute("staff", "number", { decimals: 2, range: [0, 40] }), attribute("filed", "boolean"), attribute("open", "boolean", { whenMissing: true }),
  attribute("lateDays", "number", { decimals: 0, range: [0, 20] }), attribute("veto", "boolean"), attribute("size", "number", { decimals: 0 }), attribute("since", "day"),
];
const yellows = records("yellows", "consecutive", select("decision", { where: test("record.data.scheme", "equal", "test") }), { satisfies: test("record.data.lists", "overlaps", ["yellow"], "list"), current: true, stage: 13, decimals: 0 });

const later = formula("spread", { op: "subtract", of: [expr("score"), expr("points.bad")] }, { stage: 10, decimals: 1 });

const CONDITIONS: readonly ((random: Random) => Condition)[] = [
  (random) => test("score", one(random, "greaterThanInclusive", "lessThan", "equal", "notEqual"), 40 + random(40)),
  (random) => test("points.bad", one(random, "lessThan", "greaterThanInclusive"), -random(20)),
  (random) => test("items.bad", "equal", random(2)),
  () => test("flag.slow", "equal", true),
  (random) => test("check.licence", one(random, "equal", "notEqual"), one(random, "absent", "stale")),
  (random) => test("results.absent", "lessThan", 1 + random(2)),
  (random) => test("size", "between", [random(5), 5 + random(5)], "number"),
  () => test("staff", "known", false, "number"),
  () => test("score", "known", true, "number"),
  () => test("since", "after", 20500, "day"),
];
const DECIDED: readonly ((random: Random) => Condition)[] = [
  ...CONDITIONS,
  (random) => test("rank", "lessThanInclusive", 1 + random(3)),
  (random) => test("rankFromEnd", "lessThanInclusive", 1 + random(3)),
  (random) => test("percentile", "greaterThan", 50 + random(50)),
  (random) => test("grade", one(random, "equal", "notEqual"), one(random, "A", "B", "C")),
  (random) => test("grade", one(random, "in", "notIn"), one(random, ["A", "B"], ["C"]), "string"),
  (random) => test("population", "greaterThan", random(6)),
];
/** Bands by score, or (with the ranking before them) by shares of it. */
function randomGrades(random: Random): Partial<Scheme> {
  const atMost = maybe(random, { grade: "B", when: condition(random, CONDITIONS), reason: text("limited") });
  if (random(4) === 0) {
    const share = (numerator: number) => ({ share: { numerator, denominator: 5 }, ...one(random, {}, { cuts: { from: 60 } }) });
    const ranked = [test("rank", "equal", 1), test("percentile", "lessThan", 60)];
    return { rankingFirst: true, atMost, grades: [band("A", share(1)), band("B", { ...share(2), ...one(random, {}, { when: one(random, ...ranked) }) }), ...maybe(random, band("C"))] };
  }
  return { atMost, grades: [band("A", { from: 70 }), band("B", { from: 50, below: 70 }), band("B", { below: 50, when: condition(random, CONDITIONS) }), ...maybe(random, band("C", { below: 50 }))] };
}

const condition = (random: Random, from: readonly ((random: Random) => Condition)[]): Condition => {
  const [a, b, c] = [one(random, ...from)(random), one(random, ...from)(random), one(random, ...from)(random)];
  return one(random, a, all(a, b), any(a, b), all(any(a, not(b)), c));
};

/** A random scheme over the same facts and rules: grades, caps, ranking and lists are drawn. */
export function randomScheme(random: Random): Scheme {
  const drawn = rules.filter(() => random(4) > 0);
  const quota = { places: 1 + random(3), by: [{ by: "score", direction: "descending" }, { by: "size", direction: "ascending" }] as const, ties: one(random, "share" as const, "refuse" as const), ...one(random, {}, { scope: "district" }) };
  const red = list("red", { tone: one(random, "honour", "neutral"), conditions: one(random, condition(random, DECIDED), test("score", "greaterThan", -99)), ...one(random, {}, { quota }), ...one(random, {}, { gate: condition(random, DECIDED) }) });
  return scheme({
    facts: [...facts, later, yellows],
    eligibility: random(3) === 0 ? [{ conditions: test("size", "greaterThan", 1), otherwise: "too small" }] : [],
    rules: drawn,
    score: score([group("base", { min: 0, max: 60, missing: "zero" }), group("bad", { missing: "zero" })], { start: 10, round: { places: random(3), items: 2, mode: "half-away" } }),
    ...(random(6) === 0 ? {} : randomGrades(random)),
    ranking: {
      scope: one(random, [], ["district"], ["district", "city"]), ties: one(random, "share", "refuse"), by: one(random, [{ by: "score", direction: "descending" }], [{ by: "points.bad", direction: "descending" }, { by: "size", direction: "ascending" }]),
      ...one(random, {}, { atLeast: 3 }), ...one(random, {}, { requires: { known: 0.8 } }),
    },
    lists: [
      red,
      list("yellow", { conditions: one(random, test("score", "lessThan", 40), test("spread", "lessThan", 40)), onUnknown: one(random, "report", "false") }),
      list("black", { conditions: any(test("yellows", "greaterThanInclusive", 2), all(test("list.yellow", "equal", true), condition(random, DECIDED))) }),
    ],
    checks: new Map(["licence", "charges"].map((id) => [id, { title: text(id), basis: [] }])), results: ["absent", "stale"].map((id) => ({ id, title: text(id) })),
    flags: new Map([["slow", text("slow")]]), kinds: recordKinds({ penalty: { level: "string", times: "number", exposed: "boolean" }, decision: DECISION }), procedure: { disputed: one(random, "count", "both"), raw: {} },
  });
}

/** A random small population, a third of its values missing. */
export function randomInput(random: Random): EvaluationInput {
  const ids = ["a", "b", "c", "d", "e", "f", "g"].slice(0, 3 + random(5));
  const value = (of: Json): Record<string, Json> | null => (random(4) === 0 ? null : { value: of });
  const attributes = (): Record<string, Json> => {
    const all: Record<string, Json> = {
      staff: random(3500) / 100, filed: random(2) === 0, open: random(3) > 0, lateDays: random(21), veto: random(5) === 0, size: random(10), since: "2026-02-15",
      district: one(random, "north", "south"), city: "zibo",
    };
    return Object.fromEntries(Object.entries(all).filter(([, entry]) => value(entry) !== null));
  };
  const evidence = ids.flatMap((id): EvidenceRecord[] => [
    ...Array.from({ length: random(4) }, (_, i) => record(`${id}${i}`, "penalty", `2026-0${1 + random(3)}-1${random(9)}`, {
      subject: id, ...one(random, {}, { incident: `act${random(2)}` }), steps: one(random, ["verified"], ["verified", "disputed"], ["verified"]),
      data: one<Record<string, Json>>(random, {}, { level: "city", times: 1 + random(3) }, { level: "warning", exposed: true }, { level: "city", times: 1, exposed: random(2) === 0 }, { level: "city", exposed: false }),
    })),
    ...maybe(random, decision(id, "2025-Q4", "2025-12-31", { lists: maybe(random, "yellow"), undecided: random(6) === 0 ? ["yellow"] : [] })),
  ]);
  return input({ subjects: ids.map((id) => subject(id, attributes())), records: evidence, decided: new Map([["test", [20453]]]) });
}
