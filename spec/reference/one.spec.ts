import { expect } from "chai";
import type { Card } from "../../src/domain/model/card.js";
import type { Rule } from "../../src/domain/model/scheme.js";
import { attribute, cardWith, each, group, points, record, recordKinds, rule, scheme, score, select, test } from "./build.js";

const kinds = recordKinds({ press: {}, inspection: {} });
const perIncident = { of: "act", per: ["record.incident"], take: "largest" } as const;
const charged = scheme({ kinds, score: score([group("bad")]), rules: [points("press", "bad", -3, { each: each(select("press")), one: perIncident }), points("inspection", "bad", -10, { each: each(select("inspection")), one: perIncident })] });
const brief = (card: Card): unknown => card.items.map(({ rule: name, points: got, insteadCounts }) => [name, got, insteadCounts?.rule ?? null]);

describe("reference: one (R13)", () => {
  it("charges one incident once, whoever reported it, and says which item counts instead", () => {
    const rows = [record("p", "press", "2026-01-10", { incident: "i" }), record("f", "inspection", "2026-01-20", { incident: "i" })];
    const card = cardWith(charged, {}, rows);
    expect(card.score).to.equal(-10);
    expect(card.items.map(({ points: got, amount, insteadCounts }) => [got, amount, insteadCounts])).to.deep.equal([[0, -3, { rule: "inspection", record: "f" }], [-10, -10, null]]);
  });

  it("an item that names no incident shares with nobody", () => {
    expect(cardWith(charged, {}, [record("p", "press", "2026-01-10"), record("f", "inspection", "2026-01-20"), record("g", "inspection", "2026-01-20")]).score).to.equal(-23);
  });

  it("breaks ties by priority, place in the file, then record id in code units", () => {
    const rows = ["10", "9", "A"].map((id) => record(id, "press", "2026-01-10", { incident: "i" }));
    expect(cardWith(charged, {}, rows).items.filter(({ points: got }) => got !== 0).map(({ record: id }) => id)).to.deep.equal(["10"]);
  });

  const facts = [attribute("x", "number", { range: [-20, 20] }), attribute("b", "boolean")];
  const pool = (take: "first" | "largest" | "latest", ...rules: readonly [name: string, amount: number | string, options?: Partial<Omit<Rule, "name" | "event">>][]): ReturnType<typeof scheme> =>
    scheme({ facts, score: score([group("g")]), rules: rules.map(([name, amount, options]) => points(name, "g", amount, { one: { of: "p", per: [], take }, ...options })) });
  const unknown = { conditions: test("b", "equal", true) };

  it("first is a decision table: higher priority, then place", () => {
    expect(brief(cardWith(pool("first", ["low", 1, { priority: 1 }], ["high", 2, { priority: 9 }], ["same", 3, { priority: 9 }]), {}))).to.deep.equal([["low", 0, "high"], ["high", 2, null], ["same", 0, "high"]]);
  });

  it("the ends are those of the winner and of every unknown item that could beat it, never their sum", () => {
    const card = cardWith(pool("largest", ["sure", -4], ["perhaps", -9, unknown], ["also", 6, unknown], ["small", -3, unknown]), {});
    expect(card).to.include({ score: -4, least: -9, greatest: 6 });
    expect(card.items.map(({ rule: name, least, greatest }) => [name, least, greatest])).to.deep.equal([["sure", -9, 6], ["perhaps", 0, 0], ["also", 0, 0]]);
    expect(card.unknownRules).to.deep.equal(["perhaps", "also"]);
  });

  it("without a certain winner the ends stand on the first unknown member, nothing among them", () => {
    const card = cardWith(pool("first", ["a", 5, { ...unknown, priority: 1 }], ["b", -2, { ...unknown, priority: 2 }]), {});
    expect(card).to.include({ score: 0, least: -2, greatest: 5 });
    expect(card.items.map(({ rule: name, least, greatest }) => [name, least, greatest])).to.deep.equal([["a", 0, 0], ["b", -2, 5]]);
  });

  it("an unknown amount can beat at either end", () => {
    expect(cardWith(pool("largest", ["sure", -4], ["wide", "x"]), {})).to.include({ score: -4, least: -20, greatest: 20 });
  });

  it("latest takes the newest day", () => {
    const latest = scheme({ kinds, score: score([group("bad")]), rules: [points("press", "bad", -3, { each: each(select("press")), one: { of: "act", per: [], take: "latest" } })] });
    expect(cardWith(latest, {}, [record("1", "press", "2026-01-10"), record("2", "press", "2026-02-10"), record("3", "press", "2026-01-20")]).items.map(({ points: got }) => got)).to.deep.equal([0, 0, -3]);
  });

  it("works across kinds of events: a cap that loses does not hold, an irrelevant unknown rule does not matter", () => {
    const first = { of: "p", per: [], take: "first" } as const;
    const made = scheme({ facts, score: score([group("g")]), rules: [points("a", "g", 1, { one: first }), rule("cap", { type: "cap", grade: "C" }, { one: first }), points("c", "g", 9, { one: first, onUnknown: "notRated", ...unknown })] });
    const card = cardWith(made, {});
    expect(card.caps).to.deep.equal([]);
    expect([card.status, card.unknownRules, card.items.length]).to.deep.equal(["rated", [], 1]);
  });
});

describe("reference: an incident with a disputed record (R21)", () => {
  it("takes the disputed item out before one chooses", () => {
    const rows = [record("p", "press", "2026-01-10", { incident: "i" }), record("f", "inspection", "2026-01-20", { incident: "i", steps: ["verified", "disputed"] })];
    expect(cardWith(charged, {}, rows)).to.include({ score: -10, scoreWithoutDisputed: -3 });
  });
});
