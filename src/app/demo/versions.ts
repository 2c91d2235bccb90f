import { isoDay } from "../../domain/calendar/days.js";
import type { Day, EvidenceRecord, Step } from "../../domain/model/documents.js";
import type { Draft, Happening } from "./model.js";
import { batchOf, closingDay, QUARTERS } from "./quarters.js";

const stepOf = ({ on, step, by, reason }: Happening): readonly Step[] =>
  step === undefined ? [] : [{ step, on: isoDay(on), ...(by === undefined ? {} : { by }), ...(reason === undefined ? {} : { reason }) }];

const day = (field: string, value: Day | undefined): Readonly<Record<string, string>> => (value === undefined ? {} : { [field]: isoDay(value) });

/** The record as it was known when the batch was closed. */
function versionAt(draft: Draft, id: string, version: number, closing: Day): EvidenceRecord {
  const life = draft.life.filter(({ on }) => on <= closing);
  const data = life.reduce((latest, happening) => happening.data ?? latest, draft.data);
  return {
    id, version, subject: draft.subject, kind: draft.kind, source: draft.source, ...(draft.incident === undefined ? {} : { incident: draft.incident }),
    occurredOn: isoDay(draft.occurredOn), ...day("dueOn", draft.dueOn), ...day("validUntil", draft.validUntil),
    recordedOn: `${isoDay(draft.recordedOn)}T09:00:00+08:00`, data, steps: life.flatMap(stepOf),
  };
}

/** All versions of a record, each with the place of its batch: the first when it was entered, another whenever something happened to it since. */
export function versionsOf(draft: Draft, id: string): readonly { readonly place: number; readonly record: EvidenceRecord }[] {
  const first = batchOf(draft.recordedOn);
  if (first === null) return [];
  const ordered: Draft = { ...draft, life: [...draft.life].sort((a, b) => a.on - b.on) };
  const places = new Set(ordered.life.map(({ on }) => Math.max(first, batchOf(on) ?? QUARTERS.length)).filter((place) => place < QUARTERS.length));
  const wanted = [...places.add(first)].sort((a, b) => a - b);
  return wanted.map((place, i) => ({ place, record: versionAt(ordered, id, i + 1, closingDay(place)) }));
}
