import { expect } from "chai";
import { checkKind } from "../../../src/adapters/schema/check-kind.js";
import { kindDeclaration, kindsOf } from "../../../src/adapters/schema/kind-declaration.js";
import { validateRecord } from "../../../src/adapters/schema/validate-documents.js";
import type { RawKind } from "../../../src/generated/types/kind.js";

const field = (more: object): object => ({ title: "字段", "x-en": "Field", type: "string", ...more });
const kind = (properties: object, more: object = {}): RawKind => ({ $id: "record/visit", title: "走访", type: "object", properties, additionalProperties: false, ...more }) as RawKind;
const found = (properties: object, more: object = {}): readonly string[] => checkKind(kind(properties, more)).map(({ code, path }) => `${code} ${path}`);

const VISIT = kind({
  by: field({ enum: ["grid", "party"], "x-enum-titles": { grid: { "zh-CN": "网格", en: "Grid" } } }), text: field({}), short: field({ maxLength: 3 }), count: field({ type: "integer", minimum: 0, maximum: 9 }),
  at: field({ format: "date-time" }), on: field({ format: "date" }), tags: field({ type: "array", items: { type: "string", maxLength: 2 }, maxItems: 2 }),
  days: field({ type: "object", properties: { found: field({ format: "date", "x-public": true }), called: field({ format: "date" }) }, required: ["found"] }),
  people: field({ type: "array", items: { type: "object", properties: { role: field({}), count: field({ type: "integer", minimum: 1 }) }, required: ["role"] }, maxItems: 2 }),
}, { required: ["by", "days"] });

describe("the declaration of a kind", () => {
  it("may use the whole subset", () => {
    expect(checkKind(VISIT)).to.deep.equal([]);
  });
  it("knows no patterns, references, conditions or combinators, and says what to write instead", () => {
    for (const key of ["pattern", "$ref", "if", "then", "else", "allOf", "anyOf", "oneOf", "not", "patternProperties"]) {
      expect(found({ a: field({ [key]: "^(a+)+$" }) }), key).to.deep.equal([`not-allowed /properties/a/${key}`]);
      expect(found({ a: field({}) }, { [key]: [] }), key).to.deep.equal([`not-allowed /${key}`]);
      expect(found({ a: field({ type: "object", properties: { b: field({ [key]: "x" }) } }) }), key).to.deep.equal([`not-allowed /properties/a/properties/b/${key}`]);
    }
    expect(checkKind(kind({ a: field({ pattern: "x" }) }))[0].message.en).to.contain("maxLength");
    expect(found({ a: field({ minLenght: 3 }) })).to.deep.equal(["unknown-key /properties/a/minLenght"]);
  });
  it("says so also of what has no type, in place of its missing", () => {
    const bare = { title: "字段", "x-en": "Field" };
    for (const key of ["pattern", "$ref", "if", "allOf"]) {
      expect(found({ a: { ...bare, [key]: "x" } }), key).to.deep.equal([`not-allowed /properties/a/${key}`]);
      expect(found({ a: field({ type: "array", items: { [key]: "x" } }) }), key).to.deep.equal([`not-allowed /properties/a/items/${key}`]);
      expect(checkKind({ $id: "record/visit", title: "走访", [key]: "x" }).map(({ code, path }) => `${code} ${path}`), key).to.deep.equal([`not-allowed /${key}`]);
    }
    expect(found({ a: { ...bare, $ref: "x", if: {} } })).to.deep.equal(["not-allowed /properties/a/$ref", "not-allowed /properties/a/if"]);
    expect(found({ a: { ...bare, "x-personal": true } })).to.deep.equal(["missing-key /properties/a"]);
  });
  it("nests one level and no further", () => {
    expect(found({ a: field({ type: "object", properties: { b: field({ type: "object", properties: { c: field({}) } }) } }) })).to.include("not-one-of /properties/a/properties/b/type");
    expect(found({ a: field({ type: "array", items: { type: "array", items: { type: "string" } } }) })).to.include("not-one-of /properties/a/items/type");
    expect(found({ a: field({ type: "array" }) })).to.deep.equal(["missing-key /properties/a"]);
    expect(found({ a: field({ type: "object" }) })).to.deep.equal(["missing-key /properties/a"]);
  });
  it("keeps what is personal, and what is public, where it can be told apart", () => {
    const parts = { b: field({}) };
    expect(found({ a: field({ type: "object", properties: { b: field({ "x-personal": true }) } }) })).to.deep.equal(["not-allowed /properties/a/properties/b/x-personal"]);
    expect(found({ a: field({ type: "object", properties: parts, "x-personal": true }) })).to.deep.equal(["not-allowed /properties/a/x-personal"]);
    expect(found({ a: field({ type: "array", items: { type: "object", properties: { b: field({ "x-public": true }) } } }) })).to.deep.equal(["not-allowed /properties/a/items/properties/b/x-public"]);
    expect(found({ a: field({ type: "object", properties: parts }) }, { $id: "subject/visit" })).to.deep.equal(["not-allowed /properties/a"]);
  });
  it("names subjects in texts at the top of records, which are free of codes and of what is personal", () => {
    const named = (more: object = {}): object => field({ "x-subject": "project", ...more });
    expect(found({ a: named() })).to.deep.equal([]);
    expect(kindDeclaration(kind({ a: named(), b: field({}) })).fields.get("data.a")).to.include({ subject: "project" });
    expect(kindDeclaration(kind({ b: field({}) })).fields.get("data.b")).to.not.have.property("subject");
    expect(found({ a: named({ type: "number" }) })).to.deep.equal(["not-allowed /properties/a/x-subject"]);
    expect(found({ a: named({ type: "array", items: { type: "string" } }) })).to.deep.equal(["not-allowed /properties/a/x-subject"]);
    expect(found({ a: named({ enum: ["p"] }), b: named({ format: "date" }), c: named({ "x-personal": true }) })).to.deep.equal(["not-allowed /properties/a/enum", "not-allowed /properties/b/format", "not-allowed /properties/c/x-personal"]);
    expect(found({ a: field({ type: "object", properties: { b: named() } }) })).to.deep.equal(["not-allowed /properties/a/properties/b/x-subject"]);
    expect(found({ a: named() }, { $id: "subject/visit" })).to.deep.equal(["not-allowed /properties/a/x-subject"]);
    expect(found({ a: field({ "x-subject": "a kind" }) })).to.have.length(1);
  });
  it("has no keyword that says nothing of its type, and no bounds that nothing meets", () => {
    expect(found({ a: field({ minimum: 1 }) })).to.deep.equal(["not-allowed /properties/a/minimum"]);
    expect(found({ a: field({ type: "number", maxLength: 3 }) })).to.deep.equal(["not-allowed /properties/a/maxLength"]);
    expect(found({ a: field({ format: "date", maxLength: 3 }) })).to.deep.equal(["not-allowed /properties/a/maxLength"]);
    expect(found({ a: field({ type: "number", minimum: 3, maximum: 1 }) })).to.deep.equal(["bounds-crossed /properties/a/minimum"]);
    expect(found({ a: field({ maxLength: 50_000 }) })).to.deep.equal(["too-great /properties/a/maxLength"]);
    expect(found({ a: field({ "x-enum-titles": { b: { "zh-CN": "乙", en: "B" } } }) })).to.deep.equal(["not-one-of /properties/a/x-enum-titles/b"]);
    expect(found({ a: field({}) }, { required: ["b"] })).to.deep.equal(["unknown-field /required/0"]);
    expect(found({ a: field({ type: "object", properties: { b: field({}) }, required: ["c"] }) })).to.deep.equal(["unknown-field /properties/a/required/0"]);
    expect(found({ a: field({ type: "object", properties: { b: field({}) } }), "a.b": field({}) })).to.deep.equal(["duplicate-name /properties/a.b"]);
  });
  it("has at most 60 fields, those within objects included; what a revision keeps is read all the same", () => {
    const many = (count: number): Record<string, object> => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, field({})]));
    expect(found(many(60))).to.deep.equal([]);
    expect(found(many(61))).to.deep.equal(["too-many /properties"]);
    expect(found({ ...many(59), g: field({ type: "object", properties: many(2) }) })).to.deep.equal(["too-many /properties"]);
    expect(checkKind(kind(many(61)), { kept: true })).to.deep.equal([]);
  });
});

