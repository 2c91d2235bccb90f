import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { AtMost, Band, CohortFact, Condition, Fact, Group, ListSpec, Ranking, Rule, RuleEvent, Scheme, SortKey } from "../../src/domain/model/scheme.js";
import { all, attribute, band, cohort, DECISION, each, expr, formula, group, list, points, recordKinds, records, rule, scheme, score, select, test, text } from "../reference/build.js";
import { merge, NOTHING, randomCondition, randomExpression, randomTest, type Vocabulary } from "./random-conditions.js";
import { COMPLETABLE, completionsOf, randomInput } from "./random-population.js";
import { Random } from "./random.js";

export interface RandomScheme {
  readonly scheme: Scheme;
  readonly input: EvaluationInput;
  /** The same input with the missing attributes filled in: all ways, or many of them where there are more than 30. */
  completions(): readonly EvaluationInput[];
}

const KINDS = recordKinds({ finding: { points: "number", level: "string", weight: "number", tags: "list" }, note: { points: "number", level: "string", weight: "number", tags: "list" }, decision: DECISION });
const RECORD_FIELDS: Vocabulary = {
  ...NOTHING, numbers: ["record.data.points"], strings: ["record.data.level"], lists: ["record.data.tags"], booleans: ["record.disputed", "record.rectified"],
};

const PAST_FIELDS: Vocabulary = { ...NOTHING, numbers: ["record.data.score"], lists: ["record.data.lists", "record.data.standing"] };

/** In every third scheme findings count for some months alone, from the first known of some days (R38). */
function withLimit(random: Random): typeof KINDS {
  const finding = KINDS.records.get("finding");
  if (finding === undefined || random.int(0, 2) > 0) return KINDS;
  const from = random.pick([["endedOn", "foundOn", "occurredOn"], ["endedOn"], ["recordedOn", "occurredOn"]]);
  return { ...KINDS, records: new Map([...KINDS.records, ["finding", { ...finding, limit: { counts: { years: 0, months: random.int(0, 3), days: random.int(0, 20) }, from } }]]) };
}

/** Some records get the days from which a limit may run, some of them no day at all. */
function withDays(random: Random, input: EvaluationInput): EvaluationInput {
  const day = (): string | undefined => random.pick([undefined, undefined, "2026-02-30", "2026-01-31", "2026-02-28", "2026-03-15", "2025-12-31", "2026-06-30"]);
  return { ...input, records: [...input.records].map((record) => ({ ...record, ...(record.kind === "finding" ? { endedOn: day(), foundOn: day() } : {}) })) };
}

const randomKinds = (random: Random): readonly string[] => random.pick([["finding"], ["note"], ["finding", "note"]]);
function selection(random: Random): ReturnType<typeof select> {
  const windows = random.pick([[], [{ kind: "period" }], [{ kind: "duration", duration: { years: 0, months: random.int(1, 6), days: 0 } }], [{ kind: "valid", until: ["validUntil"], otherwise: { years: 0, months: 1, days: 0 } }], [{ kind: "since", fact: "d" }]] as const);
  const where = random.maybe(0.4, () => randomCondition(random, { ...RECORD_FIELDS, known: [["record.data.points", "number"]] }, 1));
  return select(randomKinds(random), { windows: [...windows], ...(where ? { where } : {}) });
}

