import { expect } from "chai";
import { counts, isDisputed } from "../../../src/domain/facts/records/record-fields.js";
import type { EvidenceRecord, Step, StepName } from "../../../src/domain/model/documents.js";
import { STEP_TABLE } from "../../../src/domain/records/life-table.js";
import { MOST_STEPS, stateOf, stepsAllowed, takeStep } from "../../../src/domain/records/record-life.js";

const on = "2026-03-01";
const step = (name: StepName): Step => ({ step: name, on, by: "某区住建局", reason: "依据" });
const after = (...names: readonly StepName[]): EvidenceRecord => ({ id: "r", subject: "p", kind: "penalty", occurredOn: "2026-02-10", data: { act: "a" }, steps: names.map(step) });
const ALL = Object.keys(STEP_TABLE) as StepName[];

/** Every state with every combination of marks that leads to other steps, written out by hand: what may follow, and nothing else. */
const MAY_FOLLOW: readonly (readonly [had: readonly StepName[], may: readonly StepName[]])[] = [
  [[], ["reported", "verified", "rejected", "disputed", "revoked", "rectified"]],
  [["reported"], ["verified", "rejected", "disputed", "revoked", "rectified"]],
  [["reported", "disputed"], ["verified", "rejected", "revoked", "rectified"]],
  [["reported", "rectified"], ["verified", "rejected", "disputed", "revoked", "rectified", "rectificationChecked"]],
  [["reported", "rectified", "rectificationChecked"], ["verified", "rejected", "disputed", "revoked", "rectified"]],
  [["verified"], ["disputed", "revoked", "rectified"]],
  [["verified", "disputed"], ["rejected", "upheld", "revoked", "rectified"]],
  [["verified", "disputed", "upheld"], ["disputed", "revoked", "rectified"]],
  [["verified", "disputed", "rejected"], ["verified", "revoked"]],
  [["verified", "rectified"], ["disputed", "revoked", "rectified", "rectificationChecked", "repaired"]],
  [["verified", "rectified", "rectificationChecked"], ["disputed", "revoked", "rectified", "repaired"]],
  [["verified", "rectified", "rectificationChecked", "rectified"], ["disputed", "revoked", "rectified", "rectificationChecked", "repaired"]],
  [["verified", "rectified", "repaired"], ["disputed", "revoked", "rectified", "rectificationChecked"]],
  [["verified", "rectified", "disputed"], ["rejected", "upheld", "revoked", "rectified", "rectificationChecked", "repaired"]],
  [["reported", "rejected"], ["verified", "revoked"]],
  [["reported", "rectified", "rejected"], ["verified", "revoked"]],
  [["reported", "rejected", "verified"], ["disputed", "revoked", "rectified"]],
  [["reported", "revoked"], []],
  [["verified", "revoked"], []],
  [["verified", "rectified", "disputed", "revoked"], []],
];

describe("life of a record", () => {
  for (const [had, may] of MAY_FOLLOW) {
    it(`after ${had.join(", ") || "nothing"}: ${may.join(", ") || "nothing more"}`, () => {
      const record = after(...had);
      expect([...stepsAllowed(record)].sort()).to.deep.equal([...may].sort());
      for (const name of ALL) {
        const answer = takeStep(record, step(name));
        if (may.includes(name)) expect(answer).to.deep.equal({ record: after(...had, name) });
        else expect("refused" in answer && answer.refused["zh-CN"].length > 3 && answer.refused.en.length > 3, name).to.equal(true);
      }
      expect(record).to.deep.equal(after(...had));
    });
  }
  it("says what the evaluation counts, for every list of up to four steps", () => {
    const grow = (lists: readonly (readonly StepName[])[]): readonly (readonly StepName[])[] => lists.flatMap((list) => ALL.map((name) => [...list, name]));
    let lists: readonly (readonly StepName[])[] = [[]];
    for (let length = 0; length <= 4; length += 1) {
      for (const list of lists) {
        const [life, record] = [stateOf(after(...list)), after(...list)];
        expect([life.counts, life.disputed], list.join()).to.deep.equal([counts(record), isDisputed(record)]);
        expect(life.counts).to.equal(life.state === "verified");
      }
      lists = grow(lists);
    }
  });
  it("leads to the state that the table names", () => {
    for (const name of ALL) {
      const from = MAY_FOLLOW.find(([, may]) => may.includes(name))?.[0] ?? [];
      const { becomes } = STEP_TABLE[name];
      expect(stateOf(after(...from, name)).state, name).to.equal(becomes ?? stateOf(after(...from)).state);
    }
  });
  it("keeps the order of entry, whatever the days", () => {
    const record = { ...after("verified"), steps: [{ step: "verified", on: "2026-03-05" }] as const };
    const revoked = takeStep(record, { ...step("revoked"), on: "2026-03-04" });
    expect("record" in revoked && stateOf(revoked.record).counts).to.equal(false);
  });
  it("refuses days that do not exist or lie before the act, and steps without a reason where one is due", () => {
    const refused = (given: Partial<Step>): string => {
      const answer = takeStep(after("verified", "disputed"), { ...step("revoked"), ...given });
      return "refused" in answer ? answer.refused.en : "";
    };
    expect(refused({ on: "2026-02-30" })).to.contain("no day");
    expect(refused({ on: "2026-02-09" })).to.contain("before the act");
    expect(refused({ reason: " " })).to.contain("reason");
    expect(refused({ on: "2026-02-10T09:00:00+08:00" })).to.equal("");
    expect(takeStep(after("verified"), { step: "rectified", on })).to.have.property("record");
  });
  it("has an end", () => {
    const full = { ...after("verified"), steps: [step("verified"), ...Array.from({ length: MOST_STEPS - 1 }, () => step("rectified"))] };
    expect(takeStep(full, step("rectified"))).to.have.nested.property("refused.en").that.contains("at most");
    expect(takeStep({ ...full, steps: full.steps.slice(1) }, step("verified"))).to.have.property("record");
  });
});
