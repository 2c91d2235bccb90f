import { expect } from "chai";
import { spanInWords, spanOf } from "../../../../src/domain/explain/consequence-words.js";
import { PROCEDURE_KEYS, procedureInWords } from "../../../../src/domain/explain/procedure-words.js";
import { consequenceInWords } from "../../../../src/domain/explain/scheme/ending-words.js";
import { dayOf } from "../../../../src/domain/calendar/days.js";
import type { Day } from "../../../../src/domain/model/documents.js";
import type { Scheme } from "../../../../src/domain/model/scheme.js";
import { found, readChanged, type Loose } from "../support/schemes.js";

const day = (iso: string): Day => dayOf(iso) as Day;
const consequence = (rest: object = {}): object => ({ for: { list: "black" }, text: { "zh-CN": "停止补助", en: "No subsidy" }, basis: [{ ref: "notice" }], ...rest });
const problems = (...consequences: readonly object[]): readonly string[] => found((raw: Loose) => { raw.consequences = consequences; });
function read(key: "consequences" | "procedure", value: unknown): Scheme {
  const { scheme, found: all } = readChanged((raw) => { raw[key] = value; });
  if (!scheme) throw new Error(all.join());
  return scheme;
}

describe("consequences", () => {
  it("name a grade or a list that there is, and one of the measures", () => {
    expect(problems(consequence({ measure: "subsidyStop" }))).to.deep.equal([]);
    expect(problems(consequence({ for: { list: "blak" } }))).to.deep.equal(["unknown-list /consequences/0/for/list"]);
    expect(problems(consequence({ measure: "prison" }))).to.deep.equal(["not-one-of /consequences/0/measure"]);
    expect(problems(consequence({ until: "2026-01-01" }))).to.deep.equal(["unknown-key /consequences/0/until"]);
  });

  it("rest on a source document: no basis, or a mere article, is refused", () => {
    expect(problems({ for: { list: "black" }, text: "x" })).to.deep.equal(["consequence-without-basis /consequences/0"]);
    expect(problems(consequence({ basis: [] }))).to.deep.equal(["consequence-without-basis /consequences/0/basis"]);
    expect(problems(consequence({ basis: [{ article: "5" }] }))).to.deep.equal(["consequence-without-basis /consequences/0/basis"]);
    expect(problems(consequence({ basis: [{ document: "Law", article: "5" }] }))).to.deep.equal([]);
  });

  it("hold from the last day of the period, from publication or from a stated day, as long as their term", () => {
    const scheme = read("consequences", [consequence({ term: "P1Y" }), consequence({ since: "publication", term: "P6M" }), consequence({ since: "2026-05-01" })]);
    const days = { periodTo: day("2026-03-31"), publishedOn: day("2026-04-20") };
    const [plain, published, stated] = scheme.consequences;
    expect(spanOf(plain, days)).to.deep.equal({ from: day("2026-03-31"), until: day("2027-03-30") });
    expect(spanOf(published, days)).to.deep.equal({ from: day("2026-04-20"), until: day("2026-10-19") });
    expect(spanOf(stated, days)).to.deep.equal({ from: day("2026-05-01"), until: null });
    expect(spanOf(published, { ...days, publishedOn: null })).to.deep.equal({ from: null, until: null });
    expect(spanInWords(plain, days, "en")).to.equal("from 2026-03-31 to 2027-03-30");
    expect(spanInWords(published, { ...days, publishedOn: null }, "en")).to.equal("from the day of publication; for 6 months");
    expect(spanInWords(stated, days, "zh-CN")).to.equal("2026-05-01 起");
    expect(consequenceInWords(published, "en")).to.equal("No subsidy; from the day of publication; for 6 months");
    expect(found((raw) => { raw.consequences = [consequence({ since: "2026-02-30" })]; })).to.deep.equal(["no-such-day /consequences/0/since"]);
  });
});

describe("the procedure", () => {
  const WHOLE = {
    disputed: "both", noticeDays: 7, objectionDays: { days: 5, working: true }, decisionDays: { days: 1 }, objectionsPerItem: 1, mayObject: ["firm", "ownersCommittee", { owners: { share: "1/5" } }],
    repair: { after: "P6M", conditions: { fact: "score", operator: "greaterThan", value: 80 } }, hold: true, reply: false,
  };

  it("is typed: days or working days, who may object, repair, hold and reply", () => {
    const { raw, repair, ...rest } = read("procedure", WHOLE).procedure;
    expect(raw).to.deep.equal(WHOLE);
    expect(rest).to.deep.equal({
      disputed: "both", noticeDays: { days: 7, working: false }, objectionDays: { days: 5, working: true }, decisionDays: { days: 1, working: false }, objectionsPerItem: 1,
      mayObject: ["firm", "ownersCommittee", { owners: { numerator: 1, denominator: 5 } }], hold: true, reply: false,
    });
    expect(repair).to.deep.include({ after: { years: 0, months: 6, days: 0 } });
    expect(repair?.conditions).to.include({ fact: "score" });
  });

  it("has no other keys, and says which was meant", () => {
    const { problems: all } = readChanged((raw) => { raw.procedure = { noticeDay: 7 }; });
    expect(all.map(({ code, path, suggestion }) => ({ code, path, suggestion }))).to.deep.equal([{ code: "unknown-key", path: "/procedure/noticeDay", suggestion: "noticeDays" }]);
    const refused = (procedure: object): readonly string[] => found((raw) => { raw.procedure = procedure; });
    expect(refused({ noticeDays: -1 })).to.deep.equal(["too-small /procedure/noticeDays"]);
    expect(refused({ objectionDays: { day: 5 } })).to.include("unknown-key /procedure/objectionDays/day");
    expect(refused({ mayObject: ["everybody"] })).to.deep.equal(["not-one-of /procedure/mayObject/0"]);
    expect(refused({ mayObject: [{ owners: { share: "5/1" } }] })).to.deep.equal(["not-allowed /procedure/mayObject/0/owners/share"]);
    expect(refused({ mayObject: [{ tenants: {} }] })).to.include("unknown-key /procedure/mayObject/0/tenants");
    expect(refused({ repair: { conditions: { fact: "scor", operator: "greaterThan", value: 1 } } })).to.deep.equal(["unknown-fact /procedure/repair/conditions/fact"]);
    expect(refused({ hold: "yes" })).to.deep.equal(["wrong-type /procedure/hold"]);
  });

  it("is said in both languages, statement by statement", () => {
    const scheme = read("procedure", WHOLE);
    const say = (language: "zh-CN" | "en"): readonly (string | null)[] => PROCEDURE_KEYS.map((key) => procedureInWords(key, scheme, language));
    expect(say("en")).to.deep.equal([
      "Public notice for 7 days", "Objections within 5 working days", "Objections are decided within 1 day", "One objection for one item",
      "May object: the firm, the owners’ committee, owners who are 1/5 of all or more", "Repair of credit: not before 6 months after the act; where Score is more than 80.00",
      "Not published while a timely objection is open", "The answer of who is rated is not shown",
    ]);
    expect(say("zh-CN").join()).to.contain("公示 7 天").and.contain("5 个工作日").and.contain("业主委员会");
    expect(PROCEDURE_KEYS.map((key) => procedureInWords(key, read("procedure", {}), "en")).filter((words) => words !== null)).to.deep.equal([]);
  });
});
