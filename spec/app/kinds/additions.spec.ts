import { expect } from "chai";
import fc from "fast-check";
import { checkKind } from "../../../src/adapters/schema/check-kind.js";
import { kindsOf } from "../../../src/adapters/schema/kind-declaration.js";
import { validateRecord } from "../../../src/adapters/schema/validate-documents.js";
import { beyondAdditions } from "../../../src/app/kinds/additions.js";
import type { JsonObject } from "../../../src/domain/scheme/pointer.js";
import type { RawKind } from "../../../src/generated/types/kind.js";

type Node = Record<string, unknown>;
interface Kind extends Node { properties: Record<string, Node>; required: string[] }

const SEED = { seed: 20260331, numRuns: 300 };
const titled = (more: object): Node => ({ title: "字段", ...more });
const words = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 });

/** A field, with values that fit it. */
const FIELD: fc.Arbitrary<{ readonly field: Node; readonly value: unknown }> = fc.oneof(
  words.chain((codes) => fc.constantFrom(...codes).map((value) => ({ field: titled({ type: "string", enum: codes }), value }))),
  fc.integer({ min: 1, max: 9 }).map((most) => ({ field: titled({ type: "string", maxLength: most }), value: "字".repeat(most) })),
  fc.tuple(fc.integer({ min: -9, max: 0 }), fc.integer({ min: 0, max: 9 })).map(([minimum, maximum]) => ({ field: titled({ type: "integer", minimum, maximum }), value: maximum })),
  fc.boolean().map((value) => ({ field: titled({ type: "boolean" }), value })),
  fc.constant({ field: titled({ type: "string", format: "date" }), value: "2026-03-31" }),
  fc.integer({ min: 1, max: 3 }).map((most) => ({ field: titled({ type: "array", items: { type: "string" }, maxItems: most }), value: Array.from({ length: most }, () => "x") })),
  fc.integer({ min: 0, max: 9 }).map((maximum) => ({ field: titled({ type: "object", properties: { part: titled({ type: "number", maximum }), other: titled({ type: "string" }) }, required: ["part"] }), value: { part: maximum } })),
  fc.integer({ min: 1, max: 3 }).map((most) => ({ field: titled({ type: "array", items: { type: "object", properties: { part: titled({ type: "boolean" }) }, required: ["part"] }, maxItems: most }), value: [{ part: true }] })),
);
const KIND = fc.array(FIELD, { minLength: 1, maxLength: 5 }).chain((made) => fc.array(fc.boolean(), { minLength: made.length, maxLength: made.length }).map((asked) => ({
  kind: { $id: "record/made", title: "造", type: "object", properties: Object.fromEntries(made.map(({ field }, i) => [`f${i}`, field])), required: made.flatMap((_, i) => (asked[i] ? [`f${i}`] : [])), additionalProperties: false } as Kind,
  data: Object.fromEntries(made.map(({ value }, i) => [`f${i}`, value])),
})));

const copy = (kind: Kind): Kind => structuredClone(kind);
const groupOf = (field: Node): Node => (field.type === "array" ? (field.items as Node) : field);
const isGroup = (field: Node): boolean => groupOf(field).type === "object";

/** What may be done to a field; false: there is nothing of the sort to do. */
const ADDITIONS: readonly ((kind: Kind, name: string) => boolean)[] = [
  (kind) => { kind.properties.added = titled({ type: "string" }); return true; },
  (kind, name) => { Object.assign(kind.properties[name], { title: "别名", "x-en": "Other", description: "说明" }); return true; },
  ({ properties }, name) => Array.isArray(properties[name].enum) && properties[name].enum.unshift("z") > 0,
  ({ properties }, name) => { if (properties[name].type !== "integer") return false; Object.assign(properties[name], { minimum: -99, maximum: 99 }); return true; },
  ({ properties }, name) => { if (properties[name].type !== "integer") return false; delete properties[name].maximum; return true; },
  ({ properties }, name) => { if (properties[name].maxLength === undefined) return false; delete properties[name].maxLength; return true; },
  ({ properties }, name) => { if (properties[name].type !== "array") return false; properties[name].maxItems = 200; return true; },
  ({ properties }, name) => { if (!isGroup(properties[name])) return false; (groupOf(properties[name]).properties as Record<string, Node>).added = titled({ type: "number" }); return true; },
];

