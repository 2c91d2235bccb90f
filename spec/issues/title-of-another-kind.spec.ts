import { expect } from "chai";
import { factInWords } from "../../src/domain/explain/fact-words.js";
import type { KindDeclaration } from "../../src/domain/model/kinds.js";
import type { RecordsFact, Scheme } from "../../src/domain/model/scheme.js";

const kind = (id: string, zh: string, en: string): [string, KindDeclaration] => [id, {
  id, title: { "zh-CN": id, en: id },
  fields: new Map([["data.level", { name: "data.level", type: "number", title: { "zh-CN": zh, en }, required: true, public: true, personal: false }]]),
}];

const KINDS = new Map([kind("publication", "发布者级别", "Level of the publisher"), kind("risk", "风险等级", "Risk level")]);
const SCHEME = { kinds: { records: KINDS, subjects: new Map() }, subject: "enterprise", facts: [], flags: new Map(), checks: new Map(), results: [], lists: [], rules: [] } as unknown as Scheme;

const newest = (from: string): RecordsFact => ({
  name: "newest", type: "number", decimals: 0, stage: 2, pointer: "", from: "records", aggregate: "latest", of: "record.data.level", current: false,
  select: { kinds: [from], windows: [], on: "occurredOn" },
});

describe("two kinds of record with a field of one name", () => {
  for (const [from, own, other] of [["publication", "Level of the publisher", "Risk level"], ["risk", "Risk level", "Level of the publisher"]]) {
    it(`a fact over ${from} calls the field as that kind calls it`, () => {
      const words = factInWords(newest(from), SCHEME, "en");
      expect(words).to.contain(own);
      expect(words).to.not.contain(other);
    });
  }
});
