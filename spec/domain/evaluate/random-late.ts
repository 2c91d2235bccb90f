import type { Card } from "../../../src/domain/model/card.js";
import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord, Json, Subject } from "../../../src/domain/model/documents.js";
import type { FactType } from "../../../src/domain/model/kinds.js";
import type { Condition, Fact, ListSpec, Ranking, Scheme, SortKey } from "../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../src/reference/rate.js";
import type { Random } from "../../oracle/random.js";
import type { RandomScheme } from "../../oracle/random-schemes.js";
import { all, any, attribute, band, cohort, DECISION, expr, formula, group, input, list, operators, points, record, recordKinds, records, rule, scheme, score, select, subject, test } from "../../reference/build.js";

/** The same input, with nothing to complete. */
const drawnOf = (of: Scheme, from: EvaluationInput): RandomScheme => ({ scheme: of, input: from, completions: () => [] });

/** Every field of a decision, of a type that a condition can read. */
const OWN: readonly (readonly [field: string, type: FactType, operator: string, values: readonly (number | string | boolean)[]])[] = [
  ["score", "number", "greaterThanInclusive", [-2, 0, 3, 8]], ["least", "number", "greaterThan", [-2, 0, 3]], ["greatest", "number", "lessThan", [0, 5, 9]], ["rank", "number", "lessThanInclusive", [1, 2, 3]],
  ["points.base", "number", "greaterThan", [-1, 0, 2]], ["points.bad", "number", "lessThan", [0, 2]], ["status", "string", "equal", ["rated", "notRated", "notEligible"]], ["grade", "string", "equal", ["A", "B", "C"]],
  ["scheme", "string", "equal", ["test"]], ["period", "string", "equal", ["2026-Q1"]], ["complete", "boolean", "equal", [true, false]],
];
const LISTED = ["lists", "standing", "undecided"] as const;
const own = (field: string): string => `own.${field}`;

/** The decision of the run itself, read field by field by lists that come after others: what it holds is what was settled before. */
export function withOwnDecision({ scheme: from, input: of }: RandomScheme, random: Random): RandomScheme {
  const memory = select("decision", { where: test("record.data.scheme", "equal", "test") });
  const current = { current: true, stage: 15 } as const;
  const fields = OWN.map(([field, type]): Fact => records(own(field), "latest", memory, { type, decimals: type === "number" ? 2 : 0, of: `record.data.${field}`, ...current }));
  const listed = LISTED.map((field): Fact => records(own(field), random.pick(["count", "consecutive"]), memory, { decimals: 0, ...current, satisfies: { ...test(`record.data.${field}`, "contains", random.pick(["red", "black"])), type: "list" } }));
  const counted = listed.map((fact): Fact => (fact.from === "records" && fact.aggregate === "count" ? { ...fact, select: { ...memory, where: all(test("record.data.scheme", "equal", "test"), fact.satisfies as Condition) }, satisfies: undefined } : fact));
  const made = formula("own.sum", { op: "add", of: [expr("own.score"), expr("own.lists")] }, { decimals: 2, stage: 15 });
  const day = records("own.day", "latest", memory, { type: "day", decimals: 0, of: "record.occurredOn", ...current });
  const asked = (): Condition => {
    const [field, , operator, values] = random.pick(OWN);
    return random.chance(0.6) ? test(own(field), operator, random.pick<number | string | boolean>(values)) : random.chance(0.3) ? test("own.sum", "greaterThan", random.int(0, 5)) : test(own(random.pick(LISTED)), "greaterThanInclusive", random.int(1, 3));
  };
  const by = (): readonly SortKey[] => [{ by: random.pick(["score", "grade", "n1", "d"]), direction: random.pick(["ascending", "descending"]) }];
  const whole = list("told", { conditions: any(...OWN.map(([field, , operator, values]) => test(own(field), operator, random.pick<number | string | boolean>(values))), ...LISTED.map((field) => test(own(field), "greaterThan", 9)), { ...test("own.day", "equal", 20_543), type: "day" }) });
  const drawn = ["later", "last"].map((id) => list(id, { conditions: random.chance(0.3) ? asked() : any(asked(), asked()), ...(random.chance(0.5) ? { quota: { places: random.int(1, 2), by: by(), ties: random.pick(["share", "refuse"]) } } : {}), ...(random.chance(0.3) ? { gate: asked() } : {}) }));
  const kinds = { ...from.kinds, records: new Map([...from.kinds.records, ...recordKinds({ decision: { ...DECISION, "points.base": "number", "points.bad": "number" } }).records]) };
  return drawnOf({ ...from, kinds, facts: [...from.facts, ...fields, ...counted, made, day], lists: [...from.lists, whole, ...drawn] }, of);
}

