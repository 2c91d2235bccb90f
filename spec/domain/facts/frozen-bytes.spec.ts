import { expect } from "chai";
import { decodeBlocks, encodeBlocks, subjectsOfBlock } from "../../../src/domain/facts/frozen-bytes.js";
import type { Frozen } from "../../../src/domain/model/columns.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";
import { attribute, decision, expr, formula, record, records, select, subject, test } from "../../reference/build.js";
import { cases } from "../cases.js";
import { seeded, type Random } from "../random.js";
import { frozen } from "./derived.js";

const facts = [
  attribute("name", "string"), attribute("area", "number", { whenMissing: 1 }), attribute("since", "day"), attribute("open", "boolean"), attribute("tags", "list"),
  records("sum", "sum", select("check", { where: test("record.data.act", "equal", "in") }), { of: "record.data.points", decimals: 2 }),
  records("latest", "latest", select(["check", "report"]), { of: "record.data.act", type: "string", decimals: 0 }),
  formula("ratio", { op: "divide", of: [expr("sum"), expr("area")] }),
  records("run", "consecutive", select("decision", { where: test("record.data.scheme", "equal", "test") }), { current: true, stage: 13 }),
];
const rule = (forKey: string, kind: string) => ({
  name: forKey, each: { ...select(kind), forKey }, conditions: test("record.data.act", "equal", "in"), one: { of: "x", per: ["record.incident"], take: "first" },
  event: { type: "points", group: "g", amount: expr("record.data.points"), item: "i" },
});
const scheme = { rules: [rule("b", "check"), rule("a", "report")] as never, ranking: { scope: ["name"], by: [], ties: "share" } as const };
const NASTY = ["", "a", "é", "\ud800", "__proto__", "constructor", "物业", "\u0000", "9", "10"];

function draw(random: Random): { readonly subjects: readonly Subject[]; readonly records: readonly EvidenceRecord[] } {
  const maybe = <T>(value: T): T | null => (random.chance(80) ? value : null);
  const subjects = Array.from({ length: 1 + random.below(70) }, (_, i) => subject(`s${i}${random.pick(NASTY)}`, {
    name: maybe(random.pick(NASTY)), area: maybe(random.below(1000) / 10 - 3), since: maybe("2020-02-29"), open: maybe(random.chance(50)), tags: maybe(random.shuffle(NASTY).slice(0, random.below(3))),
  }));
  const drawn = Array.from({ length: random.below(300) }, (_, i): EvidenceRecord => {
    const owner = random.pick(subjects).id;
    const on = `202${5 + random.below(2)}-0${1 + random.below(3)}-1${random.below(9)}`;
    const kind = random.pick(["check", "check", "report"]);
    const data = { ...(random.chance(85) ? { act: random.pick(["in", "out", random.pick(NASTY)]) } : {}), ...(random.chance(85) ? { points: random.below(4000) / 100 - 20 } : {}) };
    return record(`${random.pick(NASTY)}${i}`, kind, on, { subject: owner, data, version: i, ...(random.chance(50) ? { incident: random.pick(NASTY) } : {}), steps: random.chance(20) ? ["verified", "disputed"] : ["verified"] });
  });
  const decisions = subjects.filter(() => random.chance(40)).map(({ id }) => decision(id, "2025-Q4", "2025-12-31", { lists: random.chance(50) ? ["red"] : [] }));
  return { subjects, records: [...drawn, ...decisions] };
}
const freeze = (of: ReturnType<typeof draw>, disputed: "count" | "both"): Frozen =>
  frozen(facts, of.records, { subjects: of.subjects, decided: new Map([["test", [20089]], ["other", [1]]]), scheme: { ...scheme, procedure: { disputed, raw: {} } } });
const joined = (blocks: readonly Uint8Array[]): string => blocks.map((block) => Buffer.from(block).toString("base64")).join("|");

