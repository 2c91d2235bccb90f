import { expect } from "chai";
import { createConditionPool, keyOfTest } from "../../../src/domain/evaluate/condition-pool.js";
import { createMemory } from "../../../src/domain/evaluate/memory.js";
import { all, any, not, test } from "../../reference/build.js";

const MEGABYTE = 1 << 20;

describe("the memory of runs", () => {
  it("hands out slices side by side, of the size that is asked for", () => {
    const memory = createMemory();
    const [a, b, c] = [memory.words(3), memory.words(5), memory.words(0)];
    a.fill(1);
    b.fill(2);
    expect([[...a], [...b], [...c]]).to.deep.equal([[1, 1, 1], [2, 2, 2, 2, 2], []]);
    expect([a.buffer, a.byteOffset, b.byteOffset]).to.deep.equal([b.buffer, 0, 12]);
    const [x, y] = [memory.doubles(2), memory.doubles(1)];
    expect([x.buffer === a.buffer, x.byteOffset, y.byteOffset]).to.deep.equal([false, 0, 16]);
  });
  it("takes a new buffer where one is full, not before, and one of its own for what is larger than any", () => {
    const memory = createMemory();
    const [first, last, next, large] = [MEGABYTE / 8 - 1, 1, 1, MEGABYTE].map((count) => memory.doubles(count));
    expect([first.buffer.byteLength, last.buffer === first.buffer, next.buffer === first.buffer, next.buffer.byteLength]).to.deep.equal([MEGABYTE, true, false, MEGABYTE]);
    expect([large.length, large.buffer.byteLength]).to.deep.equal([MEGABYTE, 8 * MEGABYTE]);
  });
  it("hands out the same slices again, numbers with nothing in them", () => {
    const memory = createMemory();
    const [words, doubles] = [memory.words(2).fill(7), memory.doubles(2).fill(7)];
    memory.reset();
    expect(memory.words(2)).to.equal(words);
    const again = memory.doubles(2);
    expect(again).to.equal(doubles);
    expect([...again]).to.deep.equal([0, 0]);
    const more = memory.doubles(4);
    expect([...more], "nor in those that the run before had not").to.deep.equal([0, 0, 0, 0]);
    more.fill(3);
    memory.reset();
    expect([memory.doubles(2), memory.doubles(4)].map((slice) => [...slice])).to.deep.equal([[0, 0], [0, 0, 0, 0]]);
  });
  it("hands out other slices where other sizes are asked for", () => {
    const memory = createMemory();
    const before = memory.words(2).fill(7);
    memory.reset();
    const after = memory.words(3).fill(1);
    expect([after.length, [...before]]).to.deep.equal([3, [7, 7]]);
    memory.reset();
    expect(memory.words(3)).to.equal(after);
  });
});

describe("conditions that are computed once", () => {
  const [x, y, ofRecord] = [test("x", "equal", 1), test("y", "equal", 2), test("record.data.n", "equal", 1)];
  const kinds = (pool: ReturnType<typeof createConditionPool>): readonly string[] => pool.steps.map(({ kind }) => kind);

  it("are told apart by fact, operator and what they are compared with", () => {
    expect(keyOfTest(x)).to.equal('["x","equal",["number",1]]');
    expect(keyOfTest(test("x", "equal", { fact: "y" }))).to.equal('["x","equal",["fact","y"]]');
  });
  it("stand behind what they are made of", () => {
    const pool = createConditionPool("subjects");
    const slots = [all(y, not(x)), any(x, y), not(x), y, x].map((condition) => pool.slotOf(condition));
    expect([slots, kinds(pool)]).to.deep.equal([[3, 4, 2, 0, 1], ["test", "test", "not", "all", "any"]]);
    expect(pool.steps[3]).to.deep.equal({ kind: "all", parts: [0, 2] });
  });
  it("are run fact by fact, tests before what is made of them", () => {
    const pool = createConditionPool("subjects");
    for (const condition of [any(y, x), test("x", "equal", 3), test("y", "equal", 1)]) pool.slotOf(condition);
    expect(kinds(pool)).to.deep.equal(["test", "test", "any", "test", "test"]);
    expect(pool.order()).to.deep.equal([1, 3, 0, 4, 2]);
    pool.slotOf(test("a", "equal", 1));
    expect(pool.order()).to.deep.equal([5, 1, 3, 0, 4, 2]);
  });
  it("go on from a pool below, and leave it as it is", () => {
    const below = createConditionPool("subjects");
    const both = all(x, y);
    below.slotOf(both);
    const pool = createConditionPool("subjects", below);
    expect([pool.base, pool.recall(both), pool.find(keyOfTest(y)), pool.find("nothing")]).to.deep.equal([3, 2, 1, undefined]);
    expect([all(y, x), not(x), both].map((condition) => pool.slotOf(condition))).to.deep.equal([2, 3, 2]);
    expect([below.steps.length, pool.steps.length, below.recall(not(x)), createConditionPool("subjects", pool).base]).to.deep.equal([3, 1, undefined, 4]);
  });
  it("over records take what is about the subject from there, whole, once for equal ones", () => {
    const pool = createConditionPool("records");
    const slots = [all(ofRecord, any(x, not(y))), any(x, not(y)), any(not(y), x), not(x), test("x", "equal", { fact: "record.data.n" }), not(ofRecord)].map((condition) => pool.slotOf(condition));
    expect(kinds(pool)).to.deep.equal(["test", "spread", "all", "spread", "spread", "test", "not"]);
    expect(slots).to.deep.equal([2, 1, 3, 4, 5, 6]);
  });
  it("over records tell apart what is asked of the subject", () => {
    const pool = createConditionPool("records");
    const slots = [not(x), not(y), test("x", "equal", { fact: "y" }), not(test("x", "equal", 1))].map((condition) => pool.slotOf(condition));
    expect([kinds(pool), slots]).to.deep.equal([["spread", "spread", "spread"], [0, 1, 2, 0]]);
  });
});
