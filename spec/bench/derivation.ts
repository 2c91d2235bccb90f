import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Subject } from "../../src/domain/model/documents.js";
import type { Fact, Scheme } from "../../src/domain/model/scheme.js";
import { createRandom } from "./random.js";
import { SEED, workload } from "./workload.js";

/** Records of one subject, and the kinds they are of: each kind gives a count, a sum and its newest value. */
const RECORDS = 20;
const KINDS = Array.from({ length: 10 }, (_, i) => `k${i}`);
const AS_OF = 20_543;

const recordsFact = (name: string, kind: string, aggregate: "count" | "sum" | "latest"): Fact => ({
  name, from: "records", type: "number", decimals: 2, stage: 2, pointer: "", aggregate, current: false,
  select: { kinds: [kind], windows: [{ kind: "period" }], on: "occurredOn" }, ...(aggregate === "count" ? {} : { of: "record.data.points" }),
});
const attributeFact = (field: string): Fact => ({ name: field, from: "attribute", type: "number", decimals: 0, stage: 2, pointer: "", field });

/** 30 facts over records and 10 over attributes, no rules. */
export function derivationScheme(): Scheme {
  const facts = KINDS.flatMap((kind) => [recordsFact(`${kind}.count`, kind, "count"), recordsFact(`${kind}.sum`, kind, "sum"), recordsFact(`${kind}.latest`, kind, "latest")]);
  const text = { "zh-CN": "分", en: "points" };
  const fields = new Map([["data.points", { name: "data.points", type: "number" as const, title: text, required: true, public: true, personal: false }]]);
  const records = new Map(KINDS.map((id) => [id, { id, title: text, fields }]));
  return { ...workload(), id: "derivation", rules: [], facts: [...facts, ...Array.from({ length: 10 }, (_, i) => attributeFact(`a${i}`))], kinds: { subjects: new Map(), records } };
}

function subjectOf(i: number, below: (limit: number) => number): Subject {
  const attributes = Object.fromEntries(Array.from({ length: 10 }, (_, a) => [`a${a}`, below(1000)]));
  return { id: `P${String(i).padStart(6, "0")}`, kind: "project", name: `P${i}`, attributes };
}

/** Seeded subjects with 20 records each. */
export function derivationInput(subjects: number): EvaluationInput & { readonly records: readonly EvidenceRecord[] } {
  const { below } = createRandom(SEED + 1);
  const all = Array.from({ length: subjects }, (_, i) => subjectOf(i, below));
  const day = (): string => `2026-0${1 + below(3)}-${String(1 + below(28)).padStart(2, "0")}`;
  const records = all.flatMap(({ id }, s) => Array.from({ length: RECORDS }, (_, i): EvidenceRecord => {
    const on = day();
    return { id: `R${s}-${i}`, version: 1, subject: id, kind: KINDS[below(KINDS.length)], occurredOn: on, recordedOn: on, data: { points: below(10_000) / 100 }, steps: [{ step: "verified", on }] };
  }));
  return {
    period: { id: "2026-Q1", from: 20_454, to: AS_OF }, asOf: AS_OF, subjects: all, records, decided: new Map(),
    calendar: { firstYear: 2024, lastYear: 2026, holidays: new Set(), worked: new Set() },
  };
}
