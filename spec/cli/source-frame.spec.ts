import { expect } from "chai";
import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import { problemLines, type Terminal } from "../../src/cli/output.js";
import { blanksFor, linesOf, sourceFrame } from "../../src/cli/source-frame.js";
import { KINDS } from "../rules/load.js";

const terminal = (isTerminal: boolean, language: Terminal["language"]): Terminal => ({ out: () => {}, err: () => {}, isTerminal, language });
/** What stands at a place of a text, as an editor counts. */
const standsAt = (text: string, line: number, column: number): string => linesOf(text)[line - 1].slice(column - 1);

describe("the line of a problem with a caret", () => {
  it("stands under the place, tabs and wide signs before it", () => {
    expect(sourceFrame('{\n\t"标题": 1,\n}', { line: 2, column: 8 })).to.deep.equal(['    2 | \t"标题": 1,', "      | \t        ^"]);
    expect(blanksFor("\t标a𠮷")).to.equal("\t     ");
  });
  it("cuts long lines around the place, and none between the halves of a sign", () => {
    const line = `{"a": "${"𠮷".repeat(200)}", "b": 1}`;
    const [shown, caret] = sourceFrame(line, { line: 1, column: line.indexOf('"b"') + 1 });
    expect(shown.length).to.be.lessThan(140);
    expect(shown).to.not.match(/\p{Surrogate}/u);
    expect(shown).to.contain('"b"');
    expect(caret.trimEnd().endsWith("^")).to.equal(true);
  });
  it("is empty for a line that is not there", () => expect(sourceFrame("{}", { line: 9, column: 1 })).to.deep.equal([]));

  const plain = '{\n\t"id": "x",\n  "标题：": 3, "title": {"zh-CN": "物业（试）", "en": "x"}, "sujbect": "enterprise"\n}';
  const variants: Readonly<Record<string, string>> = {
    "as it is": plain, "with a byte order mark": `\ufeff${plain}`, "with CRLF": plain.replaceAll("\n", "\r\n"), "with both": `\ufeff${plain.replaceAll("\n", "\r\n")}`, "with a sign of two units before it": plain.replace("标题", "𠮷题"),
  };
  for (const [name, text] of Object.entries(variants)) {
    it(`stands exactly at the place: ${name}`, () => {
      const { problems } = loadScheme(text, KINDS);
      const unknown = problems.filter(({ code }) => code === "unknown-key").map(({ line, column }) => standsAt(text, line ?? 0, column ?? 0));
      expect(unknown.map((each) => each.slice(0, each.indexOf(":", 4)))).to.have.members([name.includes("two") ? '"𠮷题："' : '"标题："', '"sujbect"']);
    });
  }
  it("of a text that is no JSON too", () => {
    for (const text of ['{\r\n  "物业": 1,\r\n  "a" 2\r\n}', '\ufeff{\n\t"物业": 1,\n\t"a" 2\n}']) {
      const [problem] = loadScheme(text, KINDS).problems;
      expect(problem.code).to.equal("json-syntax");
      expect(standsAt(text, problem.line ?? 0, problem.column ?? 0)).to.equal("2");
    }
  });
  it("is said in the terminal's language, coloured on a terminal alone", () => {
    const [problem] = loadScheme('{"id": 3}', KINDS).problems;
    const source = { location: "x/scheme.json", text: '{"id": 3}' };
    const [zh, line, caret] = problemLines(terminal(false, "zh-CN"), problem, source);
    expect([zh, line, caret].join("")).to.not.contain("\u001b");
    expect(zh).to.match(/^x\/scheme\.json:1:\d+ error [a-z-]+: .*[\u4e00-\u9fff]/);
    expect(problemLines(terminal(false, "en"), problem, source)[0]).to.not.match(/[\u4e00-\u9fff]/);
    expect(problemLines(terminal(true, "en"), problem, source).join("")).to.contain("\u001b[31m");
  });
});
