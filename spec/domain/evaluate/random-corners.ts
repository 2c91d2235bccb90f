import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Subject } from "../../../src/domain/model/documents.js";
import type { Condition, Expression, Fact, ListSpec, Ranking, Rule, RuleEvent, Scheme } from "../../../src/domain/model/scheme.js";
import type { Random } from "../../oracle/random.js";
import { all, any, attribute, band, cohort, day, each, expr, formula, group, input, list, not, points, record, recordKinds, records, rule, scheme, score, select, subject, test } from "../../reference/build.js";

interface Drawn {
  readonly scheme: Scheme;
  readonly input: EvaluationInput;
}
const KINDS = recordKinds({ finding: { points: "number", level: "string" } });
const NUMBERS: readonly Fact[] = [attribute("m", "number", { range: [-3, 3], decimals: 0 }), attribute("n", "number", { range: [0, 3], decimals: 0 }), attribute("yes", "boolean"), attribute("word", "string")];
const DRAWN: Readonly<Record<string, readonly Json[]>> = { m: [-3, -1, 1, 3], n: [0, 1, 2, 3], yes: [true, false], word: ["a", "b"], district: ["x", "y"] };

function people(random: Random, most: number, gaps = 0.2): readonly Subject[] {
  return random.times(random.int(1, most), (i) => subject(`s${i}`, Object.fromEntries([["city", "C"], ...Object.entries(DRAWN).filter(() => !random.chance(gaps)).map(([name, values]): [string, Json] => [name, random.pick(values)])])));
}
const asked = (random: Random): Condition => random.pick<() => Condition>([
  () => test("m", random.pick(["greaterThan", "lessThan", "equal"]), random.int(-1, 1)), () => test("yes", "equal", random.chance(0.5)), () => all(), () => any(),
  () => any(test("n", "greaterThan", 1), test("yes", "equal", true)), () => not(test("n", "equal", 2)),
])();

const DAYS = ["2026-01-15", "2026-02-10", "2026-03-05"];
function findings(random: Random, owners: readonly Subject[]): readonly EvidenceRecord[] {
  return owners.flatMap(({ id }) => random.times(random.int(0, 4), (i) => {
    const data: Record<string, Json> = { ...(random.chance(0.85) ? { points: random.pick([-2, -1, 1, 2]) } : {}), ...(random.chance(0.85) ? { level: random.pick(["a", "b"]) } : {}) };
    return record(`r${random.int(0, 99)}-${i}-${id}`, "finding", random.pick(DAYS), { subject: id, data, ...(random.chance(0.7) ? { incident: random.pick(["i1", "i2"]) } : {}), ...(random.chance(0.2) ? { steps: ["verified", "disputed"] } : {}) });
  }));
}

function poolEvent(random: Random, kind: "points" | "other", name: string, amounts: readonly Expression[]): RuleEvent {
  if (kind === "points") return { type: "points", group: "g", amount: random.pick(amounts), item: name };
  return random.pick<RuleEvent>([
    { type: "flag", flag: random.pick(["fa", "fb"]) }, { type: "cap", grade: random.pick(["B", "C"]) }, { type: "list", list: "red" },
    { type: "finding", check: "c1", result: random.pick(["absent", "pass"]), details: new Map([["much", expr("m")]]) },
  ]);
}

/** Rules of which one counts, with priorities, amounts and days that are often the same; and decision tables, whose rules give no points. */
export function randomPools(random: Random): Drawn {
  const pools = ["p", "q"].map((of) => {
    const kind = random.pick(["points", "other"] as const);
    const perRecord = random.chance(kind === "points" ? 0.5 : 0.3);
    const take = random.pick(["first", "first", "largest", "latest"] as const);
    const per = random.chance(0.6) ? [] : perRecord ? random.pick([["record.incident"], ["record.incident", "record.data.level"]]) : random.pick([["word"], ["word", "yes"]]);
    const selection = perRecord ? { each: each(select("finding")) } : {};
    const amounts = perRecord ? [expr("record.data.points"), expr(-2), expr(2)] : [expr("m"), expr("n"), expr(-2), expr(2), expr(1)];
    return random.times(random.int(2, 4), (i): Rule => rule(`${of}${i}`, poolEvent(random, kind, `${of}${i}`, amounts), {
      ...selection, one: { of, per, take }, priority: random.int(1, 2), conditions: perRecord && random.chance(0.5) ? test("record.data.level", "equal", random.pick(["a", "b"])) : asked(random),
      onUnknown: random.pick(["report", "report", "report", "notRated", "block", "false"]), ...(random.chance(0.15) ? { applies: asked(random) } : {}),
    }));
  });
  const of = scheme({
    kinds: KINDS, facts: NUMBERS, score: score([group("g"), group("h")]), rules: [...pools.flat(), points("beside", "h", "n", { conditions: asked(random) })],
    grades: [band("A", { from: 2 }), band("B", { from: 0, below: 2 }), band("C", {})], lists: [list("red", {}), list("many", { conditions: test("items.g", "greaterThan", 1) })],
    checks: new Map([["c1", { title: { "zh-CN": "c1", en: "c1" }, basis: [] }]]), results: ["absent", "pass"].map((id) => ({ id, title: { "zh-CN": id, en: id } })),
    procedure: { disputed: random.pick(["count", "count", "leaveOut", "both"]), raw: {} },
  });
  const subjects = people(random, 4);
  return { scheme: of, input: input({ subjects, records: findings(random, subjects) }) };
}

