import { expect } from "chai";
import { diffSchemes } from "../../../src/domain/diff/diff-schemes.js";
import type { Language } from "../../../src/domain/explain/phrases/phrases.js";
import { paragraphLine } from "../../../src/domain/explain/scheme/paragraph.js";
import { schemeInWords } from "../../../src/domain/explain/scheme/scheme-in-words.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { randomScheme } from "../../oracle/random-schemes.js";
import { load, SCHEME_IDS, shipped } from "../../rules/load.js";

const LANGUAGES: readonly Language[] = ["zh-CN", "en"];
const HOLES = /undefined|\bnull\b|NaN|\[object|\{\w*\}|“”/;
const linesOf = (scheme: Scheme, language: Language): readonly string[] => schemeInWords(scheme, language).flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map((each) => paragraphLine(each, language))]);

describe("schemes whole in words", () => {
  it("400 schemes of every kind of part: no hole in either language, and as many paragraphs in both", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const { scheme } = randomScheme(seed, seed % 2 === 0);
      const [zh, en] = LANGUAGES.map((language) => linesOf(scheme, language));
      expect(zh.length, `seed ${seed}`).to.equal(en.length);
      expect(zh.length, `seed ${seed}`).to.be.greaterThan(scheme.facts.length + scheme.rules.length + scheme.lists.length + scheme.grades.length);
      for (const line of [...zh, ...en]) expect(line, `seed ${seed}`).not.to.match(HOLES);
    }
  });
  it("differences of 200 pairs of them: named unless they say the same, without a hole, and there is none with itself", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const [one, other] = [randomScheme(seed).scheme, randomScheme(seed + 1).scheme];
      expect(diffSchemes(one, one)).to.deep.equal([]);
      const changes = diffSchemes(one, other);
      expect(changes, `seed ${seed}`).not.to.deep.equal([]);
      for (const { text } of changes) expect(`${text["zh-CN"]} ${text.en}`, `seed ${seed}`).not.to.match(HOLES);
    }
  });
  for (const id of SCHEME_IDS.filter((each) => load(each).scheme !== null)) {
    it(`${id}: in Chinese no name of a fact, rule, group or parameter that has a title`, () => {
      const scheme = shipped(id);
      // A code in quotation marks is a value of a record, whatever rule is called like it.
      const words = linesOf(scheme, "zh-CN").join("\n").replace(/“\w+”/g, "");
      const named = [...scheme.facts.filter(({ title }) => title), ...scheme.rules, ...scheme.parameters.values()].map(({ name, title }) => ({ name, title: title?.["zh-CN"] ?? "" }));
      const names = named.filter(({ name, title }) => /[a-z][A-Z]/.test(name) && !title.includes(name)).map(({ name }) => name);
      for (const name of new Set(names)) expect(words.includes(name), name).to.equal(false);
      expect(words).not.to.match(/undefined|\bnull\b|NaN|\[object/);
    });
  }
});
