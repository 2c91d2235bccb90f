import { readFileSync } from "node:fs";
import { expect } from "chai";
import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import { readCases } from "../../src/app/cases/case-document.js";
import { caseText, KINDS, SCHEME_IDS, shipped } from "../rules/load.js";
import { failingCase } from "./mutations/judge.js";
import { MUTATIONS, TEXT_MUTATIONS } from "./mutations/mutations.js";
import { generator, pick } from "./mutations/slots.js";
import { judge, type Judged } from "./mutations/verdict.js";

const OF_EACH = 8;

describe("200 mistakes and more in the schemes that are shipped", function () {
  this.timeout(240_000);
  const judged: Judged[] = [];
  before(() => {
    for (const id of SCHEME_IDS) {
      for (let [n, found] = [1, 0]; found < OF_EACH; n++) {
        const one = judge(id, n);
        if (one) judged.push(one);
        if (one) found++;
      }
    }
  });

  it("are each refused or warned of at the right place, or harmless, or noticed by a case: none is silent", () => {
    expect(judged.filter(({ verdict }) => verdict === "silent" || verdict === "misplaced").map(({ told, verdict }) => `${verdict} ${told}`)).to.deep.equal([]);
  });
  it("start from schemes whose cases all come out", () => {
    for (const id of SCHEME_IDS) expect(failingCase(shipped(id), readCases(caseText(id)).cases), id).to.equal(null);
  });
  it("are of every sort, and end in every way", () => {
    expect(judged.length).to.be.at.least(200);
    expect([...new Set(judged.map(({ mutation }) => mutation))]).to.have.members(MUTATIONS.map(({ name }) => name));
    const count = (verdict: string): number => judged.filter((each) => each.verdict === verdict).length;
    expect(count("refused")).to.be.greaterThan(80);
    expect(count("harmless")).to.be.lessThan(60);
    expect(count("caught") + count("warned")).to.be.greaterThan(15);
  });
  it("are told with line and column", () => {
    for (const { problems, told } of judged) for (const { line, column } of problems) expect([line, column].every((each) => (each ?? 0) >= 1), told).to.equal(true);
  });
});

describe("mistakes in the bare text of the schemes that are shipped", () => {
  /** Line, from 1, in which a place of a text lies. */
  const lineOf = (text: string, place: number): number => text.slice(0, place).split("\n").length;

  for (const [m, { name, pattern, change }] of TEXT_MUTATIONS.entries()) {
    it(`${name}: 25 are refused, not before the line in which they are`, () => {
      for (let i = 0; i < 25; i++) {
        const random = generator(1000 * m + i + 1);
        const text = readFileSync(`rules/${pick(random, SCHEME_IDS)}/scheme.json`, "utf8");
        const found = pick(random, [...text.matchAll(pattern)]);
        const mutant = `${text.slice(0, found.index)}${change(found[0])}${text.slice(found.index + found[0].length)}`;
        const { scheme, problems } = loadScheme(mutant, KINDS);
        expect(scheme, `${name} ${i}`).to.equal(null);
        expect(problems[0]?.line ?? 0, `${name} ${i}`).to.be.at.least(lineOf(text, found.index));
        if (name === "deleted comma" || name === "duplicated key") expect(problems[0]?.line ?? 0, `${name} ${i}`).to.be.at.most(lineOf(text, found.index) + 1);
      }
    });
  }
});