/** Ties that are refused, lists that wait for a person, and the choices of persons, some of which fit nothing. */
export function withChoices({ scheme: from, input: of }: RandomScheme, random: Random): RandomScheme {
  const ranking: Partial<Scheme> = from.ranking ? { ranking: { ...from.ranking, ties: "refuse", by: random.chance(0.5) ? [{ by: "n3", direction: "descending" }] : from.ranking.by } } : {};
  const quota = (given: ListSpec["quota"]): ListSpec["quota"] => ({ places: 1, by: [], ...given, ties: random.pick(["refuse", "share"]), ...(random.chance(0.4) ? { by: [] } : {}) });
  const lists = from.lists.map((each) => ({ ...each, confirm: random.chance(0.3), ...(random.chance(0.6) ? { quota: quota(each.quota) } : {}) }));
  const refusing: Scheme = { ...from, ...ranking, lists };
  const cards = rateByReference(refusing, of, operators).map(({ card }) => card);
  return drawnOf(refusing, { ...of, records: [...of.records, ...choicesFor(random, cards, lists, of.subjects)] });
}

function choicesFor(random: Random, cards: readonly Card[], lists: readonly ListSpec[], subjects: readonly Subject[]): readonly EvidenceRecord[] {
  const made: EvidenceRecord[] = [];
  const choose = (what: string, about: string, among: readonly string[], chosen: readonly string[]): void => {
    if (among.length > 0) made.push(record(`choice-${String(made.length).padStart(2, "0")}`, "choice", "2026-04-02", { subject: among[0], data: { scheme: "test", period: "2026-Q1", what, of: about, among: [...among], chosen: [...chosen] } }));
  };
  const shuffled = <T>(values: readonly T[]): T[] => {
    const rest = [...values];
    return values.map(() => rest.splice(random.int(0, rest.length - 1), 1)[0]);
  };
  for (const card of cards.filter(({ tied }) => tied > 0)) {
    const tie = cards.filter((other) => other.rank === card.rank && other.scope === card.scope && other.population === card.population).map((other) => other.subject);
    if (random.chance(0.8)) choose("rankTie", "", tie, shuffled(tie).slice(0, random.chance(0.9) ? tie.length : 1));
  }
  for (const { id, quota } of lists) {
    const open = cards.filter(({ lists: on }) => on.some((entry) => entry.list === id && (entry.status === "undecided" || entry.status === "proposed"))).map((card) => card.subject);
    const districts = new Map(subjects.map((each) => [each.id, each.attributes.district]));
    for (const scope of quota?.scope ? ["D1", "D2", undefined] : [null]) {
      const tied = scope === null ? open : open.filter((each) => districts.get(each) === scope);
      if (quota && tied.length > 1) choose("placeTie", id, tied, shuffled(tied).slice(0, random.int(1, tied.length)));
    }
    for (const each of open) if (random.chance(0.5)) choose("entry", id, [each], random.chance(0.6) ? [each] : []);
  }
  const everybody = cards.map((card) => card.subject);
  if (random.chance(0.3)) choose("rankTie", "", everybody, shuffled(everybody));
  if (random.chance(0.3)) choose("entry", "red", everybody, everybody.slice(1));
  return made;
}

