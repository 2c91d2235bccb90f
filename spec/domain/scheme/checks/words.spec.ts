import { expect } from "chai";
import { found } from "../support/schemes.js";

const title = (value: unknown): readonly string[] => found((raw) => { raw.title = value; });

describe("words in both languages", () => {
  it("are asked for where there is Chinese alone, or Chinese twice", () => {
    expect(title({ "zh-CN": "红黑榜" })).to.deep.equal(["missing-translation /title"]);
    expect(title("红黑榜")).to.deep.equal(["missing-translation /title"]);
    expect(title({ "zh-CN": "红黑榜", en: "红黑榜" })).to.deep.equal(["missing-translation /title/en"]);
    expect(title({ "zh-CN": "红黑榜", en: "Red and black" })).to.deep.equal([]);
  });
  it("are asked for where English stands for Chinese", () => {
    expect(title({ "zh-CN": "Red and black", en: "Red and black" })).to.deep.equal(["missing-chinese /title/zh-CN"]);
    expect(title({ "zh-CN": "AAA", en: "AAA" })).to.deep.equal([]);
  });
});

describe("a consequence", () => {
  const consequence = (rest: object): readonly string[] => found((raw) => { raw.consequences = [{ for: { list: "black" }, text: { "zh-CN": "重点监管", en: "Key supervision" }, ...rest }]; });
  it("names its legal basis", () => {
    expect(consequence({ basis: [{ ref: "notice", article: "第五条" }] })).to.deep.equal([]);
    expect(consequence({})).to.deep.equal(["consequence-without-basis /consequences/0"]);
    expect(consequence({ basis: [] })).to.deep.equal(["consequence-without-basis /consequences/0/basis"]);
  });
});