describe("blocks of frozen facts", () => {
  it("restore what was frozen, whatever their size, and encode to the same bytes again", () => {
    const random = seeded(29);
    for (let round = 0; round < 40; round += 1) {
      const of = freeze(draw(random), round % 2 === 0 ? "both" : "count");
      for (const most of [undefined, 20_000, 4_000, 1_500]) {
        const blocks = encodeBlocks(of, most);
        expect(blocks.every((block) => block.length <= (most ?? 4 << 20)), "size").to.equal(true);
        expect(blocks.flatMap(subjectsOfBlock)).to.deep.equal(of.subjects);
        const back = decodeBlocks(blocks);
        expect(back).to.deep.equal(of);
        expect(joined(encodeBlocks(back, most))).to.equal(joined(blocks));
      }
    }
  });

  it("are the same whatever the order of subjects and records", () => {
    const random = seeded(31);
    for (let round = 0; round < 40; round += 1) {
      const of = draw(random);
      const shuffled = { subjects: random.shuffle(of.subjects), records: random.shuffle(of.records) };
      expect(joined(encodeBlocks(freeze(shuffled, "both"), 9_000))).to.equal(joined(encodeBlocks(freeze(of, "both"), 9_000)));
    }
  });

  it("differ where one cell, record or day differs", () => {
    const of = draw(seeded(37));
    const bytes = joined(encodeBlocks(freeze(of, "count")));
    const [first, ...others] = of.records;
    const changed = [{ ...first, version: 99_999 }, { ...first, occurredOn: "2025-01-01" }].map((each) => joined(encodeBlocks(freeze({ ...of, records: [each, ...others] }, "count"))));
    for (const other of changed) expect(other).not.to.equal(bytes);
  });

  it("hold no facts at all", () => {
    const of = frozen([], [], { subjects: [] });
    expect(decodeBlocks(encodeBlocks(of))).to.deep.equal(of);
  });

  it("are little-endian, with 0 in missing cells and for -0", () => {
    const of = frozen([attribute("x", "number")], [], { subjects: [subject("a", { x: -0 }), subject("b"), subject("c", { x: 1 })] });
    const column = of.columns.get("x")!;
    const dirty = { ...of, columns: new Map([...of.columns, ["x", { ...column, numbers: Float64Array.of(-0, 77, 1) }]]) };
    expect(joined(encodeBlocks(dirty))).to.equal(joined(encodeBlocks(of)));
    expect(Buffer.from(encodeBlocks(of)[0]).includes(Buffer.from([3, 0, 0, 0, ...Array<number>(16).fill(0), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]))).to.equal(true);
    const poisoned = { ...of, columns: new Map([["x", { ...column, numbers: Float64Array.of(NaN, 0, 1) }]]) };
    expect(() => encodeBlocks(poisoned)).to.throw(RangeError, "NaN");
  });

  it("name the place where bytes were altered, and hang on nothing", () => {
    const blocks = encodeBlocks(freeze(draw(seeded(41)), "both"), 6_000);
    expect(blocks.length).to.be.greaterThan(2);
    const random = seeded(43);
    for (let round = 0; round < cases(300); round += 1) {
      const at = random.below(blocks.length);
      const broken = blocks.map((block) => block.slice());
      if (random.chance(30)) broken[at] = broken[at].slice(0, random.below(broken[at].length));
      else broken[at][random.below(broken[at].length)] ^= 1 << random.below(8);
      try {
        decodeBlocks(broken);
      } catch (error) {
        expect(error, String(error)).to.be.instanceOf(RangeError);
        expect(String(error)).to.match(/block/);
      }
    }
    expect(() => decodeBlocks([])).to.throw(RangeError);
    expect(() => decodeBlocks([Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)])).to.throw(RangeError, "block 0");
  });

  it("one subject with very many records spans several blocks, none of which may lack", () => {
    const many = Array.from({ length: 3000 }, (_, i) => record(`r${i}`, "check", "2026-02-01", { data: { act: "in", points: i / 100 } }));
    const of = frozen(facts, many, { scheme, subjects: [subject("a"), subject("b")] });
    const blocks = encodeBlocks(of, 30_000);
    expect(blocks.length).to.be.greaterThan(3);
    expect(blocks.map(subjectsOfBlock).filter((ids) => ids.length > 0)).to.deep.equal([["a"], ["b"]]);
    expect(decodeBlocks(blocks)).to.deep.equal(of);
    expect(() => decodeBlocks(blocks.filter((_, i) => i !== 1))).to.throw(RangeError);
  });
});
