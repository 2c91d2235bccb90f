import { shanghaiDay } from "../../domain/calendar/days.js";
import type { Day, EvidenceRecord, Json, Text } from "../../domain/model/documents.js";
import type { FieldDeclaration, KindDeclaration } from "../../domain/model/kinds.js";
import { stateOf } from "../../domain/records/record-life.js";
import { SIMILAR, similarity } from "../../domain/records/similar-words.js";
import type { Context } from "../context.js";
import type { VersionDocument } from "../documents.js";
import { recordIdOf } from "../imports/identity.js";
import { knownSources } from "../imports/known-sources.js";
import { kindsOf } from "../kinds/stored-kinds.js";
import type { DocumentStore } from "../ports/document-store.js";
import { currentBodies, currentRecords, type VisibleVersion } from "./current-records.js";

/** Days that two records of one act lie apart at most. */
export const SAME_ACT_DAYS = 7;
const MOST_FOUND = 50;

export interface PossibleSameAct {
  readonly record: EvidenceRecord;
  readonly version: number;
  /** Both have the same number, at one source or at two. */
  readonly sameNumber: boolean;
  /** Days between them; null: one of them has no day. */
  readonly days: number | null;
  /** How alike their words are, 0 to 1. */
  readonly similar: number;
  readonly reasons: readonly Text[];
}
type Kinds = ReadonlyMap<string, KindDeclaration>;

function dayOfAct({ occurredOn, foundOn }: EvidenceRecord): Day | null {
  const day = occurredOn ?? foundOn;
  return day === undefined ? null : shanghaiDay(day);
}

function words(value: Json | undefined, codes: ReadonlyMap<string, Text> | undefined): string {
  if (typeof value === "string") return codes?.get(value)?.["zh-CN"] ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => words(each, codes)).join(" ");
  return typeof value === "object" && value !== null ? Object.values(value).map((each: Json) => words(each, undefined)).join(" ") : "";
}

/** Texts that may be longer are descriptions; shorter ones are names and codes. */
const ONE_LINE = 200;

interface Words {
  /** Its descriptions. */
  readonly told: string;
  /** All its texts, and its codes by their names. Personal fields are in neither. */
  readonly all: string;
}

function wordsOf({ data, kind }: EvidenceRecord, kinds: Kinds): Words {
  const fields = Object.entries(data).filter(([, value]) => !/^\d{4}-\d{2}-\d{2}/.test(String(value))).map(([name, value]) => ({ value, field: kinds.get(kind)?.fields.get(`data.${name}`) }));
  const isTold = (field: FieldDeclaration | undefined): boolean => field !== undefined && field.oneOf === undefined && (field.maxLength ?? 0) > ONE_LINE;
  const join = (some: typeof fields): string => some.map(({ value, field }) => words(value, field?.codes)).join(" ").trim();
  return { told: join(fields.filter(({ field, value }) => isTold(field) && typeof value === "string" && /\s|[^\0-\x7f]/.test(value))), all: join(fields) };
}

/** Descriptions are compared where both have one. */
function alike(a: Words, b: Words): number {
  return a.told !== "" && b.told !== "" ? similarity(a.told, b.told) : similarity(a.all, b.all);
}

/** Whether a version is worth a look: what stands may be another one. */
function isNear(record: EvidenceRecord, other: EvidenceRecord): boolean {
  const [a, b] = [dayOfAct(record), dayOfAct(other)];
  return (a !== null && b !== null && Math.max(a - b, b - a) <= SAME_ACT_DAYS) || (other.sourceNumber !== undefined && other.sourceNumber === record.sourceNumber);
}

/** Shorter ones are serial numbers, which every source has. */
const TELLING_NUMBER = 6;

/** Ids under which the number may be known: at its source as any kind, and as its kind at any source. Ids are made of the three, so that no index is needed. */
async function sameNumberIds(store: DocumentStore, { kind, source, sourceNumber = "" }: EvidenceRecord, kinds: Kinds): Promise<readonly string[]> {
  if (sourceNumber === "") return [];
  const sources = sourceNumber.length < TELLING_NUMBER ? [] : await knownSources(store);
  return [...[...kinds.keys()].map((each) => recordIdOf(each, source ?? null, sourceNumber)), ...sources.map((each) => recordIdOf(kind, each, sourceNumber))];
}

