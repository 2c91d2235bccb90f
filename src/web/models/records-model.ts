import type { Evidence } from "../../app/queries/evidence.js";
import type { PublicRecord } from "../../app/queries/public-record.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { fieldInWords } from "./field-words.js";
import { fill, wordsOf, type Language } from "../language.js";
import { COMMON } from "../words/chrome.js";
import { periodInWords } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";
import type { Link } from "../pages/layout-model.js";
import type { Mark } from "./marks.js";

export interface RecordModel {
  readonly anchor: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly fields: readonly { readonly label: string; readonly text: string }[];
}

/** An id as a fragment: letters, digits, - and _. */
export const anchorOf = (prefix: string, id: string): string => `${prefix}-${id.replace(/[^A-Za-z0-9_-]/g, "_")}`;

const dayOfRecord = (record: PublicRecord): string => String(record.fields.find(({ field }) => field.name === "occurredOn")?.value ?? "");

/** Parts of an id that the system made: `<scheme>/<period>/<subject>[/<rule>[/<record>]]`. */
const madeOf = (id: string, place: number): string => id.split("/")[place] ?? "";

/** Kind and day of a record; for an earlier decision, its period; for an item of one, its period and rule. */
export function recordTitle(record: PublicRecord, scheme: Scheme, language: Language): string {
  if (record.kind === "decision") return fill(wordsOf(SCORECARD, language).decisionRecord, { period: periodInWords(madeOf(record.id, 1), language) });
  const kind = scheme.kinds.records.get(record.kind)?.title[language] ?? record.kind;
  if (record.kind === "item") return `${kind} ${periodInWords(madeOf(record.id, 1), language)} ${madeOf(record.id, 3)}`;
  return `${kind} ${dayOfRecord(record)}`.trim();
}

export function recordLink(evidence: Evidence, id: string, scheme: Scheme, language: Language): Link {
  const record = evidence.records.get(id);
  return { href: `#${anchorOf("r", id)}`, text: record ? recordTitle(record, scheme, language) : id };
}

/** Titles explain codes in brackets; a label needs the head only. */
const labelOf = (title: string): string => title.replace(/\s*[（(].*$/, "") || title;

/** All records behind a card, newest first within their kind; public fields only. */
export function recordModels(evidence: Evidence, scheme: Scheme, language: Language, names: ReadonlyMap<string, string> = new Map()): readonly RecordModel[] {
  const about = wordsOf(SCORECARD, language).about;
  const whom = (id: string | undefined): RecordModel["fields"] => (id === undefined ? [] : [{ label: about, text: names.get(id) ?? id }]);
  const disputed: Mark = { text: wordsOf(COMMON, language).disputed, look: "warn" };
  const records = [...evidence.records.values()].sort((a, b) => (a.kind !== b.kind ? (a.kind < b.kind ? -1 : 1) : dayOfRecord(a) > dayOfRecord(b) ? -1 : 1));
  return records.map((record) => ({
    anchor: anchorOf("r", record.id), title: recordTitle(record, scheme, language), marks: record.disputed ? [disputed] : [],
    fields: [...whom(record.about), ...record.fields.filter(({ field }) => field.name !== "occurredOn").map(({ field, value }) => ({ label: labelOf(field.title[language]), text: fieldInWords(field, value, scheme, language) }))],
  }));
}
