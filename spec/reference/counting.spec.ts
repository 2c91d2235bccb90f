import { expect } from "chai";
import type { Window } from "../../src/domain/model/scheme.js";
import type { Step } from "../../src/domain/model/documents.js";
import { attribute, cards, cardWith, each, input, operators, points, record, recordKinds, records, rule, scheme, score, group, select, subject, test } from "./build.js";
import { rateByReference } from "../../src/reference/rate.js";

const kinds = recordKinds({ fine: { amount: "number", note: "string" } });
/** One point for each record that counts. */
const perFine = (selection = select("fine"), disputed: "count" | "leaveOut" | "both" = "count"): ReturnType<typeof scheme> =>
  scheme({ kinds, procedure: { disputed, raw: {} }, rules: [points("fine", "bad", -1, { each: each(selection) })], score: score([group("bad")]) });
const scoreOf = (steps: readonly (Step | Step["step"])[], disputed: "count" | "leaveOut" | "both" = "count"): number | null => cardWith(perFine(select("fine"), disputed), {}, [record("r", "fine", "2026-02-01", { steps })]).score;

describe("reference: which records count (R1, R2, R5)", () => {
  it("takes the last of verified, upheld, rejected, revoked, in the order entered", () => {
    expect(scoreOf(["reported"])).to.equal(0);
    expect(scoreOf(["reported", "verified"])).to.equal(-1);
    expect(scoreOf(["verified", "rejected"])).to.equal(0);
    expect(scoreOf(["verified", "revoked", "upheld"])).to.equal(-1);
    expect(scoreOf([{ step: "verified", on: "2026-12-31" }, { step: "revoked", on: "2020-01-01" }])).to.equal(0);
    expect(scoreOf([])).to.equal(0);
  });

  it("marks a record as disputed until something is decided after it, and follows the procedure", () => {
    const card = cardWith(perFine(), {}, [record("r", "fine", "2026-02-01", { steps: ["verified", "disputed"] })]);
    expect(card.items[0]).to.include({ disputed: true, points: -1 });
    expect(card.scoreWithoutDisputed).to.equal(0);
    expect(cardWith(perFine(), {}, [record("r", "fine", "2026-02-01", { steps: ["verified", "disputed", "upheld"] })]).scoreWithoutDisputed).to.equal(null);
    expect(scoreOf(["verified", "disputed"], "leaveOut")).to.equal(0);
    const both = cardWith(perFine(select("fine"), "both"), {}, [record("r", "fine", "2026-02-01", { steps: ["verified", "disputed"] })]);
    expect(both).to.include({ score: 0, least: -1, greatest: 0 });
    expect(both.items[0]).to.include({ outcome: "unknown", points: 0, amount: null, least: -1, greatest: 0 });
  });

  it("reads what happened afterwards on the as-of day only", () => {
    const rectified = scheme({ kinds, rules: [rule("put right", { type: "flag", flag: "right" }, { each: each(select("fine")), conditions: test("record.rectified", "equal", true) })] });
    const on = (iso: string): number => cardWith(rectified, {}, [record("r", "fine", "2026-02-01", { steps: ["verified", { step: "rectified", on: iso }] })]).flags.length;
    expect([on("2026-03-31"), on("2026-04-01")]).to.deep.equal([1, 0]);
  });

  it("takes a value of another type than declared, null and absence as missing, and a day of an instant in Shanghai", () => {
    const reads = scheme({ kinds, rules: [rule("f", { type: "finding", check: "c", result: "found", details: new Map([["amount", { op: "fact", fact: "record.data.amount" }], ["known on", { op: "fact", fact: "record.recordedOn" }]]) }, { each: each(select("fine")) })] });
    const details = (data: Record<string, never>, recordedOn: string): unknown => cardWith(reads, {}, [record("r", "fine", "2026-02-01", { data, recordedOn })]).findings[0].details;
    expect(details({ amount: "9" } as never, "2026-03-30T16:00:00Z")).to.deep.equal({ amount: null, "known on": "2026-03-31" });
    expect(details({ amount: null } as never, "2026-03-30T15:59:59Z")).to.deep.equal({ amount: null, "known on": "2026-03-30" });
    expect(details({ amount: -0 } as never, "2026-03-31")).to.deep.equal({ amount: 0, "known on": "2026-03-31" });
  });

  it("leaves a record without its own day, or with one after the as-of day", () => {
    const byFound = perFine(select("fine", { on: "foundOn" }));
    const count = (foundOn?: string): number => cardWith(byFound, {}, [record("r", "fine", "2026-02-01", foundOn === undefined ? {} : { foundOn })]).items.length;
    expect([count(), count("2026-02-30"), count("2026-03-31"), count("2026-04-01")]).to.deep.equal([0, 0, 1, 0]);
  });
});

