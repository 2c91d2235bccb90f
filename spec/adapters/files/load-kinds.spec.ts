import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { sha256 } from "../../../src/app/canonical.js";

const field = (more: object = {}): object => ({ title: "字段", type: "string", ...more });
const kind = (properties: object, required: readonly string[] = ["act"]): string => JSON.stringify({ $id: "record/visit", title: "走访", type: "object", properties, required, additionalProperties: false });

describe("kinds out of folders, with those that a store keeps", () => {
  let folder: string;
  const load = (shipped: string, stored: readonly string[]): ReturnType<typeof loadKinds> => {
    writeFileSync(join(folder, "visit.schema.json"), shipped);
    return loadKinds([folder], { stored });
  };
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "wuye-kinds-")); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("a stored version stands in place of the shipped one, which is pinned no more", () => {
    const [shipped, stored] = [kind({ act: field() }), kind({ act: field(), cell: field() })];
    const { kinds, texts } = load(shipped, [stored]);
    expect([...(kinds.records.get("visit")?.fields.keys() ?? [])].slice(-2)).to.deep.equal(["data.act", "data.cell"]);
    expect(texts).to.deep.equal({ [sha256(stored)]: stored });
  });
  it("what the program ships later, fields and codes, is not lost to a version that was stored before; words of the stored one stay", () => {
    const stored = kind({ act: field({ title: "行为", enum: ["a"], "x-enum-titles": { a: { "zh-CN": "甲", en: "A" } } }), cell: field() });
    const { kinds, texts } = load(kind({ act: field({ enum: ["a", "b"], "x-enum-titles": { b: { "zh-CN": "乙", en: "B" } } }), later: field() }), [stored]);
    const { fields } = kinds.records.get("visit")!;
    expect([...fields.keys()].filter((name) => name.startsWith("data.")).sort()).to.deep.equal(["data.act", "data.cell", "data.later"]);
    expect(fields.get("data.act")).to.deep.include({ oneOf: ["a", "b"], title: { "zh-CN": "行为", en: "行为" } });
    expect([...(fields.get("data.act")?.codes?.keys() ?? [])].sort()).to.deep.equal(["a", "b"]);
    const [[hash, text]] = Object.entries(texts);
    expect([hash, Object.keys(texts)]).to.deep.equal([sha256(text), [hash]]);
    expect(loadKinds([], { stored: [text] }).kinds.records.get("visit")?.fields.get("data.later")).to.not.equal(undefined);
  });
  it("of a stored kind that no file declares, the text alone counts", () => {
    const own = kind({ act: field() }).replace("record/visit", "record/other");
    const { kinds, texts } = load(kind({ act: field() }), [own]);
    expect([kinds.records.has("other"), kinds.records.has("visit"), Object.keys(texts).length]).to.deep.equal([true, true, 2]);
  });
  it("a file that is renamed is refused though its text was read before", () => {
    load(kind({ act: field() }), []);
    writeFileSync(join(folder, "visits.schema.json"), kind({ act: field() }));
    expect(() => loadKinds([folder])).to.throw(/visits/);
  });
});
