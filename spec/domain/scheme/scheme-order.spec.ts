import { expect } from "chai";
import { orderSchemes, type SchemeNode } from "../../../src/domain/scheme/scheme-order.js";

const node = (id: string, ...reads: string[]): SchemeNode => ({ id, reads });

describe("the order of schemes", () => {
  it("puts a scheme after all that it reads, else by id", () => {
    expect(orderSchemes([node("a", "c"), node("b"), node("c", "d"), node("d")]).order).to.deep.equal(["d", "c", "a", "b"]);
    expect(orderSchemes([node("b"), node("a")]).order).to.deep.equal(["a", "b"]);
    expect(orderSchemes([])).to.deep.equal({ order: [], circles: [] });
  });

  it("counts neither a scheme's own past nor schemes that are not there", () => {
    expect(orderSchemes([node("a", "a", "elsewhere"), node("b", "a")])).to.deep.equal({ order: ["a", "b"], circles: [] });
  });

  it("names each circle with its way round, and only its members", () => {
    expect(orderSchemes([node("a", "b"), node("b", "c"), node("c", "b"), node("d", "a")]).circles).to.deep.equal([["b", "c", "b"]]);
    expect(orderSchemes([node("x", "y"), node("y", "z"), node("z", "x"), node("m", "n"), node("n", "m")]).circles).to.deep.equal([["m", "n", "m"], ["x", "y", "z", "x"]]);
  });

  it("finds no circle where two ways lead to one scheme, and orders the same whatever comes first", () => {
    const diamond = [node("top", "left", "right"), node("left", "base"), node("right", "base"), node("base")];
    expect(orderSchemes(diamond)).to.deep.equal({ order: ["base", "left", "right", "top"], circles: [] });
    expect(orderSchemes([...diamond].reverse())).to.deep.equal(orderSchemes(diamond));
  });
});
