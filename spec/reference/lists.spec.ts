import { expect } from "chai";
import type { Json } from "../../src/domain/model/documents.js";
import type { ListSpec, RecordsFact, Scheme } from "../../src/domain/model/scheme.js";
import { all, attribute, cards, decision, DECISION, group, list, not, points, recordKinds, records, rule, scheme, score, select, subject, test } from "./build.js";

const facts = [attribute("m", "number", { range: [0, 20] }), attribute("act", "boolean")];
const with_ = (lists: readonly ListSpec[], parts: Partial<Scheme> = {}): Scheme =>
  scheme({ facts, score: score([group("g")]), rules: [points("p", "g", "m"), rule("nominate", { type: "list", list: "black" }, { conditions: test("act", "equal", true) })], ranking: { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" }, lists, ...parts });
const statuses = (made: Scheme, rows: readonly Readonly<Record<string, Json>>[], which = 0): readonly string[] =>
  Object.values(cards(made, { subjects: rows.map((row, i) => subject(`s${i}`, row)) })).map((card) => card.lists[which].status);
const byScore = [{ by: "score", direction: "descending" }] as const;

describe("reference: lists (R17, R19)", () => {
  it("nomination or conditions, behind a gate", () => {
    const black = list("black", { conditions: test("score", "lessThan", 5), gate: test("score", "lessThan", 10) });
    expect(statuses(with_([black]), [{ m: 9, act: true }, { m: 9, act: false }, { m: 4, act: false }, { m: 12, act: true }, { m: 9 }, { m: 12 }])).to.deep.equal(["in", "out", "in", "out", "undecided", "out"]);
    expect(statuses(with_([list("other")]), [{ m: 1 }])).to.deep.equal(["out"]);
    expect(cards(with_([black]), { subjects: [subject("a", { m: 9, act: true })] }).a.lists).to.deep.equal([{ list: "black", status: "in", nominatedBy: ["nominate"] }]);
  });

  it("reads ends: nobody is listed, or praised, by absent data", () => {
    const red = list("red", { conditions: all(test("rank", "lessThanInclusive", 1), test("score", "greaterThanInclusive", 8)) });
    expect(statuses(with_([red]), [{ m: 20 }, {}, { m: 3 }])).to.deep.equal(["in", "undecided", "out"]);
    expect(statuses(with_([red]), [{ m: 15 }, {}, { m: 3 }])).to.deep.equal(["undecided", "undecided", "out"]);
    expect(statuses(with_([list("quiet", { conditions: test("act", "equal", true), onUnknown: "false" })]), [{ m: 1 }])).to.deep.equal(["out"]);
  });

  it("a later list reads an earlier one", () => {
    const lists = [list("black"), list("red", { conditions: not(test("list.black", "equal", true)) })];
    expect(statuses(with_(lists), [{ m: 1, act: true }, { m: 1, act: false }, { m: 1 }], 1)).to.deep.equal(["out", "in", "undecided"]);
  });

  it("who may not be eligible at all is on no list for certain", () => {
    const made = with_([list("black")], { eligibility: [{ conditions: test("m", "greaterThan", 1), otherwise: "small" }] });
    expect(statuses(made, [{ act: true }, { m: 2, act: true }, { m: 0, act: true }])).to.deep.equal(["undecided", "in", "out"]);
  });

  it("an entry that is certain stands though there is no score", () => {
    const made = with_([list("black")], { rules: [points("p", "g", "m", { onUnknown: "notRated" }), rule("nominate", { type: "list", list: "black" }, { conditions: test("act", "equal", true) })] });
    expect(statuses(made, [{ act: true }])).to.deep.equal(["in"]);
  });
});

describe("reference: quotas", () => {
  const quota = (places: number, ties: "share" | "refuse" = "share", by: NonNullable<ListSpec["quota"]>["by"] = byScore): Scheme =>
    with_([list("best", { conditions: test("score", "greaterThanInclusive", 0), quota: { places, by, ties } })]);
  it("names who entered and found no place", () => {
    expect(statuses(quota(2), [{ m: 5 }, { m: 9 }, { m: 7 }])).to.deep.equal(["noPlace", "in", "in"]);
  });
  it("ties at the last place: all of them, or a person chooses", () => {
    expect(statuses(quota(2), [{ m: 9 }, { m: 7 }, { m: 7 }, { m: 1 }])).to.deep.equal(["in", "in", "in", "noPlace"]);
    expect(statuses(quota(2, "refuse"), [{ m: 9 }, { m: 7 }, { m: 7 }, { m: 1 }])).to.deep.equal(["in", "undecided", "undecided", "noPlace"]);
    expect(statuses(quota(2, "share", []), [{ m: 9 }, { m: 7 }, { m: 1 }])).to.deep.equal(["undecided", "undecided", "undecided"]);
    expect(statuses(quota(3, "refuse", []), [{ m: 9 }, { m: 7 }, { m: 1 }])).to.deep.equal(["in", "in", "in"]);
  });
  it("an undecided place while a score is open", () => {
    expect(statuses(quota(1), [{ m: 9 }, {}])).to.deep.equal(["undecided", "undecided"]);
    expect(statuses(quota(2), [{ m: 9 }, {}])).to.deep.equal(["in", "in"]);
  });
  it("an undecided candidate takes no place, but keeps others from being sure", () => {
    const made = with_([list("best", { conditions: test("act", "equal", true), quota: { places: 1, by: byScore, ties: "share" } })]);
    expect(statuses(made, [{ m: 5, act: true }, { m: 9 }])).to.deep.equal(["undecided", "undecided"]);
    expect(statuses(made, [{ m: 9, act: true }, { m: 5 }])).to.deep.equal(["in", "undecided"]);
  });
  it("within a scope", () => {
    const made = with_([list("best", { conditions: test("score", "greaterThanInclusive", 0), quota: { places: 1, scope: "district", by: byScore, ties: "share" } })]);
    expect(statuses(made, [{ m: 5, district: "x" }, { m: 9, district: "x" }, { m: 1, district: "y" }])).to.deep.equal(["noPlace", "in", "in"]);
  });
});

describe("reference: memory of earlier periods (R6)", () => {
  const running: RecordsFact = records("running", "consecutive", select("decision", { where: test("record.data.scheme", "equal", "test") }), { decimals: 0, current: true, stage: 14, satisfies: { ...test("record.data.lists", "contains", "yellow"), type: "list" } });
  const lists = [list("yellow", { conditions: test("score", "lessThan", 5) }), list("shame", { conditions: test("running", "greaterThanInclusive", 2) })];
  const made = with_(lists, { kinds: recordKinds({ decision: DECISION }), facts: [...facts, running], reads: ["test"] });
  const days = (...isos: string[]): readonly number[] => isos.map((iso) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
  const black = (m: number | undefined, past: readonly ReturnType<typeof decision>[], decided: readonly number[] = []): string =>
    cards(made, { subjects: [subject("a", m === undefined ? {} : { m })], records: past, decided: new Map([["test", decided]]) }).a.lists[1].status;
  const q4 = (data = {}) => decision("a", "2025-Q4", "2025-12-31", { lists: ["yellow"], ...data });
  const q3 = (data = {}) => decision("a", "2025-Q3", "2025-09-30", { lists: ["yellow"], ...data });

  it("yellow twice running, this run's own among them, is black", () => {
    expect([black(3, [q4()]), black(9, [q4()]), black(3, []), black(9, [q4(), q3()])]).to.deep.equal(["in", "out", "out", "out"]);
    expect(black(3, [q4({ lists: [] }), q3()])).to.equal("out");
  });
  it("a period without a run is passed over; one in which the subject was not rated ends the row", () => {
    expect(black(3, [q3()])).to.equal("in");
    expect(black(3, [q3()], days("2025-12-31"))).to.equal("out");
    expect(black(3, [q4({ status: "notRated", lists: [] }), q3()], days("2025-12-31"))).to.equal("out");
  });
  it("a yellow that is undecided, now or then, leaves black undecided", () => {
    expect(black(undefined, [q4()])).to.equal("undecided");
    expect(black(3, [q4({ lists: [], undecided: ["yellow"] })])).to.equal("undecided");
  });
  it("reads no decision of its own period or of a later one", () => {
    expect(black(3, [decision("a", "2026-Q1", "2026-03-31", { lists: ["yellow"] })])).to.equal("out");
  });
});