/** Facts over records: whatever they lack stays lacking. */
function recordFacts(random: Random): readonly Fact[] {
  const aggregate = random.pick(["count", "distinct", "sum", "mean", "min", "max", "median", "latest", "daysSince"] as const);
  const of = aggregate === "count" || aggregate === "daysSince" ? {} : { of: "record.data.points" };
  const weight = (aggregate === "sum" || aggregate === "mean") && random.chance(0.5) ? { weight: "record.data.weight" } : {};
  const one = random.chance(0.3) ? { one: { per: ["record.incident"], take: random.pick(["latest", "earliest", "largest"] as const) } } : {};
  const options = { ...of, ...weight, ...one, decimals: random.int(0, 4), ...(random.chance(0.3) ? { range: [-1000, 1000] as const } : {}) };
  const knownIf = random.maybe(0.2, () => test("k", "known", true));
  const earlier = select("decision", { where: test("record.data.scheme", "equal", "test"), windows: random.pick([[], [{ kind: "duration", duration: { years: 0, months: 6, days: 0 } }]]) });
  const past = random.pick([
    () => records("past", "consecutive", earlier, { decimals: 0, satisfies: randomCondition(random, PAST_FIELDS, 1) }),
    () => records("past", random.pick(["mean", "max", "latest", "sum"]), earlier, { of: random.pick(["record.data.score", "record.data.rank"]), decimals: 2 }),
    () => records("past", "count", { ...earlier, where: all(test("record.data.scheme", "equal", "test"), randomCondition(random, PAST_FIELDS, 1)) }, { decimals: 0 }),
  ])();
  const word = records("word", "latest", selection(random), { type: "string", decimals: 0, of: "record.data.level", ...(random.chance(0.3) ? { whenMissing: "z" } : {}) });
  const seen = records("seen", random.pick(["latest", "max"]), selection(random), { type: "day", decimals: 0, of: random.pick(["record.recordedOn", "record.validUntil"]) });
  const words = records("words", "distinct", selection(random), { decimals: 0, of: "record.data.level" });
  return [records("r", aggregate, selection(random), { ...options, ...(knownIf ? { knownIf } : {}) }), past, word, seen, words];
}

function randomFacts(random: Random, wild: boolean): readonly Fact[] {
  const { chance } = { chance: (p: number): boolean => random.chance(p) };
  const numbers: Vocabulary = { ...NOTHING, numbers: ["n1", "n2", "n3", "w"], strings: ["s1"], booleans: ["b1"], days: ["d"] };
  return [
    attribute("n1", "number", { decimals: 1, ...(chance(0.8) ? { range: [0, 10] } : {}) }), attribute("n2", "number", { decimals: 2, ...(chance(0.8) ? { range: [-5, 5] } : {}) }),
    attribute("n3", "number", { decimals: 0, ...(chance(0.8) ? { range: [0, 3] } : {}), ...(wild && chance(0.3) ? { whenMissing: 2 } : {}) }),
    attribute("b1", "boolean"), attribute("b2", "boolean"), attribute("s1", "string", wild && chance(0.3) ? { whenMissing: "y" } : {}),
    attribute("w", "number", { decimals: 0, whenMissing: 3 }), attribute("k", "number", { decimals: 0 }), attribute("t", "list"), attribute("d", "day"),
    ...recordFacts(random),
    formula("f", randomExpression(random, numbers, wild), { decimals: random.int(0, 4) }),
    formula("g", randomExpression(random, { ...NOTHING, numbers: ["f", "n1", "w"] }, wild), { decimals: 2, ...(chance(0.2) ? { knownIf: randomCondition(random, { ...NOTHING, booleans: ["b1"], numbers: ["n2"] }, 1) } : {}) }),
  ];
}

const MEASURES = ["rank", "rankFromEnd", "percentile", "population", "mean"] as const;
const scopes = (random: Random): Pick<CohortFact, "scope" | "atLeast"> => ({ scope: random.pick([[], ["district"], ["district", "city"]]), ...(random.chance(0.5) ? { atLeast: random.int(1, 3) } : {}) });
/** Places among others: by plain facts, by places, and a formula over them. */
function placeFacts(random: Random): readonly Fact[] {
  const direction = (): SortKey["direction"] => random.pick(["ascending", "descending"]);
  const by = random.pick(["n1", "n3", "f", "r"]);
  return [
    cohort("p1", random.pick(MEASURES), by, { decimals: random.int(0, 2), by: { by, direction: direction() }, ...scopes(random) }),
    cohort("p2", random.pick(MEASURES), "p1", { decimals: 2, by: { by: "p1", direction: direction() }, ...scopes(random) }),
    formula("p3", randomExpression(random, { ...NOTHING, numbers: ["p1", "n2"] }, false, 1), { decimals: 2 }),
  ];
}
/** Places by what the rules bring. */
function laterPlaces(random: Random): readonly Fact[] {
  const by = random.pick(["score", "score", "points.base", "late"]);
  return [cohort("q1", random.pick(MEASURES), by, { decimals: random.int(0, 4), stage: 12, by: { by, direction: random.pick(["ascending", "descending"]) }, ...scopes(random) })];
}

