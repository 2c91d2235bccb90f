import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { kindsFromTexts, loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { ProblemError } from "../../../src/domain/model/problem.js";

const KIND = { $id: "record/visit", title: "走访", "x-en": "Visit", type: "object", properties: { on: { title: "日", type: "string", format: "date", "x-public": true }, tags: { title: "标签", type: "array", items: { type: "string", enum: ["a"] } } }, required: ["on"], "x-requires": ["incident"] };

function load(kind: object, name = "visit"): ReturnType<typeof loadKinds> | string {
  const folder = mkdtempSync(join(tmpdir(), "wuye-kinds-"));
  try {
    writeFileSync(join(folder, `${name}.schema.json`), JSON.stringify(kind));
    return loadKinds([folder]);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, path, line }) => `${code} ${path} ${line}`).join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("kinds", () => {
  it("declare fields with types, and records have the envelope", () => {
    const loaded = load(KIND);
    if (typeof loaded === "string") throw new Error(loaded);
    const fields = loaded.kinds.records.get("visit")?.fields;
    expect(fields?.get("data.on")).to.deep.equal({ name: "data.on", type: "day", title: { "zh-CN": "日", en: "日" }, required: true, public: true, personal: false });
    expect(fields?.get("data.tags")).to.include({ type: "list", required: false, public: false });
    expect(fields?.get("incident")).to.include({ required: true, public: true });
    expect(fields?.get("sourceNumber")).to.include({ required: false, public: false });
    expect(fields?.get("rectifiedOn")).to.include({ type: "day", required: false });
  });
  it("have words for the codes of a field, and for none that it cannot hold", () => {
    const words = (code: string, en: object = { en: "First" }): object => ({ ...KIND, properties: { ...KIND.properties, tags: { ...KIND.properties.tags, "x-enum-titles": { [code]: { "zh-CN": "甲", ...en } } } } });
    const loaded = load(words("a"));
    if (typeof loaded === "string") throw new Error(loaded);
    expect([...(loaded.kinds.records.get("visit")?.fields.get("data.tags")?.codes ?? [])]).to.deep.equal([["a", { "zh-CN": "甲", en: "First" }]]);
    expect(loaded.kinds.records.get("decision")?.fields.get("data.status")?.codes?.get("rated")?.en).to.equal("Rated");
    expect(load(words("b"))).to.equal("not-one-of /properties/tags/x-enum-titles/b 1");
    expect(load(words("a", {}))).to.equal("missing-key /properties/tags/x-enum-titles/a 1");
  });
  it("of the system are always there, whatever a file says", () => {
    const loaded = load({ $id: "record/decision", title: "决定", type: "object", properties: { score: { title: "分", type: "string" }, more: { title: "更多", type: "string" } } }, "decision");
    if (typeof loaded === "string") throw new Error(loaded);
    const fields = loaded.kinds.records.get("decision")?.fields;
    expect(fields?.get("data.score")?.type).to.equal("number");
    expect(fields?.get("data.more")?.type).to.equal("string");
    expect(loaded.kinds.records.get("item")?.fields.get("data.points")?.type).to.equal("number");
  });
  it("are read again out of the texts that a revision keeps", () => {
    const loaded = load(KIND);
    if (typeof loaded === "string") throw new Error(loaded);
    expect(kindsFromTexts(loaded.texts)).to.deep.equal(loaded.kinds);
    expect(Object.keys(loaded.texts)[0]).to.match(/^[0-9a-f]{64}$/);
  });
  it("with mistakes are refused with file and line", () => {
    expect(load({ ...KIND, properties: { on: { title: "日", type: "date" } } })).to.equal("not-one-of /properties/on/type 1");
    expect(load({ ...KIND, requird: [] })).to.equal("unknown-key /requird 1");
    expect(load({ ...KIND, required: ["off"] })).to.equal("unknown-field /required/0 1");
    expect(load(KIND, "visits")).to.equal("mismatched-id /$id 1");
  });
});