/** A ranking that refuses ties, of few values, and choices: of whole ties, of parts of them, of others, and of lists. */
export function randomTies(random: Random): Drawn {
  const ranking: Ranking = { scope: random.pick([[], [], ["district"], ["district", "city"]]), by: random.pick([[{ by: "score", direction: "descending" }], [{ by: "n", direction: "ascending" }], [{ by: "score", direction: "ascending" }, { by: "m", direction: "descending" }]]), ties: random.chance(0.9) ? "refuse" : "share", ...(random.chance(0.3) ? { atLeast: random.int(1, 3) } : {}) };
  const quota = (): ListSpec["quota"] => ({ places: random.int(1, 2), by: random.chance(0.8) ? [{ by: "score", direction: "descending" }] : [], ties: random.pick(["refuse", "refuse", "share"]), ...(random.chance(0.3) ? { scope: "district" } : {}) });
  const of = scheme({
    facts: NUMBERS, score: score([group("g")]), rules: [points("p", "g", "n"), points("q", "g", 1, { conditions: test("yes", "equal", true) })], ranking,
    lists: [list("red", { conditions: test("rank", "lessThanInclusive", 2), confirm: random.chance(0.3) }), list("best", { conditions: random.chance(0.6) ? all() : asked(random), quota: quota(), confirm: random.chance(0.15) })],
  });
  const values: Readonly<Record<string, readonly Json[]>> = { n: [1, 2], m: [1], yes: [true, false] };
  const gaps = random.pick([0, 0, 0.15]);
  const subjects = random.times(random.int(2, 5), (i) => subject(`s${i}`, Object.fromEntries([["city", "C"], ["district", random.pick(["x", "x", "y"])], ...Object.entries(values).filter(() => !random.chance(gaps)).map(([name, pool]): [string, Json] => [name, random.pick(pool)])])));
  const pointsOf = ({ attributes: { n, yes } }: Subject): string => `${String(n)}${String(yes)}`;
  const choices = random.times(random.int(1, 6), (i): EvidenceRecord => {
    const first = random.pick(subjects);
    const tie = subjects.filter((each) => pointsOf(each) === pointsOf(first) && (ranking.scope[0] !== "district" || each.attributes.district === first.attributes.district)).map(({ id }) => id);
    const whole = random.chance(0.65) ? tie : subjects.map(({ id }) => id).filter(() => random.chance(0.6));
    const rest = [...whole];
    const order = whole.map(() => rest.splice(random.int(0, rest.length - 1), 1)[0]);
    const what = random.pick(["rankTie", "rankTie", "placeTie", "entry"]);
    const chosen = what === "rankTie" ? (random.chance(0.85) ? order : order.slice(1)) : order.slice(0, random.int(0, order.length));
    const among = random.chance(0.9) ? whole : [...whole, "nobody"];
    return record(`c${i}`, "choice", "2026-04-02", { subject: "s0", data: { scheme: "test", period: "2026-Q1", what, of: what === "rankTie" ? "" : random.pick(["red", "best", "best"]), among, chosen } });
  });
  return { scheme: of, input: input({ subjects, records: choices }) };
}

/** Rules in force for a time that begins or ends about the as-of day, or about the days of their records. */
export function randomDates(random: Random): Drawn {
  const limits = ["2026-01-14", "2026-01-15", "2026-01-16", "2026-02-10", "2026-03-05", "2026-03-30", "2026-03-31", "2026-04-01"].map(day);
  const effective = (): Rule["effective"] => random.pick([{ from: random.pick(limits) }, { to: random.pick(limits) }, { from: random.pick(limits), to: random.pick(limits) }, {}]);
  const rules = random.times(random.int(2, 6), (i): Rule => {
    const perRecord = random.chance(0.6);
    return points(`r${i}`, "g", perRecord ? "record.data.points" : random.pick(["m", "n"]), { effective: effective(), ...(perRecord ? { each: each(select("finding")) } : {}), ...(random.chance(0.4) ? { conditions: asked(random) } : {}), ...(random.chance(0.3) ? { applies: asked(random) } : {}) });
  });
  const subjects = people(random, 3);
  return { scheme: scheme({ kinds: KINDS, facts: NUMBERS, score: score([group("g")]), rules }), input: input({ subjects, records: findings(random, subjects) }) };
}

