import { readFileSync } from "node:fs";
import { expect } from "chai";
import { kindsOf } from "../../../src/adapters/schema/kind-declaration.js";
import { loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { validateRecord } from "../../../src/adapters/schema/validate-documents.js";
import { flatValues } from "../../../src/app/kinds/flat-values.js";
import { formOfKind, type FormField } from "../../../src/app/kinds/form-of-kind.js";
import { nestValues } from "../../../src/app/kinds/nest-values.js";
import { templateOfKind } from "../../../src/app/kinds/template-of-kind.js";
import type { Json } from "../../../src/domain/model/documents.js";
import type { KindDeclaration } from "../../../src/domain/model/kinds.js";
import type { RawKind } from "../../../src/generated/types/kind.js";

const { records } = loadKinds(["schemas/records", "schemas/subjects"]).kinds;
const kind = (id: string): KindDeclaration => records.get(id) as KindDeclaration;
const raw = (id: string): RawKind => JSON.parse(readFileSync(`schemas/records/${id}.schema.json`, "utf8")) as RawKind;
const MADE = ["decision", "item", "choice"];

describe("the form of a kind", () => {
  it("has every field of every shipped kind once, in the order of its declaration, in both languages", () => {
    for (const [id, declared] of records) {
      if (MADE.includes(id)) continue;
      const { fields, envelope } = formOfKind(declared);
      expect(fields.map(({ name }) => name), id).to.deep.equal(Object.keys(raw(id).properties).map((name) => `data.${name}`));
      expect(fields.filter(({ required }) => required).map(({ name }) => name.slice(5)), id).to.have.members([...(raw(id).required ?? [])]);
      expect(envelope.filter(({ required }) => required).map(({ name }) => name), id).to.have.members(["occurredOn", ...(raw(id)["x-requires"] ?? [])]);
      const all: readonly FormField[] = fields.flatMap((field) => [field, ...(field.parts ?? [])]);
      expect(all.filter(({ title }) => title.en === title["zh-CN"] || title.en === "").map(({ name }) => name), id).to.deep.equal([]);
      expect(all.filter(({ input, maxLength }) => ["text", "longText", "texts"].includes(input) && maxLength === undefined).map(({ name }) => name), id).to.deep.equal([]);
    }
  });
  it("says how each field is entered, and within which limits", () => {
    const fields = new Map(formOfKind(kind("demand")).fields.map((field) => [field.name, field]));
    expect(fields.get("data.channel")?.choices?.map(({ value, title }) => [value, title["zh-CN"]])[1]).to.deep.equal(["grid", "网格员发现"]);
    expect(fields.get("data.state")).to.include({ input: "choice", required: true });
    expect(fields.get("data.answerMinutes")).to.include({ input: "number", minimum: 0, maximum: 525600 });
    expect(fields.get("data.households")).to.include({ input: "integer" });
    expect(fields.get("data.phone")).to.include({ input: "text", personal: true, public: false, maxLength: 40 });
    expect(fields.get("data.text")).to.include({ input: "longText", maxLength: 2000 });
    expect(fields.get("data.steps")?.parts?.map(({ name, input }) => [name, input])[0]).to.deep.equal(["find", "day"]);
    expect(fields.get("data.steps")?.parts).to.have.length(7);
    expect(fields.get("data.slips")?.parts).to.have.length(5);
    expect(formOfKind(kind("public-revenue")).fields.at(-1)).to.include({ name: "data.entries", input: "groups", maxItems: 200 });
  });
});

describe("the template of a kind", () => {
  it("has a column for the subject, for what all records have, and for each field; lists of groups have none", () => {
    for (const language of ["zh-CN", "en"] as const) {
      for (const [id, declared] of records) {
        if (MADE.includes(id)) continue;
        const columns = templateOfKind(declared, language);
        const readable = [...declared.fields.keys()].filter((name) => name.startsWith("data."));
        expect(columns.map(({ field }) => field).filter((name) => name.startsWith("data.")), id).to.deep.equal(readable);
        expect(columns[0], id).to.include({ field: "subject", required: true });
        expect(new Set(columns.map(({ heading }) => heading)).size, `${id} ${language}`).to.equal(columns.length);
      }
    }
    const demand = templateOfKind(kind("demand"), "zh-CN");
    expect(demand.find(({ field }) => field === "data.steps.find")).to.include({ heading: "七步·发现", type: "day", required: false });
    expect(demand.find(({ field }) => field === "data.state")?.choices).to.deep.equal(["办理中", "已解决", "办结未解决"]);
    expect(demand.find(({ field }) => field === "data.phone")?.remark).to.contain("个人信息");
    expect(templateOfKind(kind("hazard"), "en").find(({ field }) => field === "dueOn")).to.include({ required: true });
  });
});

describe("the values of a row", () => {
  const values: Readonly<Record<string, Json>> = { channel: "grid", act: "lift", state: "open", "steps.find": "2026-01-01", "steps.call": "2026-01-02", "slips.order": "D1" };
  const nested = { channel: "grid", act: "lift", state: "open", steps: { find: "2026-01-01", call: "2026-01-02" }, slips: { order: "D1" } };
  it("become the data of a record, which is as its kind says, and back", () => {
    expect(nestValues(kind("demand"), values)).to.deep.equal(nested);
    expect(flatValues(kind("demand"), nested)).to.deep.equal(values);
    const document = { id: "r", subject: "s", kind: "demand", occurredOn: "2026-01-01", data: nestValues(kind("demand"), values) };
    expect(validateRecord({ kinds: { records, subjects: new Map() } }, document)).to.deep.equal([]);
  });
  it("stay as they are where the kind has no groups, and where a name only looks like one", () => {
    const plain = kindsOf([raw("complaint")]).records.get("complaint") as KindDeclaration;
    expect(nestValues(plain, { "a.b": 1 })).to.deep.equal({ "a.b": 1 });
    expect(nestValues(kind("demand"), { "other.find": "x" })).to.deep.equal({ "other.find": "x" });
    expect(flatValues(kind("public-revenue"), { entries: [{ subject: "电梯广告", amount: 3 }] })).to.deep.equal({ entries: [{ subject: "电梯广告", amount: 3 }] });
  });
});
