import { addDuration, dayOf, isoDay } from "../../calendar/days.js";
import { STANDING } from "../../facts/records/standing-fact.js";
import type { StandingCard } from "../../model/card.js";
import type { Day, EvidenceRecord, Json } from "../../model/documents.js";
import { hasBit } from "../settled/bits.js";
import { LIST_STATUS, type ListResult, type Results } from "./results.js";

const names = (record: EvidenceRecord, field: string, list: string): boolean => {
  const value: Json | undefined = record.data[field];
  return Array.isArray(value) && value.includes(list);
};
const dayOfRecord = ({ occurredOn }: EvidenceRecord): Day => dayOf(occurredOn ?? "") ?? -Infinity;

/** The earlier decisions, newest first, back to the first in which the entry did not run any more. */
function unbroken(earlier: readonly EvidenceRecord[], list: string): readonly EvidenceRecord[] {
  const end = earlier.findIndex((record) => !names(record, "lists", list) && !names(record, "standing", list));
  return end < 0 ? earlier : earlier.slice(0, end);
}

/** Since when and until when a subject is on a list by its term, entered now or before; null: it is not (any more) (R32). */
function standingOn(results: Results, { list, status, exit }: ListResult, row: number): StandingCard | null {
  const { frozen: { asOf, period, current } } = results;
  if (!list.term) return null;
  const entered = LIST_STATUS[status[row]] === "in";
  const chain = unbroken(current.get(STANDING)?.[row] ?? [], list.id);
  const last = chain.find((record) => names(record, "lists", list.id));
  const left = exit !== null && results.eligibility[row] < 0 && hasBit(exit.certain, row);
  const runs = last !== undefined && asOf < addDuration(dayOfRecord(last), list.term, 1) && !left;
  if (!entered && !runs) return null;
  const since = runs ? dayOfRecord(chain[chain.length - 1]) : period.to;
  return { list: list.id, since: isoDay(since), until: isoDay(addDuration(entered ? period.to : dayOfRecord(last as EvidenceRecord), list.term, 1)) };
}

/** The lists with a term on which a subject is, of those settled so far, in the order of the scheme. */
export const standingOf = (results: Results, row: number): readonly StandingCard[] => results.lists.flatMap((list) => standingOn(results, list, row) ?? []);
