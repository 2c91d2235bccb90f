import { expect } from "chai";
import { readJson } from "../../../src/adapters/files/read-json.js";

const codes = (text: string): readonly string[] => readJson(text).problems.map(({ code, path, line, column }) => `${code} ${path} ${line}:${column}`);

describe("reading JSON with places", () => {
  it("gives the value, and line and column of every pointer", () => {
    const text = "{\n  \"a\": [1,\n    {\"b/c\": true}],\n  \"名\": null\n}";
    const { value, locate, problems } = readJson(text);
    expect(value).to.deep.equal({ a: [1, { "b/c": true }], 名: null });
    expect(problems).to.deep.equal([]);
    expect(locate("")).to.deep.equal({ line: 1, column: 1 });
    expect(locate("/a/1/b~1c")).to.deep.equal({ line: 3, column: 13 });
    expect(locate("/a/1/b~1c", "key")).to.deep.equal({ line: 3, column: 6 });
    expect(locate("/名")).to.deep.equal({ line: 4, column: 8 });
  });
  it("gives the nearest place around a pointer that leads nowhere", () => {
    expect(readJson("{\n\"a\": {\"b\": 1}}").locate("/a/x/y")).to.deep.equal({ line: 2, column: 6 });
  });
  it("finds duplicate keys", () => {
    expect(codes("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 2}}")).to.deep.equal(["duplicate-key /b/c 2:16"]);
  });
  it("finds numbers that do not print back to themselves, and no others", () => {
    for (const bad of ["12345678901234567890", "0.1000000000000000055", "1e999", "-1e400", "9007199254740993", "1e-999"]) expect(codes(`[${bad}]`), bad).to.deep.equal(["unsafe-number /0 1:2"]);
    for (const good of ["0.1", "1.50", "1e2", "100E-2", "-0.25", "0", "-0", "0.0", "9007199254740991", "1e21", "123456789.125", "5e-324"]) expect(codes(`[${good}]`), good).to.deep.equal([]);
  });
  it("keeps one zero", () => {
    expect(Object.is((readJson("[-0]").value as number[])[0], 0)).to.equal(true);
  });
  it("says where a text is no JSON", () => {
    expect(codes("{\"a\": 1,\n}")[0]).to.match(/^json-syntax {2}2:1$/);
    expect(codes("")[0]).to.match(/^json-syntax /);
    expect(codes("{\"a\": 1} // note")[0]).to.match(/^json-syntax /);
    expect(codes("NaN")[0]).to.match(/^json-syntax /);
  });
  it("reads a text that begins with a byte order mark", () => {
    expect(readJson("\uFEFF[1]").value).to.deep.equal([1]);
  });
});
