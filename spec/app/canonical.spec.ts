import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { canonical, sha256 } from "../../src/app/canonical.js";

/** The same by the book: parse, sort, print. */
function byTheBook(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byTheBook);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // A list of pairs, since an object would put numeric names first again.
  return { pairs: entries.map(([key, part]) => [key, byTheBook(part)]) };
}
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { pairs } = value as { pairs: [string, unknown][] };
  return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}:${print(part)}`).join(",")}}`;
}

describe("the canonical form (RFC 8785)", () => {
  it("prints the example of the standard", () => {
    const value = { numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", literals: [null, true, false] };
    expect(canonical(value)).to.equal('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });
  it("sorts names by code unit, numeric names too", () => {
    expect(canonical({ "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, "ö": 7, "10": 8, "9": 9 })).to.equal('{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });
  it("agrees with parse, sort and print on random values", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonical(value) === print(byTheBook(JSON.parse(JSON.stringify(value))))), { seed: 20260331, numRuns: 500 });
  });
  it("leaves out undefined fields and prints -0 as 0", () => {
    expect(canonical({ b: undefined, a: -0, c: [-0] })).to.equal('{"a":0,"c":[0]}');
  });
  it("refuses what JSON cannot say", () => {
    for (const bad of [NaN, Infinity, [undefined], { a: () => 1 }, 1n, "\ud800", { "\udc00": 1 }, new Uint8Array(1)]) expect(() => canonical(bad), String(bad)).to.throw(TypeError);
  });
  it("hashes text and bytes like any sha256", () => {
    for (const data of ["", "物业服务", "a".repeat(100_000)]) {
      const expected = createHash("sha256").update(data).digest("hex");
      expect(sha256(data)).to.equal(expected);
      expect(sha256(new TextEncoder().encode(data))).to.equal(expected);
    }
  });
});
