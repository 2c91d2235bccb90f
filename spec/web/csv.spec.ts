import { expect } from "chai";
import { cellText, toCsv } from "../../src/web/csv.js";

describe("CSV", () => {
  const CASES: readonly (readonly [string | number | null, string])[] = [
    ["=1+2", "'=1+2"], ["+86", "'+86"], ["-x", "'-x"], ["@cmd", "'@cmd"], ["\tx", "'\tx"], ["\rx", "'\rx"], ["-5", "-5"], [-5.25, "-5.25"], ["-5,2", "'-5,2"], ["−5", "−5"], ["a=b", "a=b"], [null, ""], [0, "0"],
  ];
  for (const [cell, text] of CASES) it(`writes ${JSON.stringify(cell)} as ${JSON.stringify(text)}`, () => expect(cellText(cell)).to.equal(text));

  it("begins with the mark and the comment, quotes where it must, and ends lines as Excel wants them", () => {
    expect(toCsv("# invented", ["a", "b"], [["x,y", 'say "no"'], ["=cmd|' /C calc'!A0", -1]])).to.equal('\ufeff# invented\r\na,b\r\n"x,y","say ""no"""\r\n\'=cmd|\' /C calc\'!A0,-1\r\n');
  });
});
