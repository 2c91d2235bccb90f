import { expect } from "chai";
import { inventedCreditCode } from "../../../src/app/demo/credit-code.js";
import { creditCodeCheck } from "../../../src/domain/records/credit-code.js";

describe("invented credit codes", () => {
  it("have the check character of GB 32100, tried on a code that is printed in the standard’s explanations", () => {
    expect(creditCodeCheck("91350100M000100Y4")).to.equal("3");
  });

  it("are well formed, distinct, and stand in a division that does not exist", () => {
    const codes = Array.from({ length: 650 }, (_, i) => inventedCreditCode(i % 12, i + 1));
    expect(new Set(codes).size).to.equal(650);
    for (const code of codes) {
      expect(code).to.match(/^9199[0-9]{4}[0-9A-HJ-NP-RTUWXY]{10}$/);
      expect(creditCodeCheck(code.slice(0, 17))).to.equal(code[17]);
    }
  });
});