/** Conditions on places among others, which may still change while something of somebody is missing, with every operator that compares numbers. */
export function randomPlaces(random: Random): Drawn {
  const measures = ["rank", "rankFromEnd", "percentile", "population", "mean"] as const;
  const places = ["p1", "p2"].map((name) => cohort(name, random.pick(measures), random.pick(["n", "m"]), { decimals: random.int(0, 2), by: { by: random.pick(["n", "m"]), direction: random.pick(["ascending", "descending"]) }, scope: random.pick([[], [], ["district"]]) }));
  const compare = (): Condition => {
    const fact = random.pick(["p1", "p2", "made"]);
    const operator = random.pick(["equal", "notEqual", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "between", "in", "notIn", "known", "fact"]);
    const number = (): number => random.pick([1, 1, 2, 2, 3, 0.5, 50, 100]);
    if (operator === "between" || operator === "in" || operator === "notIn") return test(fact, operator, [number(), number()], "number");
    if (operator === "known") return test(fact, "known", random.chance(0.7), "number");
    if (operator === "fact") return test(fact, random.pick(["equal", "lessThan", "greaterThanInclusive", "notEqual"]), { fact: random.pick(["p1", "p2", "n", "m"]) });
    return test(fact, operator, number(), "number");
  };
  const condition = (): Condition => random.pick<() => Condition>([compare, compare, () => not(compare()), () => all(compare(), compare()), () => any(compare(), asked(random))])();
  const rules = random.times(random.int(2, 5), (i): Rule => points(`r${i}`, "g", random.pick<number | string>([1, -2, "p1", "n"]), { conditions: condition(), onUnknown: random.pick(["report", "report", "notRated", "false"]), ...(random.chance(0.3) ? { each: each(select("finding")) } : {}) }));
  const made = formula("made", { op: "firstKnown", of: [expr("p1"), expr("n"), expr(2)] }, { decimals: 1 });
  const counted = records("counted", "count", select("finding"), { decimals: 0 });
  const subjects = people(random, random.pick([3, 5, 40]), random.pick([0.05, 0.3]));
  return {
    scheme: scheme({ kinds: KINDS, facts: [...NUMBERS, ...places, made, counted], score: score([group("g")]), rules, eligibility: random.chance(0.3) ? [{ conditions: condition(), otherwise: "none" }] : [], lists: [list("red", { conditions: condition() })] }),
    input: input({ subjects, records: findings(random, subjects) }),
  };
}

/** Amounts that are clamped on either side, too great to be counted, or missing with ends that are. */
export function randomAmounts(random: Random): Drawn {
  const great = (): number => random.pick([1e12, 9e13, 9.1e13, 1e15, -9.1e13, -1e15, 2, -3]);
  const amount = (): Expression => random.pick<() => Expression>([
    () => ({ op: "multiply", of: [expr("m"), expr(great())] }), () => ({ op: "multiply", of: [expr("m"), expr("n"), expr(random.pick([1, 0.125, -0.5]))] }), () => expr(random.pick(["m", "n", "free", "word.none"].slice(0, 3))),
    () => ({ op: "add", of: [expr("free"), expr("m")] }), () => expr(random.pick([2.345, -2.345, 0, great()])), () => ({ op: "divide", of: [expr("m"), expr("n")] }), () => ({ op: "firstKnown", of: [expr("free"), expr("m")] }),
  ])();
  const clamps = (): object => (random.pick([{}, {}, { min: -1.005 }, { max: 1.005 }, { min: 1 }, { max: -1 }, { min: 0, max: 4 }, { min: -4, max: -1 }, { min: -4, max: 4 }, { min: 1, max: 1 }]));
  const rules = random.times(random.int(1, 4), (i): Rule => points(`r${i}`, random.pick(["g", "h"]), amount(), { ...(random.chance(0.6) ? { conditions: asked(random) } : {}), event: clamps() }));
  const of = scheme({
    facts: [...NUMBERS, attribute("free", "number", { decimals: 0 })], rules,
    score: score([group("g"), group("h", { min: -10, max: 10 })], { round: { places: random.int(0, 2), items: random.int(0, 2), mode: random.pick(["half-away", "half-even", "up", "down", "ceiling", "floor"]) } }),
  });
  const subjects = people(random, 4).map((each): Subject => ({ ...each, attributes: { ...each.attributes, ...(random.chance(0.5) ? { free: random.pick([0, 5, -5]) } : {}) } }));
  return { scheme: of, input: input({ subjects }) };
}