describe("reference: windows (R3)", () => {
  interface Around { readonly asOf?: string; readonly parts?: object; readonly since?: string }
  const count = (on: string, windows: readonly Window[], { asOf = "2026-03-31", parts = {}, since }: Around = {}): number => {
    const made = scheme({ kinds, facts: [attribute("since", "day")], rules: [points("fine", "bad", -1, { each: each(select("fine", { windows })) })], score: score([group("bad")]) });
    return cards(made, { subjects: [subject("a", since === undefined ? {} : { since })], records: [record("r", "fine", on, parts)], asOf }).a.items.length;
  };
  const period = [{ kind: "period" }] as const;
  const months = (n: number, days = 0) => [{ kind: "duration", duration: { years: 0, months: n, days } }] as const;

  it("period: first and last day included, cut at the as-of day", () => {
    expect(["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01"].map((on) => count(on, period, { asOf: "2026-06-30" }))).to.deep.equal([0, 1, 1, 0]);
    expect([count("2026-03-15", period, { asOf: "2026-03-15" }), count("2026-03-16", period, { asOf: "2026-03-15" })]).to.deep.equal([1, 0]);
  });

  it("a duration counts back from the as-of day, months clamped to the month's end", () => {
    expect(["2026-02-28", "2026-03-01"].map((on) => count(on, months(1)))).to.deep.equal([0, 1]);
    expect(["2024-02-29", "2024-03-01"].map((on) => count(on, [{ kind: "duration", duration: { years: 1, months: 0, days: 0 } }], { asOf: "2025-02-28" }))).to.deep.equal([1, 1]);
    expect(["2024-02-28", "2024-02-29"].map((on) => count(on, [{ kind: "duration", duration: { years: 1, months: 0, days: 0 } }], { asOf: "2025-02-28" }))).to.deep.equal([0, 1]);
    expect(["2025-02-28", "2025-03-01"].map((on) => count(on, [{ kind: "duration", duration: { years: 2, months: 0, days: 0 } }], { asOf: "2026-02-28" }))).to.deep.equal([1, 1]);
    expect(["2026-02-26", "2026-02-27"].map((on) => count(on, months(1, 2)))).to.deep.equal([0, 1]);
  });

  it("since: what happened on that day is used up; a missing date bounds nothing", () => {
    const since = [{ kind: "since", fact: "since" }] as const;
    expect(["2026-02-01", "2026-02-02"].map((on) => count(on, since, { since: "2026-02-01" }))).to.deep.equal([0, 1]);
    expect(count("2001-01-01", since)).to.equal(1);
  });

  it("valid: until the first known of its days, else for its length, else without end", () => {
    const valid = (otherwise?: { years: number; months: number; days: number }) => [{ kind: "valid", until: ["rectifiedOn", "validUntil"], ...(otherwise ? { otherwise } : {}) }] as const;
    expect([count("2020-01-01", valid()), count("2020-01-01", valid(), { parts: { validUntil: "2026-03-31" } }), count("2020-01-01", valid(), { parts: { validUntil: "2026-03-30" } })]).to.deep.equal([1, 1, 0]);
    const year = { years: 1, months: 0, days: 0 };
    expect([count("2025-03-31", valid(year)), count("2025-04-01", valid(year))]).to.deep.equal([0, 1]);
    const rectified = { validUntil: "2030-01-01", steps: ["verified", { step: "rectified", on: "2026-03-01" }] };
    expect(count("2026-01-01", valid(), { parts: rectified })).to.equal(0);
  });
});