const factWords = (wild: boolean): Vocabulary => ({
  numbers: ["n1", "n2", "n3", "w", "k", "r", "past", "words", "f", "g", "p1", "p2", "p3"], booleans: ["b1", "b2", "period.ended"], strings: ["s1", "word"], lists: ["t"], days: ["d", "seen", "asOf"],
  known: [["k", "number"], ["w", "number"], ...(wild ? ([["n1", "number"], ["b1", "boolean"], ["s1", "string"]] as const) : [])],
});

const SCALED = { id: "scaled", share: 0.3 };
function randomGroups(random: Random): readonly Group[] {
  const limits = (): Partial<Group> => ({ ...(random.chance(0.4) ? { min: random.pick([-5, 0]) } : {}), ...(random.chance(0.4) ? { max: random.pick([4, 12]) } : {}), ...(random.chance(0.2) ? { total: { min: 0, max: random.pick([10, 100]) } } : {}) });
  const policy = (): Group["missing"] => random.pick(["refuse", "zero", "renormalise"]);
  const plain = [group("base", limits()), group("bad", limits())];
  if (random.chance(SCALED.share)) plain.push(group("scaled", { scale: 100, min: 0, max: 100, missing: policy(), ...(random.chance(0.5) ? { weight: 0.5 } : {}) }));
  if (random.chance(SCALED.share)) plain.push(group("weighted", { weight: random.pick([0.25, 2]), min: 0, max: 10, missing: policy() }));
  return plain;
}

type Context = { readonly random: Random; readonly wild: boolean; readonly groups: readonly Group[]; readonly words: Vocabulary };

function randomEvent({ random, wild, groups, words }: Context, name: string): RuleEvent {
  if (groups.length === 0) return random.pick<RuleEvent>([{ type: "flag", flag: "fa" }, { type: "cap", grade: "B" }, { type: "list", list: random.pick(["red", "black"]) }]);
  const finding = random.chance(0.15) ? { check: random.pick(["c1", "c2"]), result: random.pick(["absent", "stale", "pass"]) } : {};
  const other = random.pick<RuleEvent | null>([
    null, null, null, null, { type: "flag", flag: random.pick(["fa", "fb"]) }, { type: "cap", grade: random.pick(["B", "C"]) }, { type: "list", list: random.pick(["red", "black"]) },
    { type: "finding", check: random.pick(["c1", "c2"]), result: random.pick(["absent", "stale", "pass"]), details: new Map([["seen", expr("d")], ["much", expr("n1")]]) },
  ]);
  if (other !== null) return other;
  const { id, scale } = random.pick(groups);
  const limits = { ...(random.chance(0.2) ? { min: -4 } : {}), ...(random.chance(0.2) ? { max: 4 } : {}), ...(scale === undefined && random.chance(0.8) ? {} : { outOf: expr(random.pick([2, 5, 10])) }) };
  return { type: "points", group: id, amount: randomExpression(random, words, wild, random.int(0, 2)), item: name, ...limits, ...finding } as RuleEvent;
}

/** Rules of one pool bring points to one group, so that its ends stand in that group. */
function pooled(context: Context): readonly Rule[] {
  const { random, words } = context;
  const take = random.pick(["first", "largest", "latest"] as const);
  const perRecord = random.chance(0.5);
  const per = perRecord ? random.pick([[], ["record.incident"]]) : random.pick([[], [context.wild ? "s1" : "w"]]);
  return random.times(random.int(2, 3), (i) => {
    const selectionOf = perRecord ? { each: each(selection(random)) } : {};
    const around = perRecord ? merge(words, RECORD_FIELDS) : words;
    return points(`pool${i}`, "bad", randomExpression(random, around, context.wild, random.int(0, 1)), {
      ...selectionOf, one: { of: "p", per, take }, priority: random.int(1, 2), conditions: randomCondition(random, around), onUnknown: random.pick(["report", "report", "block"]),
    });
  });
}