/** Ids of records that may be meant: those of the subject about these days or with the number, and those that bear it elsewhere. */
async function candidates(store: DocumentStore, record: EvidenceRecord, kinds: Kinds): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const found of store.stream<VersionDocument<EvidenceRecord>>("records", { index: "subject", prefix: [record.subject] })) {
    for (const { body: { body } } of found) if (isNear(record, body)) ids.add(body.id);
  }
  for (const id of await sameNumberIds(store, record, kinds)) ids.add(id);
  ids.delete(record.id);
  return ids;
}

const percent = (share: number): number => Math.floor(share * 100);

function numberReason({ source, sourceNumber = "" }: EvidenceRecord, other: EvidenceRecord): Text {
  if (source === other.source) return { "zh-CN": `来源编号相同：${sourceNumber}`, en: `the same number at the source: ${sourceNumber}` };
  const [zh, en] = other.source === undefined ? ["未写来源", "no source"] : [`来源：${other.source}`, `the source ${other.source}`];
  return { "zh-CN": `编号相同：${sourceNumber}（${zh}）`, en: `the same number: ${sourceNumber} (of ${en})` };
}

function reasonsOf({ sameNumber, days, similar }: Pick<PossibleSameAct, "sameNumber" | "days" | "similar">, record: EvidenceRecord, other: EvidenceRecord): readonly Text[] {
  const number = numberReason(record, other);
  if (days === null || days > SAME_ACT_DAYS || similar < SIMILAR) return sameNumber ? [number] : [];
  const near: Text = { "zh-CN": days === 0 ? "同一对象、同一天" : `同一对象、相隔 ${days} 天`, en: days === 0 ? "the same subject and day" : `the same subject, ${days} days apart` };
  return [...(sameNumber ? [number] : []), near, { "zh-CN": `文字相似 ${percent(similar)}%`, en: `${percent(similar)}% of the words alike` }];
}

function compare(record: EvidenceRecord, { body, version }: VisibleVersion<EvidenceRecord>, kinds: Kinds): PossibleSameAct | null {
  const own = stateOf(body).state;
  if (own === "revoked" || own === "rejected" || (body.incident !== undefined && body.incident === record.incident)) return null;
  const [a, b] = [dayOfAct(record), dayOfAct(body)];
  const sameSubject = body.subject === record.subject;
  const found = {
    sameNumber: record.sourceNumber !== undefined && body.sourceNumber === record.sourceNumber,
    days: a === null || b === null || !sameSubject ? null : Math.max(a - b, b - a),
    similar: sameSubject ? alike(wordsOf(record, kinds), wordsOf(body, kinds)) : 0,
  };
  const reasons = reasonsOf(found, record, body);
  return reasons.length === 0 ? null : { record: body, version, ...found, reasons };
}

const far = (each: PossibleSameAct): number => each.days ?? Number.MAX_SAFE_INTEGER;
const order = (a: PossibleSameAct, b: PossibleSameAct): number =>
  Number(b.sameNumber) - Number(a.sameNumber) || b.similar - a.similar || far(a) - far(b) || (a.record.id < b.record.id ? -1 : 1);

/**
 * Other records that may be about the same act, the likeliest first, at most 50, each with its reasons: the same number at the source, or, of one
 * kind and at least six characters long, at another, whomever it is about; or the same subject, at most seven days apart, with similar words. Revoked and rejected ones, and those of its incident, are left out. Joining is a person's.
 */
export async function possibleSameActs(context: Pick<Context, "store" | "library">, id: string): Promise<readonly PossibleSameAct[]> {
  const { store } = context;
  const [{ body: record }] = await currentRecords(store, [id]);
  const kinds = (await kindsOf(context)).records;
  const found = await currentBodies<EvidenceRecord>(store, "records", [...(await candidates(store, record, kinds))]);
  return [...found.values()].flatMap((each) => compare(record, each, kinds) ?? []).sort(order).slice(0, MOST_FOUND);
}
