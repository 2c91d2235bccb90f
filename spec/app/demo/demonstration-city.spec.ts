import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { validateRecord, validateSubject } from "../../../src/adapters/schema/validate-documents.js";
import { DEMONSTRATION_SEED, demonstrationBatches } from "../../../src/app/demo/batches.js";
import { demonstrationCity } from "../../../src/app/demo/demonstration-city.js";
import type { City } from "../../../src/app/demo/model.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { KINDS } from "../../rules/load.js";

const city = demonstrationCity(DEMONSTRATION_SEED);
const records: readonly EvidenceRecord[] = city.batches.flatMap((batch) => batch.records);
const latest = new Map(records.map((record) => [record.id, record]));
const digest = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
const steps = (record: EvidenceRecord): readonly string[] => (record.steps ?? []).map((step) => step.step);
const some = (holds: (record: EvidenceRecord) => boolean): number => [...latest.values()].filter(holds).length;

describe("the demonstration city", () => {
  it("is the same for the same seed, and another for another", () => {
    const once = digest(city);
    expect(digest(demonstrationCity(DEMONSTRATION_SEED))).to.equal(once);
    expect(digest(demonstrationCity("another"))).not.to.equal(once);
  });

  it("has 650 firms, 1 400 estates, their heads, 12 districts, 9 quarters and about 60 000 records", () => {
    const kinds = (kind: string): number => city.subjects.filter((subject) => subject.kind === kind).length;
    expect([kinds("enterprise"), kinds("project")]).to.deep.equal([650, 1400]);
    expect(kinds("manager")).to.be.greaterThan(1300);
    expect(new Set(city.subjects.map((subject) => subject.attributes.district)).size).to.equal(12);
    expect(city.batches.map((batch) => batch.quarter)).to.have.length(9).and.include("2026-Q3");
    expect(latest.size).to.be.within(57000, 63000);
  });

  it("has firms without an estate and firms with ten", () => {
    const managed = city.subjects.filter((s) => s.kind === "enterprise").map((s) => Number(s.attributes.projectsManaged));
    expect(managed.filter((n) => n === 0).length).to.be.greaterThan(10);
    expect(Math.max(...managed)).to.equal(10);
  });

  it("fits its kinds, every subject and every record", () => {
    const ids = new Set(city.subjects.map((subject) => subject.id));
    const rules = { kinds: KINDS, isSubject: (id: string): boolean => ids.has(id) };
    const wrong = [...city.subjects.flatMap((s) => validateSubject(rules, s)), ...records.flatMap((r) => validateRecord(rules, r))];
    expect(wrong.slice(0, 5)).to.deep.equal([]);
    expect(ids.size).to.equal(city.subjects.length);
    expect(city.links.every((link) => ids.has(link.subject) && ids.has(link.target))).to.equal(true);
  });

  it("comes from the six sources, and from filings, awards, surveys, panels and disclosure inspections", () => {
    const kinds = new Set(records.map((record) => record.kind));
    const sources = ["complaint", "petition", "superior-notice", "inspection", "list-entry", "credit-item"];
    expect([...kinds].sort()).to.deep.equal([...sources, "award", "base-filing", "disclosure-inspection", "judgment", "panel-score", "penalty", "survey"].sort());
  });

  it("has late, disputed, doubled, corrected, rejected, revoked and merely reported records", () => {
    const incidents = new Map<string, Set<string>>();
    for (const { incident, kind } of latest.values()) if (incident) incidents.set(incident, (incidents.get(incident) ?? new Set()).add(kind));
    const months = (record: EvidenceRecord): number => (Date.parse((record.recordedOn ?? "").slice(0, 10)) - Date.parse(record.occurredOn ?? "")) / 86400000;
    expect(some((r) => months(r) > 60), "late").to.be.greaterThan(50);
    expect(some((r) => steps(r).includes("disputed")), "disputed").to.be.greaterThan(30);
    expect([...incidents.values()].filter((kindsOf) => kindsOf.size > 1).length, "told by two sources").to.be.greaterThan(20);
    expect(records.filter((r) => (r.version ?? 1) > 1).length, "second versions").to.be.greaterThan(500);
    expect(some((r) => steps(r).join() === "reported"), "only reported").to.be.greaterThan(100);
    expect(some((r) => steps(r).includes("rejected")), "rejected").to.be.greaterThan(20);
    expect(some((r) => steps(r).includes("revoked")), "revoked").to.be.greaterThan(5);
  });

  it("names in its fields only subjects that are there, of the kind that is meant", () => {
    const kindOf = new Map(city.subjects.map(({ id, kind }) => [id, kind]));
    const named = records.flatMap(({ kind, data }) => [...(KINDS.records.get(kind)?.fields.values() ?? [])].flatMap(({ name, subject }) => {
      const id = subject === undefined ? undefined : data[name.slice("data.".length)];
      return typeof id === "string" ? [[kindOf.get(id), subject]] : [];
    }));
    expect(named.length).to.be.greaterThan(1000);
    expect(named.filter(([found, meant]) => found !== meant)).to.deep.equal([]);
  });

  it("lacks things: attributes, filings, boards that nobody looked at", () => {
    expect(city.subjects.filter((s) => s.kind === "enterprise" && s.attributes.registeredOn === undefined).length).to.be.greaterThan(3);
    expect(city.subjects.filter((s) => s.kind === "project" && s.attributes.contractForm === undefined).length).to.be.greaterThan(10);
  });

  it("keeps versions in order: each in a later batch than the one before", () => {
    const seen = new Map<string, number>();
    for (const record of records) {
      expect(record.version).to.equal((seen.get(record.id) ?? 0) + 1);
      seen.set(record.id, record.version ?? 1);
    }
  });

  it("names nobody real: every name says that it is invented", () => {
    expect(city.subjects.filter((s) => !/^(示例|虚构)/.test(s.name)).map((s) => s.name)).to.deep.equal([]);
    const people = records.flatMap(({ data }) => [data.caller, data.text]).filter((value) => value !== undefined);
    expect(people.filter((value) => !String(value).includes("虚构"))).to.deep.equal([]);
    expect(new Set(city.subjects.filter((s) => s.kind !== "manager").map((s) => s.name)).size).to.equal(2050);
  });

  it("is drawn without any knowledge of ratings", () => {
    const code = readdirSync("src/app/demo").filter((file) => file !== "batches.ts").map((file) => readFileSync(`src/app/demo/${file}`, "utf8").replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, ""));
    expect(code.filter((text) => /\b(AAA|shandong|luan-red|ten-disclosures|rules\/)|evaluate|reference/.test(text))).to.deep.equal([]);
  });

  it("is made within 3 seconds", function () {
    this.timeout(30000);
    const timed = (): number => {
      const start = process.hrtime.bigint();
      const made: City = demonstrationCity("speed");
      expect(made.subjects.length).to.be.greaterThan(0);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    expect(Math.min(timed(), timed(), timed())).to.be.below(3000);
  });

  it("comes as ten writes: the subjects, then each quarter when it was closed", () => {
    const batches = demonstrationBatches();
    expect(batches.map((b) => b.batch)).to.deep.equal(["demo-subjects", ...city.batches.map((b) => `demo-${b.quarter}`)]);
    expect(batches.map((b) => b.at)).to.deep.equal([...batches.map((b) => b.at)].sort());
  });
});