function randomRules(context: Context): readonly Rule[] {
  const { random, wild, words } = context;
  const single = random.times(random.int(2, 6), (i) => {
    const perRecord = random.chance(0.3);
    const overPast = perRecord && random.chance(0.2);
    const around = overPast ? merge(words, PAST_FIELDS) : perRecord ? merge(words, RECORD_FIELDS) : words;
    const chosen = overPast ? select("decision", { where: all(test("record.data.scheme", "equal", "test"), randomTest(random, PAST_FIELDS)) }) : selection(random);
    const onUnknown = random.pick<Rule["onUnknown"]>(["report", "report", "report", "report", "report", "notRated", "block", wild ? "false" : "report"]);
    const effective = random.maybe(0.1, () => ({ from: Date.parse(random.pick(["2026-01-01", "2026-03-01", "2026-05-01"])) / 86_400_000 }));
    return rule(`rule${i}`, randomEvent({ ...context, words: around }, `item${i}`), {
      onUnknown, ...(perRecord ? { each: each(chosen) } : {}), ...(effective ? { effective } : {}),
      ...(random.chance(0.85) ? { conditions: randomCondition(random, around) } : {}), ...(random.chance(0.15) ? { applies: randomCondition(random, around, 1) } : {}),
    });
  });
  return random.chance(0.5) && context.groups.length > 0 ? [...single, ...pooled(context)] : single;
}

const SETTLED: Vocabulary = { ...NOTHING, numbers: ["score", "points.base", "points.bad", "items.base", "items.bad", "results.absent", "results.pass"], booleans: ["flag.fa", "flag.fb"] };
const settledWords = (random: Random): Vocabulary => (random.chance(0.7) ? merge(SETTLED, { ...NOTHING, numbers: ["score", "n1"], booleans: ["b1"] }) : merge(SETTLED, { ...NOTHING, strings: ["check.c1"] }));

/** Two conditions whose thresholds suit grades. */
function gradeTest(random: Random): Condition {
  return test("grade", random.pick(["equal", "notEqual", "in", "notIn"]), "A").operator.startsWith("e") || random.chance(0.5) ? test("grade", "equal", random.pick(["A", "B"])) : test("grade", random.pick(["in", "notIn"]), ["A", "C"], "string");
}

function randomGrades(random: Random, rankingFirst: boolean): readonly Band[] {
  const when = (): Partial<Band> => (random.chance(0.3) ? { when: randomCondition(random, rankingFirst ? merge(SETTLED, { ...NOTHING, numbers: ["rank", "percentile", "q1"] }) : settledWords(random), 1) } : {});
  if (rankingFirst && random.chance(0.5)) {
    return [band("A", { share: { numerator: 1, denominator: 4 }, cuts: { from: 5 } }), band("B", { share: { numerator: 1, denominator: 3 }, ...when() }), band("C", {})];
  }
  const [high, low] = random.pick([[5, 2], [8, -1], [20.5, 3.25]]);
  return [band("A", { from: high, ...when() }), band("B", { from: low, below: high }), ...(random.chance(0.3) ? [band("B", { below: low, ...when() })] : []), ...(random.chance(0.8) ? [band("C", random.chance(0.5) ? { below: low } : { upTo: low })] : [])];
}

function randomRanking(random: Random, rankingFirst: boolean): Ranking {
  const byScore: SortKey = { by: "score", direction: random.pick(["descending", "descending", "ascending"]) };
  const by = random.pick<readonly SortKey[]>([[byScore], [byScore, { by: random.pick(["n3", "d"]), direction: "ascending" }], rankingFirst ? [byScore] : [{ by: "grade", direction: "descending" }, byScore]]);
  return { scope: random.pick([["district"], ["district", "city"], []]), by, ties: random.pick(["share", "refuse"]), ...(random.chance(0.3) ? { atLeast: random.int(1, 4) } : {}), ...(random.chance(0.2) ? { requires: { known: 0.5 } } : {}) };
}

function randomLists(random: Random, wild: boolean, ranked: boolean): readonly ListSpec[] {
  const late = { ...NOTHING, numbers: ["late"] };
  const words = ranked ? merge(merge(settledWords(random), late), { ...NOTHING, numbers: ["rank", "rankFromEnd", "percentile", "population", "q1", "p1"] }) : merge(settledWords(random), { ...late, numbers: ["late", "q1"] });
  const conditions = (extra: Vocabulary = NOTHING): Condition => (random.chance(0.2) ? gradeTest(random) : randomCondition(random, merge(words, extra), 1));
  const quota = (): ListSpec["quota"] => ({ places: random.int(1, 2), by: random.pick<readonly SortKey[]>([[{ by: "score", direction: "descending" }], [{ by: "score", direction: "descending" }], [{ by: "grade", direction: "descending" }, { by: "n1", direction: "ascending" }], []]), ties: random.pick(["share", "refuse"]), ...(random.chance(0.4) ? { scope: "district" } : {}) });
  const make = (id: string, extra: Vocabulary): ListSpec => list(id, {
    tone: random.pick(["honour", "shame"]), onUnknown: wild && random.chance(0.2) ? "false" : "report",
    ...(random.chance(0.9) ? { conditions: conditions(extra) } : {}), ...(random.chance(0.3) ? { gate: conditions(extra) } : {}), ...(random.chance(0.4) ? { quota: quota() } : {}),
  });
  const running = list("running", { conditions: test("running", "greaterThanInclusive", random.int(1, 3)) });
  return [make("red", NOTHING), make("black", { ...NOTHING, booleans: ["list.red"] }), running];
}