/** What changes the meaning of a record that is there, or loses it. */
const BREAKS: readonly ((kind: Kind, name: string) => boolean)[] = [
  (kind, name) => { delete kind.properties[name]; kind.required = kind.required.filter((each) => each !== name); return true; },
  (kind, name) => { kind.properties[name] = titled({ type: kind.properties[name].type === "number" ? "string" : "number" }); return true; },
  (kind, name) => { kind.required = kind.required.includes(name) ? kind.required.filter((each) => each !== name) : [...kind.required, name]; return true; },
  (kind) => { kind.properties.added = titled({ type: "string" }); kind.required = [...kind.required, "added"]; return true; },
  ({ properties }, name) => { if (!Array.isArray(properties[name].enum)) return false; properties[name].enum = ["z"]; return true; },
  ({ properties }, name) => { if (!Array.isArray(properties[name].enum)) return false; delete properties[name].enum; return true; },
  ({ properties }, name) => { if (properties[name].type !== "integer") return false; properties[name].maximum = Number(properties[name].maximum) - 1; return true; },
  ({ properties }, name) => { if (properties[name].type !== "integer") return false; properties[name].type = "number"; return true; },
  ({ properties }, name) => { if (isGroup(properties[name])) return false; properties[name]["x-personal"] = true; return true; },
  ({ properties }, name) => { if (isGroup(properties[name])) return false; properties[name]["x-public"] = true; return true; },
  ({ properties }, name) => { if (!isGroup(properties[name])) return false; groupOf(properties[name]).required = []; return true; },
  ({ properties }, name) => { if (properties[name].type !== "array") return false; if (Number(properties[name].maxItems) < 2) return false; properties[name].maxItems = Number(properties[name].maxItems) - 1; return true; },
  (kind) => { kind["x-requires"] = ["dueOn"]; return true; },
];

const found = (kind: Kind, data: object): readonly string[] =>
  validateRecord({ kinds: kindsOf([kind as unknown as RawKind]) }, { id: "r", subject: "s", kind: "made", occurredOn: "2026-01-05", data }).map(({ code, path }) => `${code} ${path}`);

const changed = (changes: typeof ADDITIONS) => fc.tuple(KIND, fc.nat(), fc.nat()).map(([{ kind, data }, which, where]) => {
  const after = copy(kind);
  const names = Object.keys(kind.properties);
  return { kind, data, after, done: changes[which % changes.length](after, names[where % names.length]) };
}).filter(({ done }) => done);

describe("what a new version of a kind may be", () => {
  it("what adds is let through, and every record that was right is right (seeded)", () => {
    fc.assert(fc.property(changed(ADDITIONS), ({ kind, data, after }) => {
      expect(checkKind(after)).to.deep.equal([]);
      expect(found(kind, data)).to.deep.equal([]);
      expect(beyondAdditions(kind as JsonObject, after as JsonObject, "wider")).to.deep.equal([]);
      expect(found(after, data)).to.deep.equal([]);
    }), SEED);
  });
  it("what is more than that is refused, at a place of the new text (seeded)", () => {
    fc.assert(fc.property(changed(BREAKS), ({ kind, after }) => {
      const problems = beyondAdditions(kind as JsonObject, after as JsonObject, "wider");
      expect(problems).to.not.be.empty;
      for (const { code, message } of problems) expect([code, /\p{Script=Han}/u.test(message["zh-CN"]), /\p{Script=Han}/u.test(message.en)]).to.deep.equal(["not-allowed", true, false]);
    }), SEED);
  });
  it("a shipped kind gets optional fields and other words, and nothing else (seeded)", () => {
    const [FREE, WIDER] = [[...ADDITIONS.slice(0, 2), ...ADDITIONS.slice(7)], ADDITIONS.slice(2, 7)];
    fc.assert(fc.property(changed(FREE), ({ kind, after }) => { expect(beyondAdditions(kind as JsonObject, after as JsonObject, "optionalFields")).to.deep.equal([]); }), SEED);
    fc.assert(fc.property(changed(WIDER), ({ kind, after }) => { expect(beyondAdditions(kind as JsonObject, after as JsonObject, "optionalFields")).to.not.be.empty; }), SEED);
  });
  it("that a text names a subject may be added, but not to a shipped kind, and never changes or goes", () => {
    const made = (more: object): JsonObject => ({ $id: "record/made", title: "造", type: "object", properties: { a: titled({ type: "string", ...more }) }, additionalProperties: false }) as unknown as JsonObject;
    const found = (before: object, after: object, may: "wider" | "optionalFields"): readonly string[] => beyondAdditions(made(before), made(after), may).map(({ path }) => path);
    const [free, project] = [{}, { "x-subject": "project" }];
    expect([found(free, project, "wider"), found(free, project, "optionalFields")]).to.deep.equal([[], ["/properties/a/x-subject"]]);
    for (const may of ["wider", "optionalFields"] as const) expect([found(project, { "x-subject": "enterprise" }, may), found(project, free, may), found(project, project, may)], may).to.deep.equal([["/properties/a/x-subject"], ["/properties/a"], []]);
  });
  it("nothing changed is nothing refused", () => {
    fc.assert(fc.property(KIND, ({ kind }) => { expect(beyondAdditions(kind as JsonObject, copy(kind) as JsonObject, "optionalFields")).to.deep.equal([]); }), SEED);
  });
});
