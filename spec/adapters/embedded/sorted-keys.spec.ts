import { expect } from "chai";
import { SortedKeys } from "../../../src/adapters/embedded/sorted-keys.js";
import { createRandom } from "../../bench/random.js";

const inOrder = (keys: readonly Buffer[]): readonly string[] => [...keys].sort((a, b) => Buffer.compare(a, b)).map((key) => key.toString("hex"));

describe("keys in order", () => {
  const CASES: readonly (readonly [what: string, keys: number, bytes: number])[] = [["none", 0, 0], ["one", 1, 20], ["few", 900, 40], ["more than fit into memory", 130_000, 30], ["long ones, more than fit", 9000, 1900]];
  for (const [what, count, bytes] of CASES) {
    it(`${what}: of any bytes, in the order of the bytes, twice where they stand twice`, () => {
      const random = createRandom(count + 1);
      const keys = Array.from({ length: count }, () => Buffer.from(Array.from({ length: 1 + random.below(bytes) }, () => random.below(256))));
      if (count > 1) keys[0] = keys[count - 1];
      const sorted = new SortedKeys();
      for (const key of keys) sorted.add(key);
      expect([...sorted.sorted()].map((key) => key.toString("hex")).join()).to.equal(inOrder(keys).join());
      sorted.close();
      sorted.close();
    }).timeout(30_000);
  }
});
