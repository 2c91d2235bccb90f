import { expect } from "chai";
import { validateRecord } from "../../../src/adapters/schema/validate-documents.js";
import { KINDS } from "../../domain/scheme/support/schemes.js";

const check = (change: object, decisions = false): readonly string[] =>
  validateRecord({ kinds: KINDS, isSubject: (id) => id === "s", decisions }, { id: "r", subject: "s", kind: "panel-score", occurredOn: "2026-01-05", data: { aspect: "management", points: 3 }, ...change }).map(({ code, path }) => `${code} ${path}`);

describe("a record against its kind", () => {
  it("may be stored when everything fits", () => {
    expect(check({})).to.deep.equal([]);
    expect(check({ recordedOn: "2026-01-05T09:00:00+08:00", steps: [{ step: "verified", on: "2026-01-06" }], data: { aspect: "management", points: 3, note: null } })).to.deep.equal([]);
  });
  it("has a kind, a subject and days that exist", () => {
    expect(check({ kind: "panel-scores" })).to.deep.equal(["unknown-kind /kind"]);
    expect(check({ subject: "t" })).to.deep.equal(["unknown-subject /subject"]);
    expect(check({ occurredOn: "2026-02-30", recordedOn: "2026-13-01", steps: [{ step: "verified", on: "2025-02-29" }] })).to.have.members(["no-such-day /occurredOn", "no-such-day /recordedOn", "no-such-day /steps/0/on"]);
    expect(check({ occurredOn: "5.1.2026" })).to.deep.equal(["malformed /occurredOn"]);
  });
  it("has the fields of its kind, of their types, and no others", () => {
    expect(check({ data: { aspect: "management" } })).to.deep.equal(["missing-key /data"]);
    expect(check({ data: { aspect: "management", points: "3" } })).to.deep.equal(["wrong-type /data/points"]);
    expect(check({ data: { aspect: "manager", points: -1 } })).to.deep.equal(["not-one-of /data/aspect", "too-small /data/points"]);
    expect(check({ data: { aspect: "management", points: 1, seenOn: "2026-02-30" } })).to.deep.equal(["no-such-day /data/seenOn"]);
    expect(check({ kind: "complaint", data: { level: "city", tags: ["a", 1] } })).to.have.members(["missing-key ", "wrong-type /data/tags"]);
    expect(check({ color: "red" })).to.deep.equal(["unknown-key /color"]);
  });
  it("is no decision, unless the system writes it", () => {
    const decision = { kind: "decision", data: { scheme: "x", period: "2026-Q1", status: "rated", lists: [], standing: [], undecided: [], complete: true, "points.base": 3 } };
    expect(check(decision)).to.deep.equal(["not-allowed /kind"]);
    expect(check(decision, true)).to.deep.equal([]);
  });
});