/** More subjects, ranked within scopes that may be small, with bands by shares, caps, and keys of every type. */
export function randomShares(random: Random): RandomScheme {
  const [a, b] = random.pick([[[1, 4], [1, 3]], [[1, 2], [1, 10]], [[1, 3], [2, 3]], [[1, 1], [1, 1]]] as const);
  const cuts = random.chance(0.6);
  const grades = [
    band("A", { share: { numerator: a[0], denominator: a[1] }, ...(cuts ? { cuts: { from: 3 } } : {}), ...(random.chance(0.3) ? { when: test("m", "greaterThan", 0) } : {}) }),
    band("B", { share: { numerator: b[0], denominator: b[1] }, ...(cuts ? { cuts: { from: 1, below: 3 } } : {}), ...(random.chance(0.2) ? { when: test("flag.bad", "equal", false) } : {}) }),
    ...(random.chance(0.8) ? [band("C")] : []),
  ];
  const keys: readonly string[] = ["n", "word", "yes", "day", "made", "many"];
  const direction = (): SortKey["direction"] => random.pick(["descending", "ascending"]);
  const by: readonly SortKey[] = [{ by: "score", direction: "descending" }, ...(random.chance(0.5) ? [{ by: random.pick(keys), direction: direction() }] : [])];
  const ranking: Ranking = { scope: random.pick([[], ["district"], ["district", "city"]]), by, ties: random.pick(["share", "refuse"]), ...(random.chance(0.6) ? { atLeast: random.int(1, 5) } : {}), ...(random.chance(0.2) ? { requires: { known: 0.6 } } : {}) };
  const quota = (...earlier: readonly string[]): ListSpec["quota"] =>
    ({ places: random.int(1, 3), by: [{ by: random.pick([...keys, "grade", "flag.bad", "points.g", "score", "place", ...earlier]), direction: direction() }], ties: random.pick(["share", "refuse"]) });
  const of = scheme({
    facts: [
      attribute("m", "number", { range: [0, 3], decimals: 0 }), attribute("n", "number", { range: [0, 3], decimals: 0 }), attribute("word", "string"), attribute("yes", "boolean"), attribute("day", "day"), attribute("many", "list"),
      formula("made", { op: "multiply", of: [expr("n"), expr(-2)] }, { decimals: 0 }),
      cohort("place", random.pick(["rank", "percentile", "mean"]), "n", { decimals: 2, by: { by: "n", direction: direction() } }),
    ],
    score: score([group("g")]), rules: [
      points("p", "g", "m", { onUnknown: random.pick(["report", "notRated"]) }), points("q", "g", "n"),
      rule("cap", { type: "cap", grade: "B" }, { conditions: test("n", "equal", 3) }), rule("bad", { type: "flag", flag: "bad" }, { conditions: test("yes", "equal", true) }),
    ],
    eligibility: random.chance(0.3) ? [{ conditions: test("m", "lessThan", 3), otherwise: "none" }] : [],
    grades, rankingFirst: true, ranking, atMost: random.chance(0.3) ? [{ grade: "B", when: test("rank", "greaterThan", 2), reason: { "zh-CN": "x", en: "x" } }] : [],
    lists: [list("first", { conditions: test("rank", "lessThanInclusive", 3), quota: quota() }), list("second", { conditions: test("n", "greaterThan", 0), quota: quota("list.first") }), list("third", { conditions: test("score", "greaterThan", 1), quota: quota("list.first", "list.second"), tone: "honour" })],
  });
  const subjects = random.times(random.int(2, 7), (i) => {
    const values: Record<string, Json> = { city: "C" };
    const drawn: Readonly<Record<string, readonly Json[]>> = { m: [0, 1, 2, 3], n: [0, 1, 2, 3], word: ["", "a", "B", "b"], yes: [true, false], day: ["2026-01-02", "2026-01-01"], many: [[], ["a"], ["a", "b"], ["b"]], district: ["x", "y"] };
    for (const [name, pool] of Object.entries(drawn)) if (!random.chance(0.15)) values[name] = random.pick(pool);
    return subject(`s${i}`, values);
  });
  return drawnOf(of, input({ subjects }));
}
