import { expect } from "chai";
import type { StandingCard } from "../../src/domain/model/card.js";
import type { EvidenceRecord } from "../../src/domain/model/documents.js";
import type { ListSpec } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { attribute, decision, input, list, operators, scheme, subject, test } from "./build.js";

const year = { years: 1, months: 0, days: 0 };
const BLACK = list("black", { tone: "shame", conditions: test("bad", "greaterThan", 0), term: year });
const REPAIRED: Partial<ListSpec> = { exit: test("repaired", "equal", true) };
type Row = Readonly<Record<string, number | boolean>>;

function rated(earlier: readonly EvidenceRecord[], row: Row, more: Partial<ListSpec> = {}): ReturnType<typeof rateByReference>[number] {
  const of = scheme({ facts: [attribute("bad", "number"), attribute("repaired", "boolean")], lists: [{ ...BLACK, ...more }], reads: ["test"] });
  return rateByReference(of, input({ subjects: [subject("a", row)], records: [...earlier] }), operators)[0];
}
const standing = (earlier: readonly EvidenceRecord[], row: Row, more: Partial<ListSpec> = {}): readonly StandingCard[] | undefined => rated(earlier, row, more).card.standing;
const entered = (period: string, on: string): EvidenceRecord => decision("a", period, on, { lists: ["black"], standing: ["black"] });
const running = (period: string, on: string): EvidenceRecord => decision("a", period, on, { standing: ["black"] });

describe("reference: entries that run on (R32)", () => {
  it("an entry of now runs from the last day of the period for its term", () => {
    expect(standing([], { bad: 1 })).to.deep.equal([{ list: "black", since: "2026-03-31", until: "2027-03-31" }]);
    expect(standing([], { bad: 0 })).to.deep.equal([]);
  });
  it("an entry of before runs until its term is over: the day on which it ends does not count", () => {
    expect(standing([entered("2025-Q2", "2025-06-30"), running("2025-Q4", "2025-12-31")], { bad: 0 })).to.deep.equal([{ list: "black", since: "2025-06-30", until: "2026-06-30" }]);
    expect(standing([entered("2025-Q1", "2025-03-31")], { bad: 0 })).to.deep.equal([]);
  });
  it("entered again while it runs: since the first, until the term of the last is over", () => {
    expect(standing([entered("2025-Q2", "2025-06-30"), entered("2025-Q4", "2025-12-31")], { bad: 1 })).to.deep.equal([{ list: "black", since: "2025-06-30", until: "2027-03-31" }]);
  });
  it("an exit that is certain ends it, one that is unknown does not", () => {
    const before = [entered("2025-Q4", "2025-12-31")];
    expect(standing(before, { bad: 0, repaired: true }, REPAIRED)).to.deep.equal([]);
    expect(standing(before, { bad: 0, repaired: false }, REPAIRED)).to.have.length(1);
    expect(standing(before, { bad: 0 }, REPAIRED)).to.have.length(1);
    expect(rated(before, { bad: 0 }, REPAIRED).trace.decisions.map(({ of, id, outcome }) => `${of} ${id} ${outcome}`)).to.deep.equal(["list black false", "exit black unknown"]);
  });
  it("what ended once does not run again, until it is entered anew", () => {
    const ended = [entered("2025-Q2", "2025-06-30"), decision("a", "2025-Q4", "2025-12-31", {})];
    expect(standing(ended, { bad: 0, repaired: false }, REPAIRED)).to.deep.equal([]);
    expect(standing(ended, { bad: 1, repaired: true }, REPAIRED)).to.deep.equal([{ list: "black", since: "2026-03-31", until: "2027-03-31" }]);
  });
  it("a list without a term has nothing to run, and a scheme without one says nothing of it", () => {
    expect(standing([entered("2025-Q4", "2025-12-31")], { bad: 1 }, { term: undefined })).to.equal(undefined);
  });
});
