import { expect } from "chai";
import { loadCases } from "../../../src/adapters/files/load-cases.js";
import { loadDocuments } from "../../../src/adapters/files/load-documents.js";
import { KINDS } from "../../domain/scheme/support/schemes.js";

const record = (rest: object): object => ({ id: "r", subject: "s", kind: "panel-score", occurredOn: "2026-01-05", data: { aspect: "management", points: 3 }, ...rest });
const isSubject = (id: string): boolean => id === "s";
const places = (problems: readonly { code: string; path: string; line?: number }[]): readonly string[] => problems.map(({ code, path, line }) => `${code} ${path} ${line}`);

describe("loading documents", () => {
  it("takes the good ones of an array and names the others with their place", () => {
    const text = `[\n${[record({}), record({ id: "q", subject: "t" }), record({ id: "p", data: { aspect: "management", points: 31, pionts: 2 } }), record({})].map((each) => JSON.stringify(each)).join(",\n")}\n]`;
    const { documents, problems } = loadDocuments("records", text, { kinds: KINDS, isSubject });
    expect(documents.map(({ id }) => id)).to.deep.equal(["r"]);
    expect(places(problems)).to.deep.equal(["unknown-subject /1/subject 3", "too-great /2/data/points 4", "unknown-field /2/data/pionts 4", "duplicate-name /3/id 5"]);
  });
  it("reads NDJSON line by line: one broken line loses no other", () => {
    const text = [JSON.stringify(record({})), "{\"id\": ", "", JSON.stringify(record({ id: "q", occurredOn: "2026-02-30" }))].join("\n");
    const { documents, problems } = loadDocuments("records", text, { kinds: KINDS, isSubject });
    expect(documents).to.have.length(1);
    expect(places(problems)).to.deep.equal(["json-syntax /1 2", "no-such-day /3/occurredOn 4"]);
  });
  it("reads subjects with dated attributes, and links", () => {
    const subject = { id: "s", kind: "project", name: "某小区", attributes: { city: [{ value: "甲市" }, { from: "2026-01-01", value: 3 }], households: 5 } };
    expect(places(loadDocuments("subjects", JSON.stringify([subject]), { kinds: KINDS }).problems)).to.deep.equal(["wrong-type /0/attributes/city/1/value 1"]);
    const link = { id: "l", kind: "managedBy", subject: "s", target: "t", from: "2026-01-01", to: "2025-01-01" };
    expect(places(loadDocuments("links", JSON.stringify([link]), { kinds: KINDS, isSubject }).problems)).to.have.members(["unknown-subject /0/target 1", "empty-span /0 1"]);
  });
  it("refuses a text that is neither", () => {
    expect(places(loadDocuments("records", "hello", { kinds: KINDS }).problems)).to.deep.equal(["json-syntax /0 1"]);
    expect(places(loadDocuments("records", "[1", { kinds: KINDS }).problems)[0]).to.match(/^json-syntax/);
  });
});

describe("loading cases", () => {
  const rules = { kinds: KINDS, scheme: "x", subject: "project" };
  const one = { name: "n", because: "依据", asOf: "2026-03-31", subjects: [{ id: "A", attributes: { city: "甲市" } }], records: [{ kind: "panel-score", data: { aspect: "management", points: 1 } }], expect: { A: { score: 1 } } };
  const check = (cases: object): readonly string[] => places(loadCases(JSON.stringify(cases), rules).problems).map((each) => each.replace(/ \d+$/, ""));

  it("fills in what a case may leave out", () => {
    expect(check({ scheme: "x", cases: [one, { ...one, name: "m", records: [{ kind: "decision", data: { scheme: "x", lists: ["yellow"] } }] }] })).to.deep.equal([]);
  });
  it("finds mistakes in the case, its documents and its names", () => {
    expect(check({ scheme: "y", cases: [one, one] })).to.have.members(["mismatched-id /scheme", "duplicate-name /cases/1/name"]);
    expect(check({ scheme: "x", cases: [{ ...one, expect: { B: {} } }] })).to.deep.equal(["unknown-subject /cases/0/expect/B"]);
    expect(check({ scheme: "x", cases: [{ ...one, records: [{ kind: "panel-score", data: { aspect: "managment", points: 1 } }] }] })).to.deep.equal(["not-one-of /cases/0/records/0/data/aspect"]);
    expect(check({ scheme: "x", cases: [{ ...one, expect: { A: { scores: 3 } } }] })).to.deep.equal(["unknown-key /cases/0/expect/A/scores"]);
  });
});
