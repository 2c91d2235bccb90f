import { expect } from "chai";
import { isShownOn, lastUse } from "../../../src/domain/facts/records/legal-limit.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import type { KindDeclaration, Kinds, LegalLimit } from "../../../src/domain/model/kinds.js";
import { rateByReference } from "../../../src/reference/rate.js";
import { day, group, input, operators, points, record, recordKinds, records, scheme, score, select } from "../../reference/build.js";

const years = (count: number): LegalLimit["counts"] => ({ years: count, months: 0, days: 0 });
const plain = recordKinds({ fine: { amount: "number" }, prize: { amount: "number" } });
const limited = (limit: LegalLimit): Kinds => ({ ...plain, records: new Map([...plain.records, ["fine", { ...(plain.records.get("fine") as KindDeclaration), limit }]]) });
const DEFAULT = ["endedOn", "foundOn", "occurredOn"];

/** How many fines and prizes count on a day: by the core and by the reference, which must agree. */
function counted(limit: LegalLimit, asOf: string, made: readonly EvidenceRecord[]): number {
  const of = scheme({ kinds: limited(limit), facts: [records("n", "count", select(["fine", "prize"]))], rules: [points("p", "bad", "n")], score: score([group("bad")]) });
  const given = input({ records: made, asOf, subjects: [{ id: "a", kind: "project", name: "a", attributes: {} }] });
  const core = deriveFacts(of, given, operators).columns.get("n")?.numbers?.[0];
  expect(rateByReference(of, given, operators)[0].card.score).to.equal(core);
  return core ?? NaN;
}
const fine = (parts: Partial<EvidenceRecord> = {}): EvidenceRecord => record("r", "fine", "2020-02-29", parts);

describe("the legal limit (R38)", () => {
  const five = { counts: years(5), shown: years(5), from: DEFAULT };
  it("ends the counting on the day that many years later, clamped to the month's end", () => {
    expect(["2020-03-01", "2025-02-27", "2025-02-28", "2025-03-01", "2030-01-01"].map((asOf) => counted(five, asOf, [fine()]))).to.deep.equal([1, 1, 0, 0, 0]);
    expect(counted(five, "2030-01-01", [record("p", "prize", "2020-02-29")]), "a kind without a limit").to.equal(1);
    expect(counted({ shown: years(1), from: DEFAULT }, "2030-01-01", [fine()]), "a limit of showing alone").to.equal(1);
  });
  it("runs from the first known of its days", () => {
    expect(counted(five, "2025-06-01", [fine({ endedOn: "2020-07-01" })])).to.equal(1);
    expect(counted(five, "2025-06-01", [fine({ foundOn: "2020-07-01" })])).to.equal(1);
    expect(counted(five, "2025-06-01", [fine({ endedOn: "2020-05-01", foundOn: "2020-07-01" })])).to.equal(0);
    expect(counted(five, "2025-06-01", [fine({ endedOn: "2020-02-30", foundOn: "2020-07-01" })]), "a day that does not exist is not known").to.equal(1);
    const recorded = { counts: years(5), from: ["recordedOn"] };
    expect(["2025-07-01", "2025-07-02"].map((asOf) => counted(recorded, asOf, [fine({ recordedOn: "2020-07-01T16:00:00Z" })])), "the day of an instant in Shanghai").to.deep.equal([1, 0]);
    expect(counted({ counts: years(5), from: ["endedOn"] }, "2040-01-01", [fine()]), "none is known").to.equal(1);
  });
  it("hides contents from the public by its own length, and says when neither is left", () => {
    const kind = limited({ counts: years(5), shown: years(3), from: DEFAULT }).records.get("fine");
    expect(["2023-02-27", "2023-02-28"].map((asOf) => isShownOn(fine(), kind, day(asOf)))).to.deep.equal([true, false]);
    expect(lastUse(fine(), kind)).to.equal(day("2025-02-28"));
    expect(lastUse(fine(), limited({ counts: years(5), from: DEFAULT }).records.get("fine")), "shown for ever").to.equal(null);
    expect([isShownOn(fine(), undefined, day("2040-01-01")), lastUse(fine(), undefined)]).to.deep.equal([true, null]);
  });
});
