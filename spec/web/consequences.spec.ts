import { expect } from "chai";
import type { ShownRun } from "../../src/app/queries/published-runs.js";
import type { Card } from "../../src/domain/model/card.js";
import type { Consequence, Scheme } from "../../src/domain/model/scheme.js";
import { cardConsequences } from "../../src/web/models/consequences-model.js";

const consequence = (of: Consequence["for"], rest: Partial<Consequence> = {}): Consequence => ({ for: of, text: { "zh-CN": "文", en: JSON.stringify(of) }, basis: [{ document: "Law", article: "5" }], ...rest });
const scheme = {
  basis: [], consequences: [consequence({ grade: "A" }), consequence({ grade: "B" }), consequence({ list: "black" }, { since: "publication", term: { years: 0, months: 6, days: 0 }, measure: "subsidyStop" }), consequence({ list: "red" })],
} as unknown as Scheme;
const run = { period: { id: "2026-Q1", from: "2026-01-01", to: "2026-03-31" } };
const shown = { run, publication: { at: "2026-04-19T23:30:00Z" } } as unknown as ShownRun;
const card = (grade: string | null, ...lists: readonly Card["lists"][number][]): Card => ({ grade, lists }) as unknown as Card;

describe("what follows, on a scorecard", () => {
  const told = (of: Card, by = shown): readonly unknown[] => cardConsequences(of, scheme, by, "en").map((each) => (each as { readonly text: string; readonly term: string }));

  it("follows from the grade of the subject and from the lists that it is on, with days and legal basis", () => {
    const found = told(card("A", { list: "black", status: "in", nominatedBy: [] }, { list: "red", status: "undecided", nominatedBy: [] }));
    expect(found).to.have.length(2);
    expect(found[0]).to.include({ text: "{\"grade\":\"A\"}", term: "from 2026-03-31" });
    // Half past eleven in the evening of the 19th in London is the 20th in Shanghai.
    expect(found[1]).to.include({ text: "{\"list\":\"black\"}", term: "Subsidies stopped; from 2026-04-20 to 2026-10-19" });
    expect((found[1] as { readonly basis: string }).basis).to.contain("Law").and.contain("5");
  });

  it("is nothing for who has no grade and is on no list, and waits for publication", () => {
    expect(told(card(null))).to.deep.equal([]);
    expect(told(card(null, { list: "black", status: "in", nominatedBy: [] }), { ...shown, publication: null })[0]).to.include({ term: "Subsidies stopped; from the day of publication; for 6 months" });
  });
});
