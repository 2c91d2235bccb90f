import { expect } from "chai";
import { add, compare, divide, fractionOf, fractionToNumber, multiply, type Fraction } from "../../../src/domain/decimal/fraction.js";
import { roundToPlaces } from "../../../src/domain/decimal/exact.js";
import type { EvidenceRecord, Json } from "../../../src/domain/model/documents.js";
import type { Aggregate, RecordsFact } from "../../../src/domain/model/scheme.js";
import { day, decision, record, records, select, test } from "../../reference/build.js";
import { cases as rounds } from "../cases.js";
import { seeded, type Random } from "../random.js";
import { derive } from "./derived.js";

type Row = readonly [id: string, on: string, points: number | null, parts?: Partial<EvidenceRecord> & { readonly weight?: number; readonly act?: string | null }];
/** Records of kind `check`; a null is a field that lacks; `act` "in" unless stated. */
const checks = (...rows: readonly Row[]): EvidenceRecord[] => rows.map(([id, on, points, { weight, act = "in", ...parts } = {}]) => {
  const data: Record<string, Json> = { ...(points === null ? {} : { points }), ...(weight === undefined ? {} : { weight }), ...(act === null ? {} : { act }) };
  return record(id, "check", on, { data, ...parts });
});
const fact = (aggregate: Aggregate, options: Partial<RecordsFact> = {}): RecordsFact => records("f", aggregate, select("check"), { of: "record.data.points", decimals: 3, ...options });
const where = { select: select("check", { where: test("record.data.act", "equal", "in") }) };
const aggregated = (aggregate: Aggregate, list: readonly EvidenceRecord[], options: Partial<RecordsFact> = {}, parts = {}): unknown => derive([fact(aggregate, options)], list, parts).f;

describe("aggregates (R4)", () => {
  const four = checks(["a", "2026-01-01", 3, { weight: 1 }], ["b", "2026-02-01", 4.5, { weight: 2 }], ["c", "2026-02-01", -1, { weight: 0.5, recordedOn: "2026-02-02T08:00:00+08:00" }], ["d", "2026-01-15", 4.5, { weight: 0 }]);
  const table: readonly [Aggregate, Partial<RecordsFact>, unknown, unknown][] = [
    ["count", {}, 4, 0], ["distinct", {}, 3, 0], ["sum", {}, 11, 0], ["sum", { weight: "record.data.weight" }, 11.5, 0], ["mean", {}, 2.75, "noRecord"], ["mean", { weight: "record.data.weight" }, 3.286, "noRecord"],
    ["min", {}, -1, "noRecord"], ["max", {}, 4.5, "noRecord"], ["median", {}, 3.75, "noRecord"], ["latest", {}, -1, "noRecord"], ["daysSince", {}, 58, "noRecord"],
    ["consecutive", { of: undefined, satisfies: test("record.data.points", "lessThan", 4) }, 1, "noRecord"],
  ];
  for (const [aggregate, options, value, empty] of table) {
    it(`${aggregate}${options.weight ? ", weighted" : ""}`, () => expect([aggregated(aggregate, four, options), aggregated(aggregate, [], options)]).to.deep.equal([value, empty]));
  }

  it("median of an odd number is the middle one; of one, that one", () => {
    expect([aggregated("median", four.slice(0, 3)), aggregated("median", four.slice(1, 2))]).to.deep.equal([3, 4.5]);
  });

  it("weights that sum to 0 give missing", () => {
    expect(aggregated("mean", checks(["a", "2026-01-01", 3, { weight: 1 }], ["b", "2026-01-01", 4, { weight: -1 }]), { weight: "record.data.weight" })).to.equal("weightsZero");
  });

  it("the newest is the greatest (on, recordedOn, id), one without recordedOn the oldest of its day", () => {
    const on = "2026-02-01";
    const latest = (...rows: Row[]): unknown => aggregated("latest", checks(...rows));
    expect(latest(["b", on, 1], ["a", on, 2, { recordedOn: "2026-02-01" }])).to.equal(2);
    expect(latest(["a", on, 1, { recordedOn: "2026-02-03T01:00:00+08:00" }], ["b", on, 2, { recordedOn: "2026-02-02T23:00:00+08:00" }])).to.equal(1);
    expect(latest(["a", on, 1, { recordedOn: "2026-02-03" }], ["b", on, 2, { recordedOn: "2026-02-03T09:00:00+08:00" }])).to.equal(2);
    expect(latest(["B", on, 1], ["a", on, 2])).to.equal(2);
  });

  it("latest of any type; a field that the newest record lacks is missing", () => {
    const list = checks(["a", "2026-01-01", 3], ["b", "2026-02-01", null]);
    expect([aggregated("latest", list), aggregated("latest", list, { of: "record.occurredOn", type: "day", decimals: 0 })]).to.deep.equal(["noField", "2026-02-01"]);
  });
});

