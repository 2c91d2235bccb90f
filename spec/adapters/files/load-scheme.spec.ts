import { expect } from "chai";
import { loadScheme } from "../../../src/adapters/files/load-scheme.js";
import { KINDS, LUAN_TEXT, luan, readChanged } from "../../domain/scheme/support/schemes.js";

describe("loading a scheme's text", () => {
  it("names it by the hash of its canonical form, whatever its spaces and order", () => {
    const raw = luan() as Record<string, unknown>;
    const turned = Object.fromEntries(Object.entries(raw).reverse());
    expect(loadScheme(LUAN_TEXT, KINDS).hash).to.match(/^[0-9a-f]{64}$/).and.equal(loadScheme(JSON.stringify(turned), KINDS).hash);
  });
  it("gives all problems at once, sorted by position, of text, shape and meaning", () => {
    const text = LUAN_TEXT.replace("\"subject\": \"project\",", "\"subject\": \"project\", \"official\": false, \"official\": false,")
      .replace("\"aggregate\": \"mean\"", "\"agregate\": \"mean\"").replace("\"operator\": \"lessThanInclusive\"", "\"operator\": \"lessThenInclusive\"");
    const { scheme, problems } = loadScheme(text, KINDS);
    expect(scheme).to.equal(null);
    expect(problems.map(({ code, path, line }) => [code, path, line])).to.deep.equal([
      ["duplicate-key", "/official", 4], ["unknown-key", "/facts/mark/agregate", 21], ["unknown-operator", "/lists/0/conditions/all/0/operator", 31],
    ]);
    expect(problems[1].column).to.equal(LUAN_TEXT.split("\n")[20].indexOf("\"aggregate\"") + 1);
    expect(problems[1].suggestion).to.equal("aggregate");
  });
  it("does not say that a part is missing which is only broken", () => {
    const { problems } = readChanged((raw) => { raw.facts.mark.aggregate = "average"; raw.lists[1].ids = 3; });
    expect(problems.map(({ code, path }) => `${code} ${path}`)).to.deep.equal(["not-one-of /facts/mark/aggregate", "unknown-key /lists/1/ids"]);
  });
  it("is a value even where its meaning is refused", () => {
    const loaded = loadScheme("{\"id\": \"x\"}", KINDS);
    expect(loaded.raw).to.deep.equal({ id: "x" });
    expect(loaded.problems.map(({ code, message }) => `${code} ${message.en}`)).to.deep.equal(["title", "subject", "period"].map((key) => `missing-key "${key}" is missing.`));
  });
});
