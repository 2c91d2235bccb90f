import { readFileSync } from "node:fs";
import { kindsOf } from "../../../../src/adapters/schema/kind-declaration.js";
import { loadScheme } from "../../../../src/adapters/files/load-scheme.js";
import type { Kinds } from "../../../../src/domain/model/kinds.js";
import type { Problem } from "../../../../src/domain/model/problem.js";
import { WHOLE } from "../../../../src/domain/scheme/whole-catalogue.js";
import type { Scheme } from "../../../../src/domain/model/scheme.js";
import type { RawKind } from "../../../../src/generated/types/kind.js";

const project: RawKind = {
  $id: "subject/project", title: "小区", "x-en": "Estate", type: "object", required: ["city"],
  properties: {
    city: { title: "城市", type: "string", "x-public": true },
    district: { title: "区", type: "string", "x-public": true },
    households: { title: "户数", type: "integer", minimum: 0 },
    hasLift: { title: "有电梯", type: "boolean" },
    takenOverOn: { title: "承接日期", type: "string", format: "date" },
    labels: { title: "标签", type: "array", items: { type: "string", enum: ["old", "new"] } },
    headId: { title: "负责人证件号", type: "string", "x-personal": true },
  },
};
const panelScore: RawKind = {
  $id: "record/panel-score", title: "打分", "x-en": "Panel score", type: "object", required: ["aspect", "points"],
  properties: {
    aspect: { title: "方面", type: "string", enum: ["organisation", "management", "rectification", "cooperation", "satisfaction"], "x-public": true },
    points: { title: "分", type: "number", minimum: 0, maximum: 30, "x-public": true },
    weight: { title: "权数", type: "number" },
    marker: { title: "打分人", type: "string", "x-personal": true },
    seenOn: { title: "查看日", type: "string", format: "date" },
    note: { title: "备注", type: "string" },
  },
};
const complaint: RawKind = {
  $id: "record/complaint", title: "投诉", "x-en": "Complaint", type: "object", required: ["level"], "x-requires": ["dueOn"],
  properties: { level: { title: "级别", type: "string", enum: ["city", "district"] }, points: { title: "件", type: "string" }, tags: { title: "标签", type: "array", items: { type: "string" } } },
};

/** Kinds of the specs' own: an estate, panel scores, complaints, and those of the system. */
export const KINDS: Kinds = kindsOf([project, panelScore, complaint]);

export const LUAN_TEXT = readFileSync(new URL("./luan.json", import.meta.url), "utf8");

/** Loose enough to be changed by a spec at any place. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a text that specs break on purpose
export type Loose = any;
/** The Lu'an example as a value of its own. */
export const luan = (): Loose => JSON.parse(LUAN_TEXT) as Loose;

export interface Read {
  readonly scheme: Scheme | null;
  readonly problems: readonly Problem[];
  /** "code path" of each problem. */
  readonly found: readonly string[];
}

const answer = (scheme: Scheme | null, problems: readonly Problem[]): Read => ({ scheme, problems, found: problems.map(({ code, path }) => `${code} ${path}`) });

/** Reads a value as an author's text; of what it says as a whole (unused, unreachable ...) nothing is told. */
export function read(raw: unknown): Read {
  const { scheme, problems } = loadScheme(JSON.stringify(raw, null, 2), KINDS);
  return answer(scheme, problems.filter(({ code }) => !Object.hasOwn(WHOLE, code)));
}

/** Reads the Lu'an example with a change, and tells what it says as a whole alone. */
export function whole(change: (raw: Loose) => void): Read {
  const raw = luan();
  change(raw);
  const { scheme, problems } = loadScheme(JSON.stringify(raw, null, 2), KINDS);
  return answer(scheme, problems.filter(({ code, severity }) => severity === "error" || Object.hasOwn(WHOLE, code)));
}

/** Reads the Lu'an example with a change. */
export function readChanged(change: (raw: Loose) => void): Read {
  const raw = luan();
  change(raw);
  return read(raw);
}

/** "code path" of each problem of the changed example. */
export const found = (change: (raw: Loose) => void): readonly string[] => readChanged(change).found;

/** One more rule without rows. */
export const rule = (rest: object): object => ({ name: "extra", basis: [{ ref: "notice" }], event: { type: "points", params: { group: "aspects", amount: 1 } }, ...rest });
/** A rule with that condition. */
export const when = (conditions: object): object => rule({ conditions });
export const test = (fact: string, operator: string, value: unknown): object => ({ fact, operator, value });