describe("what is unknown (R5)", () => {
  const list = checks(["a", "2026-01-01", 3], ["b", "2026-01-02", 5], ["u", "2026-01-03", 2, { act: null }], ["v", "2026-01-04", -4, { act: null }], ["x", "2026-01-05", 99, { act: "out" }]);
  const table: readonly [Aggregate, string][] = [
    ["count", "noField [2, 4]"], ["distinct", "noField [2, 4]"], ["sum", "noField [4, 10]"], ["min", "noField [-4, 3]"], ["max", "noField [5, 5]"],
    ["mean", "noField"], ["median", "noField"], ["latest", "noField"], ["daysSince", "noField"],
  ];
  for (const [aggregate, cell] of table) it(`a where that cannot be told: ${aggregate}`, () => expect(aggregated(aggregate, list, where)).to.equal(cell));

  it("over nothing certain min and max are open", () => expect(aggregated("min", list.slice(2, 4), where)).to.equal("noField"));
  it("ends are rounded like values and held within the range", () => {
    expect(aggregated("sum", checks(["a", "2026-01-01", 1.005], ["u", "2026-01-02", 7, { act: null }]), { ...where, decimals: 2, range: [0, 5] })).to.equal("noField [1.01, 5]");
    expect(aggregated("mean", list, { ...where, range: [0, 5] })).to.equal("noField");
  });
  it("consecutive: in or out, whatever makes it least and greatest", () => {
    const run = (...rows: readonly Row[]): unknown => aggregated("consecutive", checks(...rows), { ...where, of: undefined, satisfies: test("record.data.points", "greaterThan", 0) });
    expect(run(["a", "2026-01-01", 1], ["u", "2026-01-02", 1, { act: null }], ["b", "2026-01-03", 1])).to.equal("noField [2, 3]");
    expect(run(["a", "2026-01-01", 1], ["u", "2026-01-02", -1, { act: null }], ["b", "2026-01-03", 1])).to.equal("noField [1, 2]");
    expect(run(["a", "2026-01-01", 1], ["u", "2026-01-02", null], ["b", "2026-01-03", 1])).to.equal("noField [1, 3]");
  });
  it("a missing `of` or `weight` makes all but count and latest missing, and open", () => {
    const gap = checks(["a", "2026-01-01", null, { weight: 1 }], ["b", "2026-01-02", 5]);
    for (const aggregate of ["distinct", "sum", "mean", "min", "max", "median"] as const) expect(aggregated(aggregate, gap), aggregate).to.equal("noField");
    expect([aggregated("count", gap), aggregated("latest", gap), aggregated("sum", gap.slice(1), { weight: "record.data.weight" })]).to.deep.equal([2, 5, "noField"]);
  });
  it("disputed: count, leave out, or both", () => {
    const disputed = checks(["a", "2026-01-01", 3], ["d", "2026-01-02", 5, { steps: [{ step: "verified", on: "2026-01-02" }, { step: "disputed", on: "2026-01-03" }] }]);
    const policy = (how: "count" | "leaveOut" | "both"): unknown => aggregated("sum", disputed, {}, { scheme: { procedure: { disputed: how, raw: {} } } });
    expect([policy("count"), policy("leaveOut"), policy("both")]).to.deep.equal([8, 3, "disputed [3, 8]"]);
  });
});

