import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";

const text = (zh: string, en: string): object => ({ "zh-CN": zh, en });
const head = (id: string): object => ({ id, title: text(id, id), subject: "project", basis: [{ id: "own", document: "Invented" }], period: { cadence: "quarter" } });
const basis = [{ ref: "own" }];
const points = (name: string, fact: string, more: object = {}): object => ({ name, basis, event: { type: "points", params: { group: "g", amount: { fact } } }, ...more });
const score = { groups: [{ id: "g" }], round: { places: 2 } };
const guarded = (field: string, more: readonly object[] = []): object => ({ all: [{ fact: "data.scheme", operator: "equal", value: "chain-marks" }, { fact: field, operator: "known", value: true }, ...more] });
const from = (kind: string, scheme: string, more: object): object => ({ from: "records", kind, where: { "data.scheme": scheme }, ...more });

/** Marks of the quarter, one item each on its day, and of two marks for one aspect only the larger; a finding on lifts; households without a record. */
export const MARKS = {
  ...head("chain-marks"),
  facts: { households: { from: "attribute", field: "households", range: [0, 100000] }, lift: { from: "attribute", field: "hasLift" } },
  checks: { lift: { title: text("电梯", "Lift") } }, results: [{ id: "missing", title: text("无", "Missing") }, { id: "met", title: text("有", "Met") }],
  rules: [
    points("mark", "record.data.points", { for: { each: "panel-score", window: "period" }, one: { of: "aspect", per: ["record.data.aspect"], take: "largest" } }),
    points("size", "households"),
    { name: "lifted", basis, conditions: { all: [{ fact: "lift", operator: "equal", value: true }] }, event: { type: "finding", params: { check: "lift", result: "met" } } },
  ],
  score, ranking: { scope: [], by: [{ score: "descending" }] },
};
/** Reads the items of the marks. */
export const ITEMS = {
  ...head("chain-items"),
  facts: {
    marks: from("item", "chain-marks", { where: { "data.scheme": "chain-marks", "data.rule": "mark" }, window: "period", aggregate: "count" }),
    sum: from("item", "chain-marks", { where: guarded("data.points"), aggregate: "sum", of: "data.points", range: [0, 100000] }),
    lifts: from("item", "chain-marks", { where: guarded("data.result", [{ fact: "data.result", operator: "equal", value: "met" }]), aggregate: "count" }),
    age: from("item", "chain-marks", { where: { "data.scheme": "chain-marks", "data.rule": "mark" }, aggregate: "daysSince", range: [0, 1000] }),
  },
  rules: [points("marks", "marks"), points("sum", "sum"), points("lifts", "lifts"), points("age", "age")],
  score: { groups: [{ id: "g" }], round: { places: 2 } }, grades: [{ grade: "good", title: text("好", "Good"), from: 300 }, { grade: "fair", title: text("可", "Fair"), below: 300 }], ranking: { scope: [], by: [{ score: "descending" }] },
};
/** Reads the decisions of that. */
export const BOARD = {
  ...head("chain-board"),
  facts: { before: from("decision", "chain-items", { aggregate: "latest", of: "data.score", range: [0, 100000] }) },
  rules: [points("before", "before")], score, ranking: { scope: [], by: [{ score: "descending" }] },
  lists: [{ id: "best", title: text("最好", "Best"), conditions: { all: [{ fact: "score", operator: "greaterThanInclusive", value: 300 }] } }],
};
/** One case of the marks: 2 + 300 = 302. */
export const MARKS_CASES = { scheme: "chain-marks", cases: [{
  name: "one mark", because: "2 + 300 = 302", asOf: "2026-09-30", period: "2026-Q3", subjects: [{ id: "E", attributes: { households: 300, hasLift: false } }],
  records: [{ kind: "panel-score", occurredOn: "2026-09-20", data: { aspect: "management", points: 2 } }],
  expect: { E: { score: 302, rank: 1, items: [{ rule: "mark", points: 2 }, { rule: "size", points: 300 }] } },
}] };

const estate = (id: string, households: number, hasLift: boolean): Subject => ({ id, kind: "project", name: `虚构小区${id}`, attributes: { district: "甲区", households, hasLift } });
export const mark = (id: string, subject: string, day: string, [aspect, value]: readonly [aspect: string, points: number]): EvidenceRecord =>
  ({ id, subject, kind: "panel-score", source: "district", occurredOn: day, recordedOn: `${day}T10:00:00+08:00`, data: { aspect, points: value }, steps: [{ step: "verified", on: day }] });

/** Three estates; a: three marks in 2026 Q3, two of them for one aspect. */
export async function writeEstates(store: DocumentStore): Promise<void> {
  await writeBatch(store, { batch: "estates", kind: "import", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented", subjects: [estate("a", 300, true), estate("b", 200, false), estate("c", 100, true)] });
  await writeBatch(store, { batch: "marks", kind: "records", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented", records: [
    mark("m1", "a", "2026-07-10", ["management", 5]), mark("m2", "a", "2026-08-20", ["management", 7]), mark("m3", "a", "2026-09-25", ["cooperation", 3]), mark("m4", "b", "2026-09-29", ["cooperation", 4]),
  ] });
}

/** Folders of schemes that no library has, each with its cases where there are some. */
export interface Folders {
  readonly path: (id: string) => string;
  readonly all: readonly string[];
  readonly remove: () => Promise<void>;
}

export async function schemeFolders(schemes: readonly { readonly id: string }[] = [MARKS, ITEMS, BOARD] as unknown as { readonly id: string }[], cases: Readonly<Record<string, object>> = { "chain-marks": MARKS_CASES }): Promise<Folders> {
  const root = await mkdtemp(join(tmpdir(), "wuye-chain-"));
  const path = (id: string): string => join(root, id);
  for (const scheme of schemes) {
    await mkdir(path(scheme.id), { recursive: true });
    await writeFile(join(path(scheme.id), "scheme.json"), JSON.stringify(scheme, null, 2));
    if (cases[scheme.id]) await writeFile(join(path(scheme.id), "cases.json"), JSON.stringify(cases[scheme.id]));
  }
  return { path, all: schemes.map(({ id }) => path(id)), remove: () => rm(root, { recursive: true, force: true }) };
}
