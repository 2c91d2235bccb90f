import { isoDay } from "../../domain/calendar/days.js";
import { decodeBlocks } from "../../domain/facts/frozen-bytes.js";
import type { Card } from "../../domain/model/card.js";
import type { Frozen } from "../../domain/model/columns.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { Context } from "../context.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import { blockBytes, openRun } from "../runs/open-run.js";

/** Whom a row of a rule with `for` is about, and by which record. */
const rowKey = (subject: string, record: string): string => JSON.stringify([subject, record]);

/** Day of the act by subject and record, for each rule with `for`. */
type Acts = ReadonlyMap<string, ReadonlyMap<string, string>>;

function actsOf(scheme: Scheme, frozen: Frozen): Acts {
  const tables = new Map<string, ReadonlyMap<string, string>>();
  for (const [forKey, { owners, records, on }] of frozen.children) {
    const days = new Map<string, string>();
    owners.forEach((owner, row) => days.set(rowKey(frozen.subjects[owner], frozen.records.ids[records[row]]), isoDay(on[row])));
    tables.set(forKey, days);
  }
  return new Map(scheme.rules.flatMap(({ name, each }) => (each ? [[name, tables.get(each.forKey) ?? new Map<string, string>()] as const] : [])));
}

type ItemData = Readonly<Record<string, Json>>;

/** What a card holds for certain, by rule and record: its points (those of a `one` that count), and its findings; both of one row in one item. */
function itemsOf(card: Card): readonly { readonly rule: string; readonly record: string | null; readonly data: ItemData }[] {
  const points = card.items.filter((item) => item.outcome === "true" && item.insteadCounts === null)
    .map(({ rule, record, item, group, points: amount }) => ({ rule, record, data: { item, group, points: amount } }));
  const findings = card.findings.map(({ rule, record, check, result }) => ({ rule, record, data: { check, result } }));
  const found = new Map<string, { readonly rule: string; readonly record: string | null; readonly data: ItemData }>();
  for (const one of [...points, ...findings]) {
    const key = JSON.stringify([one.rule, one.record]);
    found.set(key, { ...one, data: { ...found.get(key)?.data, ...one.data } });
  }
  return [...found.values()];
}

/** The items of one card as the records of kind `item` that other runs read (R6), each on the day of its act; without a record: the last day of the period. */
export function cardItems(run: Pick<RunDocument, "scheme" | "period">, card: Card, acts: Acts): readonly EvidenceRecord[] {
  const { scheme, period } = run;
  return itemsOf(card).map(({ rule, record, data }) => {
    const occurredOn = (record === null ? undefined : acts.get(rule)?.get(rowKey(card.subject, record))) ?? period.to;
    const id = [scheme, period.id, card.subject, rule, ...(record === null ? [] : [record])].join("/");
    return {
      id, subject: card.subject, kind: "item", occurredOn, steps: [{ step: "verified", on: period.to }],
      data: { scheme, period: period.id, rule, ...data, ...(record === null ? {} : { record }) },
    };
  });
}

/** All items of a stored run as records: points and findings as its scorecards keep them, days as its frozen facts do. */
export async function itemRecords(context: Pick<Context, "store" | "library">, run: RunDocument): Promise<readonly EvidenceRecord[]> {
  const { scheme } = await openRun(context, run.id);
  const walks = scheme.rules.some((rule) => rule.each !== undefined);
  const acts = walks ? actsOf(scheme, decodeBlocks([...(await blockBytes(context, run))])) : new Map<string, never>();
  const records: EvidenceRecord[] = [];
  for await (const batch of context.store.stream<ScorecardDocument>("scorecards", { index: "run", prefix: [run.id] })) {
    for (const { body } of batch) records.push(...cardItems(run, body.card, acts));
  }
  return records;
}