describe("one record of those that share", () => {
  const one = (take: "latest" | "earliest" | "largest"): Partial<RecordsFact> => ({ one: { per: ["record.incident"], take } });
  const list = checks(["a", "2026-01-01", -9, { incident: "i" }], ["b", "2026-02-01", 4, { incident: "i" }], ["c", "2026-01-01", 1], ["d", "2026-01-02", 1]);
  it("takes latest, earliest or largest; what lacks the value shares with nobody", () => {
    expect((["latest", "earliest", "largest"] as const).map((take) => aggregated("sum", list, one(take)))).to.deep.equal([6, -7, -7]);
    expect(aggregated("count", list, one("latest"))).to.equal(3);
  });
  it("unknown ones that could come before the certain one widen the ends, those behind it do not", () => {
    const unsure = (on: string, points: number): unknown =>
      aggregated("sum", checks(["a", "2026-01-05", 5, { incident: "i" }], ["u", on, points, { incident: "i", act: null }]), { ...where, ...one("latest") });
    expect([unsure("2026-01-09", 9), unsure("2026-01-01", 9)]).to.deep.equal(["noField [5, 9]", "noField [5, 5]"]);
  });
});

describe("decisions (R6)", () => {
  const yellow = records("f", "consecutive", select("decision", { where: test("record.data.scheme", "equal", "s") }), { satisfies: test("record.data.lists", "contains", "yellow", "list"), decimals: 0 });
  const quarters = ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"];
  const past = (data: readonly (Record<string, Json> | null)[]): EvidenceRecord[] => data.flatMap((each, i) => (each ? [decision("a", `2025-Q${i + 1}`, quarters[i], { scheme: "s", ...each })] : []));
  const run = (data: readonly (Record<string, Json> | null)[], decided: readonly string[] = quarters): unknown => derive([{ ...yellow, satisfies: { ...test("record.data.lists", "contains", "yellow", "list"), value: { kind: "constant", value: "yellow", type: "string" } } }], past(data), { decided: new Map([["s", decided.map(day)]]) }).f;
  const Y = { lists: ["yellow"] }, N = { lists: [] }, U = { lists: [], undecided: ["yellow"] }, X = { lists: ["yellow"], status: "notRated" };
  const table: readonly [string, readonly (Record<string, Json> | null)[], unknown][] = [
    ["counts back from the newest", [N, Y, Y, Y], 3], ["until one does not", [Y, Y, N, Y], 1], ["none", [Y, Y, Y, N], 0],
    ["a decided period without the subject ends it", [Y, Y, null, Y], 1], ["one not rated ends it", [Y, X, Y, Y], 2], ["not rated at last", [Y, Y, Y, X], 0],
    ["an undecided list is unknown", [Y, Y, U, Y], "undecided [1, 4]"], ["an undecided list that is not named is none", [Y, { ...Y, undecided: ["red"] }], 2],
  ];
  for (const [name, data, length] of table) it(name, () => expect(run(data)).to.equal(length));
  it("periods in which the scheme was not run are passed over", () => expect(run([Y, Y, null, Y], [quarters[0], quarters[1], quarters[3]])).to.equal(3));
});

