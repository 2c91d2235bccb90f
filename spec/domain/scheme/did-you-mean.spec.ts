import { expect } from "chai";
import { didYouMean, hintOf } from "../../../src/domain/scheme/did-you-mean.js";

describe("did you mean", () => {
  const words = ["equal", "notEqual", "greaterThan", "greaterThanInclusive", "in"];
  it("finds what was mistyped, swapped or written in other letters", () => {
    expect(didYouMean("equl", words)).to.equal("equal");
    expect(didYouMean("euqal", words)).to.equal("equal");
    expect(didYouMean("GREATERTHAN", words)).to.equal("greaterThan");
    expect(didYouMean("ni", words)).to.equal("in");
  });
  it("suggests nothing that is far away", () => {
    expect(didYouMean("bananas", words)).to.equal(undefined);
    expect(didYouMean("x", words)).to.equal(undefined);
    expect(didYouMean("x".repeat(100_000), words)).to.equal(undefined);
  });
  it("says what there is instead", () => {
    expect(hintOf("bananas", ["a", "b"]).hint).to.deep.equal(["现有：a、b。", "There are: a, b."]);
    expect(hintOf("bananas", []).hint[1]).to.equal("There are none.");
  });
});
