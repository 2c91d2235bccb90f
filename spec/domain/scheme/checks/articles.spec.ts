import { expect } from "chai";
import { readChanged } from "../support/schemes.js";

describe("where a rule is written", () => {
  it("is named: a rule without basis is warned of", () => {
    const { problems, scheme } = readChanged((raw) => { delete raw.rules[0].basis; });
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([["missing-basis", "warning"]]);
    expect(scheme).to.not.equal(null);
  });
  it("is named with the article if it is official", () => {
    const official = (basis: object): readonly string[] => readChanged((raw) => { raw.rules[0].official = true; raw.rules[0].basis = [basis]; }).problems.map(({ code }) => code);
    expect(official({ ref: "notice" })).to.deep.equal(["missing-article"]);
    expect(official({ ref: "notice", article: "第三条" })).to.deep.equal([]);
  });
  it("has English beside the Chinese", () => {
    const { problems, scheme } = readChanged((raw) => { delete raw.title.en; raw.lists[0].title = "红"; });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["missing-translation /title", "missing-translation /lists/0/title"]);
    expect(scheme?.title).to.deep.equal({ "zh-CN": "物业服务红黑榜", en: "物业服务红黑榜" });
  });
});