describe("reference: aggregates (R4, R5, R7)", () => {
  const fine = (id: string, on: string, amount?: number, extra = {}): ReturnType<typeof record> => record(id, "fine", on, { data: amount === undefined ? {} : { amount }, ...extra });
  const of = (aggregate: Parameters<typeof records>[1], fines: readonly ReturnType<typeof record>[], options: Parameters<typeof records>[3] = {}): unknown => {
    const facts = [records("x", aggregate, select("fine"), { ...(aggregate === "count" || aggregate === "daysSince" ? {} : { of: "record.data.amount" }), ...options })];
    const shows = rule("shows", { type: "finding", check: "c", result: "found", details: new Map([["x", { op: "fact", fact: "x" }]]) }, { conditions: test("x", "notEqual", -999) });
    const { card } = rateByReference(scheme({ kinds, facts, rules: [shows] }), input({ records: fines }), operators)[0];
    return card.missing[0]?.reason ?? card.findings[0].details.x;
  };
  const three = [fine("1", "2026-01-10", 0.1), fine("2", "2026-02-10", 0.2), fine("3", "2026-03-10", 0.3)];

  it("is exact, whatever the order", () => {
    expect(of("sum", three)).to.equal(0.6);
    expect(of("mean", three)).to.equal(0.2);
    expect(of("median", [...three, fine("4", "2026-01-01", 0.25)])).to.equal(0.225);
    expect([of("min", three), of("max", three), of("count", three), of("latest", three), of("daysSince", three)]).to.deep.equal([0.1, 0.3, 3, 0.3, 21]);
    expect(of("mean", [fine("1", "2026-01-10", 1), fine("2", "2026-01-10", 0), fine("3", "2026-01-10", 0)], { decimals: 2 })).to.equal(0.33);
    expect(of("mean", [fine("1", "2026-01-10", 0.005)], { decimals: 2 })).to.equal(0.01);
    expect(of("mean", [fine("1", "2026-01-10", -0.005)], { decimals: 2 })).to.equal(-0.01);
  });

  it("over nothing: count, sum and distinct are 0, all else is missing", () => {
    expect((["count", "sum", "distinct", "mean", "median", "min", "max", "latest", "daysSince", "consecutive"] as const).map((aggregate) => of(aggregate, []))).to.deep.equal([0, 0, 0, ...Array.from({ length: 7 }, () => "noRecord")]);
  });

  it("takes as newest the greatest day, then recordedOn, none being oldest, then id", () => {
    expect(of("latest", [fine("9", "2026-01-10", 1), fine("1", "2026-01-10", 2, { recordedOn: "2026-01-11" })])).to.equal(2);
    expect(of("latest", [fine("9", "2026-01-10", 1), fine("10", "2026-01-10", 2)])).to.equal(1);
  });

  it("is missing where a record that counts lacks the field, save in latest, which reads one alone", () => {
    const gap = [fine("1", "2026-01-10"), fine("2", "2026-02-10", 2)];
    expect([of("sum", gap), of("mean", gap), of("latest", gap), of("latest", [...gap, fine("3", "2026-03-10")])]).to.deep.equal(["noField", "noField", 2, "noField"]);
  });

  it("weighs, and is missing where the weights sum to 0", () => {
    const weighted = recordKinds({ fine: { amount: "number", weight: "number" } });
    const mean = (weights: readonly number[]): unknown => {
      const facts = [records("x", "mean", select("fine"), { of: "record.data.amount", weight: "record.data.weight", decimals: 2 })];
      const rows = weights.map((weight, i) => record(String(i), "fine", "2026-01-10", { data: { amount: i + 1, weight } }));
      const card = cardWith(scheme({ kinds: weighted, facts, rules: [points("p", "g", "x")], score: score([group("g")]) }), {}, rows);
      return card.missing[0]?.reason ?? card.score;
    };
    expect([mean([1, 3]), mean([0, 0]), mean([1, -1])]).to.deep.equal([1.75, "weightsZero", "weightsZero"]);
  });

  it("one record for an act: the latest, the earliest or the largest; what names no act stands alone", () => {
    const act = [fine("1", "2026-01-10", 5, { incident: "i" }), fine("2", "2026-02-10", -7, { incident: "i" }), fine("3", "2026-03-10", 1, { incident: "i" }), fine("4", "2026-01-01", 100)];
    const per = ["record.incident"];
    expect((["latest", "earliest", "largest"] as const).map((take) => of("sum", act, { one: { per, take } }))).to.deep.equal([101, 105, 93]);
    expect(of("count", [...act, fine("5", "2026-01-01", 1)], { one: { per, take: "latest" } })).to.equal(3);
  });

  it("bounds what records in doubt can still do", () => {
    const facts = (aggregate: "count" | "sum" | "min" | "max" | "mean"): ReturnType<typeof records>[] => [records("x", aggregate, select("fine"), { ...(aggregate === "count" ? {} : { of: "record.data.amount" }), range: [-50, 50] })];
    const rows = [fine("1", "2026-01-10", 4), fine("2", "2026-01-11", -3, { steps: ["verified", "disputed"] }), fine("3", "2026-01-12", 9, { steps: ["verified", "disputed"] })];
    const ends = (aggregate: "count" | "sum" | "min" | "max" | "mean"): unknown => {
      const card = cardWith(scheme({ kinds, procedure: { disputed: "both", raw: {} }, facts: facts(aggregate), rules: [points("p", "g", "x")], score: score([group("g")], { start: 0 }) }), {}, rows);
      return [card.missing[0].reason, card.least, card.greatest];
    };
    expect(ends("count")).to.deep.equal(["disputed", 0, 3]);
    expect(ends("sum")).to.deep.equal(["disputed", 0, 13]);
    expect(ends("min")).to.deep.equal(["disputed", -3, 4]);
    expect(ends("max")).to.deep.equal(["disputed", 0, 9]);
    expect(ends("mean")).to.deep.equal(["disputed", -50, 50]);
  });

  it("knownIf says that somebody looked; whenMissing stands in; a known value outside the range is refused", () => {
    expect(of("count", [], { knownIf: test("x", "known", true) })).to.equal("notKnown");
    expect(of("mean", [], { whenMissing: 7 })).to.equal("noRecord");
    expect(() => of("sum", three, { range: [0, 0.5] })).to.throw(/x of a is 0.6/);
    expect(of("sum", [fine("1", "2026-01-10", 2 ** 40)], { decimals: 4 })).to.equal("overflow");
  });
});