/** Entries that run on, and what may end them early. */
function withTerm(random: Random, each: ListSpec): ListSpec {
  if (random.chance(0.5)) return each;
  const exit = random.maybe(0.6, () => randomCondition(random, { ...NOTHING, numbers: ["score", "n1"], booleans: ["b1"] }, 1));
  return { ...each, term: { years: 0, months: random.pick([4, 7, 10]), days: 0 }, ...(exit ? { exit } : {}) };
}

const CURRENT = (random: Random): Fact => records("running", random.pick(["consecutive", "consecutive", "count"]), select("decision", { where: test("record.data.scheme", "equal", "test") }), {
  decimals: 0, current: true, stage: 15, satisfies: { ...test("record.data.lists", "contains", random.pick(["red", "black"])), type: "list" },
});

/**
 * A small scheme of every kind of part with a population to rate. Not `wild`: nothing in it takes what is missing for something else (`known`, `firstKnown`,
 * `whenMissing`, `onUnknown: false` are asked only of what no completion fills in), so that every completion must lie within the ends.
 */
export function randomScheme(seed: number, wild = false): RandomScheme {
  const random = new Random(seed);
  const gaps = random.pick([0, 0.08, 0.2]);
  const scored = random.chance(0.92);
  const [groups, ranked, rankingFirst] = [scored ? randomGroups(random) : [], scored && random.chance(0.85), random.chance(0.15)];
  const running = CURRENT(random);
  const eligibility = random.chance(0.3) ? [{ conditions: randomCondition(random, { ...NOTHING, numbers: ["n1"], booleans: ["b2"] }, 1), otherwise: "C (missing)" }] : [];
  const atMost: readonly AtMost[] = random.chance(0.3) ? [{ grade: random.pick(["B", "C"]), when: randomCondition(random, settledWords(random), 1), reason: text("capped") }] : [];
  const made = scheme({
    kinds: withLimit(new Random(seed * 17 + 3)), facts: [...randomFacts(random, wild), ...placeFacts(new Random(seed * 3 + 1)), formula("late", randomExpression(random, { ...NOTHING, numbers: ["score", "points.base", "n1"] }, false), { decimals: 2, stage: 10 }), ...laterPlaces(new Random(seed * 5 + 2)), running.from === "records" && running.aggregate === "count" ? { ...running, satisfies: undefined } : running],
    eligibility, rules: randomRules({ random, wild, groups, words: factWords(wild) }), atMost, grades: randomGrades(random, ranked && rankingFirst), rankingFirst: ranked && rankingFirst,
    ...(scored ? { score: score(groups, { start: random.pick([0, 5, 100, expr("w")]), round: { places: random.int(0, 2), items: random.int(1, 3), mode: random.pick(["half-away", "half-even", "up", "down", "ceiling", "floor"]) } }) } : {}),
    ...(ranked ? { ranking: randomRanking(random, rankingFirst) } : {}), lists: randomLists(random, wild, ranked).map((each, i) => withTerm(new Random(seed * 11 + i), each)),
    checks: new Map([["c1", { title: text("c1"), basis: [] }], ["c2", { title: text("c2"), basis: [] }]]), results: ["absent", "stale", "pass"].map((id) => ({ id, title: text(id) })),
    flags: new Map([["fb", text("fb")]]), procedure: { disputed: random.pick(["count", "count", "leaveOut", "both"]), raw: {} }, reads: ["test"],
  });
  const input = withDays(new Random(seed * 17 + 4), randomInput(random, gaps, ["red", "black"]));
  return { scheme: made, input, completions: () => completionsOf(new Random(seed + 1), input, Object.keys(COMPLETABLE), 30) };
}
