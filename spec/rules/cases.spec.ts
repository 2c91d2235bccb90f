import { expect } from "chai";
import { runCases } from "../../src/app/run-cases.js";
import { checkByCases } from "../../src/app/cases/check-by-cases.js";
import { caseText, casesOf, KINDS, load, OPERATORS, SCHEME_IDS, shipped } from "./load.js";

/** Warnings that stand: what was published is kept as it is. */
const KEPT: Readonly<Record<string, readonly string[]>> = { "baoan-stars": ["band-gap-published /grades"] };

describe("the schemes that are shipped", () => {
  it("are those of the manual, and more", () => {
    expect(SCHEME_IDS).to.include.members(["luan-red-black", "shandong-credit", "ten-disclosures"]);
  });

  for (const id of SCHEME_IDS) {
    describe(id, () => {
      it("reads without a problem or a warning, and so do its cases", () => {
        const problems = [...load(id).problems, ...casesOf(id).problems];
        expect(problems.filter((p) => !KEPT[id]?.includes(`${p.code} ${p.path}`)).map((p) => `${p.code} ${p.path} ${p.message.en}`)).to.deep.equal([]);
        expect((KEPT[id] ?? []).filter((each) => !problems.some((p) => each === `${p.code} ${p.path}`))).to.deep.equal([]);
      });

      for (const result of runCases(shipped(id), caseText(id), OPERATORS)) {
        it(`${result.coverage ? "" : "case: "}${result.name}`, () => expect(result.differences).to.deep.equal([]));
      }

      it("has a case for each rule and each outcome of each condition, or says why there is none; and each case says why it is as it is", () => {
        const { inScheme, inCases } = checkByCases(shipped(id), caseText(id), { operators: OPERATORS });
        expect([...inScheme, ...inCases].map(({ code, path }) => `${code} ${path}`)).to.deep.equal([]);
      });

      it("says everything in Chinese and in English", () => {
        const texts = JSON.stringify(load(id).raw).match(/\{"zh-CN":"[^"]*"(,"en":"[^"]*")?\}/g) ?? [];
        expect(texts.length).to.be.greaterThan(5);
        expect(texts.filter((text) => !/"en":"[^"]+"/.test(text))).to.deep.equal([]);
      });
    });
  }
});

describe("what the schemes must hold", () => {
  it("shandong-credit: at least 12 base, 12 good and 25 bad items, base at most 80, good at most 40, bad without floor", () => {
    const { rules, score } = shipped("shandong-credit");
    const count = (group: string): number => rules.filter((rule) => rule.event.type === "points" && rule.event.group === group).length;
    expect(count("base")).to.be.at.least(12);
    expect(count("good")).to.be.at.least(12);
    expect(count("bad")).to.be.at.least(25);
    expect(score?.groups.map(({ id, min, max }) => ({ id, min, max }))).to.deep.equal([{ id: "base", min: 0, max: 80 }, { id: "good", min: 0, max: 40 }, { id: "bad", min: undefined, max: 0 }]);
  });

  it("shandong-credit: each item names its source", () => {
    expect(shipped("shandong-credit").rules.filter((rule) => rule.basis.length === 0).map((rule) => rule.name)).to.deep.equal([]);
  });

  it("ten-disclosures: eleven checks, results worst first", () => {
    const { checks, results } = shipped("ten-disclosures");
    expect(checks.size).to.equal(11);
    expect(results.map((r) => r.id)).to.deep.equal(["absent", "incomplete", "stale", "notInspected", "pass", "notApplicable"]);
  });

  it("hunan-stars: six sections make 1000, the bonus 100 more", () => {
    const most = (shipped("hunan-stars").score?.groups ?? []).map(({ id, max = 0 }) => [id, max] as const);
    expect(most.filter(([id]) => id !== "bonus").reduce((sum, [, max]) => sum + max, 0)).to.equal(1000);
    expect(most.find(([id]) => id === "bonus")?.[1]).to.equal(100);
  });

  it("baoan: the parts of each version weigh 1 together, and only the first leaves gaps", () => {
    const weights = (id: string): number => (shipped(id).score?.groups ?? []).reduce((sum, { weight = 0 }) => sum + Math.round(weight * 100), 0);
    expect([weights("baoan-stars"), weights("baoan-2021"), weights("wuhan-panel")]).to.deep.equal([100, 100, 100]);
    expect(shipped("baoan-2021").grades.every(({ upTo }) => upTo === undefined)).to.equal(true);
  });

  it("disclosures: nine and the answer in Zibo, ten and the answer in Liaocheng, six with box and three boards in Jinan", () => {
    expect(["disclosures-zibo", "disclosures-liaocheng", "disclosures-jinan"].map((id) => shipped(id).checks.size)).to.deep.equal([10, 11, 10]);
  });

  it("no scheme reads what is personal, or the text of a complaint", () => {
    const read = SCHEME_IDS.map(shipped).flatMap((scheme) => scheme.facts.flatMap((fact) => (fact.from === "attribute" ? [KINDS.subjects.get(scheme.subject)?.fields.get(fact.field)] : [])));
    expect(read.length).to.be.greaterThan(10);
    expect(read.filter((field) => !field || field.personal || !field.public)).to.deep.equal([]);
    expect(SCHEME_IDS.filter((id) => /data\.(text|caller|photo|caseNumber)/.test(JSON.stringify(load(id).raw)))).to.deep.equal([]);
  });
});
