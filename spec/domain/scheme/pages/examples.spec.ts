import { expect } from "chai";
import { loadScheme } from "../../../../src/adapters/files/load-scheme.js";
import { applied, type Example } from "../../../../src/domain/scheme/pages/example.js";
import { EXAMPLES } from "../../../../src/domain/scheme/pages/examples.js";
import { PROBLEM_CODES, problemPage } from "../../../../src/domain/scheme/pages/page-of.js";
import { SAMPLE } from "../../../../src/domain/scheme/pages/sample.js";
import { KINDS } from "../../../rules/load.js";

const found = (text: string): readonly string[] => loadScheme(text, KINDS).problems.map(({ code, path, message }) => `${code} ${path} ${message.en}`);
const both = (example: Example): readonly [string, string] =>
  "wrongText" in example ? [example.wrongText, example.rightText] : [JSON.stringify(applied(SAMPLE, example.wrong)), JSON.stringify(applied(SAMPLE, example.right))];

describe("the examples of the pages about problems", () => {
  it("change a sample in which nothing is wrong", () => expect(found(JSON.stringify(SAMPLE))).to.deep.equal([]));

  for (const [code, example] of Object.entries(EXAMPLES)) {
    const [wrong, right] = both(example);
    it(`${code}: the wrong one gives it`, () => expect(found(wrong).map((each) => each.split(" ")[0])).to.include(code));
    it(`${code}: the right one is clean`, () => expect("wrongText" in example ? found(right).filter((each) => each.startsWith(code)) : found(right)).to.deep.equal([]));
  }
});

/** No short example: too large to show, of documents beside the scheme, of cases, or of overlays and links that need a second text. */
const WITHOUT: readonly RegExp[] = [/^(text-too-large|too-deep|too-many|too-long|too-many-.*|number-too-great|condition-too-deep)$/, /^case-/, /^(base-|overlay-|unknown-base|unknown-rule|mismatched-id|unknown-subject)/, /^(unknown-link|link-ambiguous|consecutive-via|act-misplaced|fact-about-other|current-misplaced)$/, /^(dated-|days-not|parameter-without|value-beside)/, /^(share|shares|cuts|exit)-/];
/** Told by their words alone. */
const PLAIN: readonly string[] = [
  "not-unique", "not-allowed", "unknown-row-field", "unknown-check", "unknown-result", "no-rows", "value-beyond", "unguarded-field", "needs-score", "points-without-score", "cap-without-grades",
  "one-across-groups", "one-mixes-events", "one-per-missing", "wrong-sort-key", "wrong-field-type", "mixed-types", "band-gap-published", "rank-by-grade",
];

describe("the pages about problems", () => {
  it("are there for each code, in both languages, with an example or for a stated reason without", () => {
    for (const code of PROBLEM_CODES) {
      const page = problemPage(code);
      expect(page?.code).to.equal(code);
      expect(page?.title["zh-CN"]).to.match(/[\u4e00-\u9fff]/);
      expect(page?.title.en).to.not.match(/[\u4e00-\u9fff]|undefined|\{[a-z]+En?\}/);
      const excused = WITHOUT.some((each) => each.test(code)) || PLAIN.includes(code);
      expect(page?.example !== undefined, code).to.equal(!excused);
      if (page?.example) expect(page.example.wrong, code).to.not.equal(page.example.right);
    }
  });
  it("are not there for what is no code", () => expect([problemPage("no-such-code"), problemPage("toString")]).to.deep.equal([undefined, undefined]));
});
