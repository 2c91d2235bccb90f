import { readFileSync } from "node:fs";
import { expect } from "chai";
import { STEP_TABLE, type RecordState } from "../../../src/domain/records/life-table.js";

const STATES: readonly RecordState[] = ["reported", "verified", "rejected", "revoked"];

describe("the table of states as it is drawn", () => {
  it("says what the program does", () => {
    const drawn = readFileSync("ARCHITECTURE.md", "utf8").split("\n").filter((line) => /^\| `[a-zA-Z]+` \|/.test(line)).map((line) => line.split("|").slice(1, 7).map((cell) => cell.trim()));
    const meant = Object.entries(STEP_TABLE).map(([step, { states, becomes }]) => {
      const cells = STATES.map((state) => { const needs = states[state]; return needs === undefined ? "" : needs.length === 0 ? "●" : "○"; });
      return [`\`${step}\``, ...cells, becomes === undefined ? "" : becomes === "verified" ? "verified: counts" : becomes];
    });
    const steps = new Set(meant.map(([step]) => step));
    expect(drawn.filter(([step]) => steps.has(step))).to.deep.equal(meant);
  });
});