describe("aggregates over drawn records", () => {
  const values = [0, 0.1, 0.29, -0.07, 12.5, 33.333333, 60, -4, 1e9, 1e-6];
  const draw = (random: Random): EvidenceRecord[] => Array.from({ length: random.below(12) }, (_, i) => {
    const on = `2026-0${1 + random.below(3)}-0${1 + random.below(4)}`;
    const act = random.pick(["in", "in", "in", "out"]);
    return checks([`r${i}`, on, random.pick(values), { weight: random.pick([0, 1, 2.5, 0.3]), act, ...(random.chance(50) ? { recordedOn: `2026-03-0${1 + random.below(3)}` } : {}) }])[0];
  });
  const points = (r: EvidenceRecord): number => r.data.points as number;
  const weight = (r: EvidenceRecord): Fraction => fractionOf(r.data.weight as number);
  const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(add, fractionOf(0));
  const newestFirst = (list: readonly EvidenceRecord[]): EvidenceRecord[] => [...list].sort((a, b) => [b.occurredOn!, b.recordedOn ?? "", b.id].join(" ") < [a.occurredOn!, a.recordedOn ?? "", a.id].join(" ") ? -1 : 1);
  const rounded = (value: Fraction): unknown => roundToPlaces(value, 3) ?? "overflow";
  /** Each aggregate again, as it is told, over at least one record. */
  const naive: Readonly<Record<Aggregate, (list: readonly EvidenceRecord[]) => unknown>> = {
    count: (list) => list.length,
    distinct: (list) => new Set(list.map(points)).size,
    sum: (list) => rounded(sum(list.map((r) => fractionOf(points(r))))),
    mean: (list) => rounded(divide(sum(list.map((r) => fractionOf(points(r)))), fractionOf(list.length))),
    min: (list) => rounded(fractionOf(Math.min(...list.map(points)))),
    max: (list) => rounded(fractionOf(Math.max(...list.map(points)))),
    median: (list) => {
      const sorted = list.map((r) => fractionOf(points(r))).sort(compare);
      return rounded(divide(add(sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]), fractionOf(2)));
    },
    latest: (list) => rounded(fractionOf(points(newestFirst(list)[0]))),
    daysSince: (list) => day("2026-03-31") - day(newestFirst(list)[0].occurredOn!),
    consecutive: (list) => [...newestFirst(list).map((r) => points(r) > 0), false].indexOf(false),
  };
  const weighted: Readonly<Record<string, (list: readonly EvidenceRecord[]) => unknown>> = {
    sum: (list) => rounded(sum(list.map((r) => multiply(weight(r), fractionOf(points(r)))))),
    mean: (list) => (fractionToNumber(sum(list.map(weight))) === 0 ? "weightsZero" : rounded(divide(sum(list.map((r) => multiply(weight(r), fractionOf(points(r))))), sum(list.map(weight))))),
  };
  const EMPTY: Readonly<Record<string, unknown>> = { count: 0, distinct: 0, sum: 0 };
  const cases = [...Object.entries(naive).map(([name, of]) => [name, of, {} as Partial<RecordsFact>] as const), ...Object.entries(weighted).map(([name, of]) => [name, of, { weight: "record.data.weight" } as Partial<RecordsFact>] as const)];

  for (const [name, of, options] of cases) {
    it(`${name}${options.weight ? ", weighted," : ""} agrees with plain code, in any order of the records`, () => {
      const random = seeded(name.length * 97 + (options.weight ? 1 : 0));
      for (let round = 0; round < 150; round += 1) {
        const drawn = draw(random);
        const members = drawn.filter((r) => r.data.act === "in");
        const expected = members.length === 0 ? (EMPTY[name] ?? "noRecord") : of(members);
        const satisfies = name === "consecutive" ? { satisfies: test("record.data.points", "greaterThan", 0), of: undefined } : {};
        const shuffled = random.shuffle(drawn);
        expect(aggregated(name as Aggregate, shuffled, { ...where, ...options, ...satisfies }), JSON.stringify(members)).to.equal(expected);
      }
    });
  }

  it("the ends of what is unknown hold every way it can come out", () => {
    const random = seeded(5);
    let unknowns = 0;
    for (let round = 0; round < rounds(400); round += 1) {
      const drawn = draw(random).map((r) => (random.chance(25) ? { ...r, incident: random.pick(["i", "j"]) } : r));
      const unsure = drawn.map(() => random.chance(30));
      const blank = drawn.map((r, i) => (unsure[i] ? { ...r, data: { points: r.data.points, weight: r.data.weight } } : r));
      for (const name of ["count", "distinct", "sum", "min", "max", "consecutive"] as const) {
        const satisfies = name === "consecutive" ? { satisfies: test("record.data.points", "greaterThan", 0), of: undefined } : {};
        const one = random.chance(40) ? { one: { per: ["record.incident"], take: random.pick(["latest", "earliest"] as const) } } : {};
        const options = { ...where, ...satisfies, ...one };
        const cell = aggregated(name, blank, options);
        const ends = typeof cell === "string" ? /\[(.*), (.*)\]/.exec(cell) : null;
        if (!ends) continue;
        const completed = drawn.map((r, i) => (unsure[i] ? { ...r, data: { ...r.data, act: random.pick(["in", "out"]) } } : r));
        const value = aggregated(name, completed, options);
        if (typeof value !== "number") continue;
        unknowns += 1;
        expect(value, `${name} ${String(cell)}`).to.be.within(Number(ends[1]), Number(ends[2]));
      }
    }
    expect(unknowns).to.be.greaterThan(500);
  });
});
