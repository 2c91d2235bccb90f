import { expect } from "chai";
import type { FieldDeclaration, KindDeclaration } from "../../../src/domain/model/kinds.js";
import { conditionInWords } from "../../../src/domain/explain/condition-words.js";
import { factInWords } from "../../../src/domain/explain/fact-words.js";
import { traceNodeInWords } from "../../../src/domain/explain/trace-words.js";
import { valueInWords } from "../../../src/domain/explain/value-words.js";
import { fieldInWords } from "../../../src/web/models/field-words.js";
import { attribute, formula, expr, records, scheme, select, test } from "../../reference/build.js";
import { title } from "./words-scheme.js";

const codes = new Map([["platform", title("政务服务平台", "Government service platform")], ["hotline", title("12345 热线", "12345 hotline")]]);
const field = (name: string, more: Partial<FieldDeclaration> = {}): [string, FieldDeclaration] => [name, { name, type: "string", title: title("渠道", "Channel"), required: true, public: true, personal: false, ...more }];
const kind = (id: string, ...fields: [string, FieldDeclaration][]): [string, KindDeclaration] => [id, { id, title: title("种", id), fields: new Map(fields) }];
const size = field("size", { title: title("规模", "Size"), codes: new Map([["large", title("大型", "Large")]]) });

const titled = scheme({
  kinds: { subjects: new Map([kind("enterprise", size)]), records: new Map([kind("visit", field("data.channel")), kind("complaint", field("data.channel", { codes, oneOf: [...codes.keys()] }))]) },
  facts: [
    attribute("size", "string", { whenMissing: "large" }), records("newest", "latest", select("complaint"), { type: "string", of: "record.data.channel", decimals: 0, title: title("最近渠道", "Newest channel") }),
    records("visited", "latest", select("visit"), { type: "string", of: "record.data.channel", decimals: 0 }), formula("n", expr(1), { title: title("数", "Number") }),
  ],
});
const say = (fact: string, value: string | readonly string[]): readonly string[] => (["zh-CN", "en"] as const).map((language) => valueInWords(value, fact, titled, language));

describe("codes in words", () => {
  it("are what the kind calls them: of a record, of a fact over records, of an attribute, of a scope", () => {
    expect(say("record.data.channel", "hotline")).to.deep.equal(["“12345 热线”", "“12345 hotline”"]);
    expect(say("newest", "platform")).to.deep.equal(["“政务服务平台”", "“Government service platform”"]);
    expect(say("size", "large")).to.deep.equal(["“大型”", "“Large”"]);
    expect(say("scope.size", "large")).to.deep.equal(["“大型”", "“Large”"]);
    expect(say("record.data.channel", ["hotline", "platform"])[1]).to.equal("“12345 hotline”, “Government service platform”");
  });
  it("stay as they are where the kind has no words", () => {
    expect(say("size", "tiny")).to.deep.equal(["“tiny”", "“tiny”"]);
    expect(say("visited", "hotline")[1]).to.equal("“hotline”");
    for (const fact of ["n", "record.data.other", "toString", ""]) expect(say(fact, "hotline")[1], fact).to.equal("“hotline”");
    expect(valueInWords("hotline", "newest", { facts: titled.facts }, "en")).to.equal("“hotline”");
  });
  it("stand so in conditions, traces and facts", () => {
    const condition = test("record.data.channel", "equal", "hotline", "string");
    expect(conditionInWords(condition, titled, "zh-CN")).to.equal("渠道为“12345 热线”");
    expect(conditionInWords(test("newest", "in", ["hotline", "x"], "string"), titled, "en")).to.equal("Newest channel is one of “12345 hotline”, “x”");
    const node = { kind: "test", outcome: "false", pointer: "", fact: "newest", operator: "equal", value: "platform", reason: null, ends: null, threshold: "hotline", thresholdFact: null, parameter: null } as const;
    expect(traceNodeInWords(node, titled, "en")).to.equal("Newest channel: “Government service platform”, which is not “12345 hotline”");
    expect(factInWords(titled.facts[0], titled, "en")).to.contain("“Large”");
  });
  it("stand so beside the records of a page", () => {
    const shown = titled.kinds.records.get("complaint")!.fields.get("data.channel")!;
    expect(fieldInWords(shown, "hotline", titled, "en")).to.equal("12345 hotline");
    expect(fieldInWords(shown, ["platform", "other"], titled, "zh-CN")).to.equal("政务服务平台、other");
  });
});