describe("a record against what its kind declares", () => {
  const kinds = kindsOf([VISIT]);
  const check = (data: object): readonly string[] => validateRecord({ kinds }, { id: "r", subject: "s", kind: "visit", occurredOn: "2026-01-05", data: { by: "grid", days: { found: "2026-01-01" }, ...data } }).map(({ code, path }) => `${code} ${path}`);
  it("holds to types, limits and places of nested values", () => {
    expect(check({ text: "字".repeat(2000), short: "一二𠮷", count: 9, at: "2026-03-31T09:00:00+08:00", tags: ["一", "二"], people: [{ role: "楼长", count: 2 }] })).to.deep.equal([]);
    expect(check({ text: "字".repeat(2001) })).to.deep.equal(["too-long /data/text"]);
    expect(check({ short: "一二三四" })).to.deep.equal(["too-long /data/short"]);
    expect(check({ tags: ["一二三"] })).to.deep.equal(["too-long /data/tags/0"]);
    expect(check({ tags: ["一", "二", "三"] })).to.deep.equal(["too-many /data/tags"]);
    expect(check({ count: 1.5 })).to.deep.equal(["wrong-type /data/count"]);
    expect(check({ at: "2026-03-31 09:00" })).to.deep.equal(["malformed /data/at"]);
    expect(check({ at: "2026-02-30T09:00:00Z" })).to.deep.equal(["no-such-day /data/at"]);
    expect(check({ days: { called: "2026-02-30" } })).to.have.members(["no-such-day /data/days/called", "missing-key /data/days"]);
    expect(check({ days: null })).to.deep.equal(["missing-key /data"]);
    expect(check({ days: { found: "2026-01-01", rated: "2026-01-01" } })).to.deep.equal(["unknown-field /data/days/rated"]);
    expect(check({ days: [] })).to.deep.equal(["wrong-type /data/days"]);
    expect(check({ "days.found": "2026-01-01" })).to.deep.equal(["unknown-field /data/days.found"]);
    expect(check({ people: [{ count: 0 }] })).to.have.members(["too-small /data/people/0/count", "missing-key /data/people/0"]);
    expect(check({ people: [{ role: "a" }, { role: "b" }, { role: "c" }] })).to.deep.equal(["too-many /data/people"]);
  });
  it("lets rules read the fields of an object, not those of a list", () => {
    const { fields, objects, order } = kindDeclaration(VISIT);
    expect(fields.get("data.days.found")).to.include({ type: "day", required: true, public: true, within: "data.days" });
    expect(fields.get("data.days.called")).to.include({ required: false });
    expect([...fields.keys()].filter((name) => name.startsWith("data.people"))).to.deep.equal([]);
    expect([...(objects?.keys() ?? [])]).to.deep.equal(["data.days", "data.people"]);
    expect(order?.slice(-2)).to.deep.equal(["data.days", "data.people"]);
  });
});
