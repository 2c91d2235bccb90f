import type { MissingReason, Outcome } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { RecordsFact } from "../../domain/model/scheme.js";
import { ofNumber } from "../arithmetic/fraction.js";
import { OPEN } from "../arithmetic/interval.js";
import type { Read } from "../cell.js";
import { judge } from "../condition.js";
import type { World } from "../world.js";
import type { Aggregated } from "./aggregate.js";
import type { Member } from "./members.js";
import { dayField } from "./record-view.js";
import { doubtOf, readRecord } from "./select-records.js";

/** One record of the row, newest first: whether it is in it, and whether it satisfies the condition. */
interface Link {
  readonly doubt: MissingReason | null;
  readonly satisfies: Outcome;
  /** Why `satisfies` is unknown. */
  readonly gap: MissingReason | null;
  /** The row ends before it: a period in which the subject was not rated lies between it and the newer one. */
  readonly broken: boolean;
}

/** Whether the subject was rated by the scheme in the period that ended on a day. */
function wasRated(world: World, member: Member, on: Day): boolean {
  const decisions = world.records.get(member.record.subject)?.byKind.get("decision") ?? [];
  const ofThatDay = decisions.filter(({ record }) => record.data.scheme === member.record.data.scheme && dayField(world, record, "occurredOn") === on);
  return ofThatDay.some(({ record }) => record.data.status === "rated");
}

/** Decided periods between two decisions in which the subject was not rated end the row (R6). */
function isBroken(world: World, newer: Member | undefined, member: Member): boolean {
  if (member.record.kind !== "decision") return false;
  if (member.record.data.status !== undefined && member.record.data.status !== "rated") return true;
  const decided = world.input.decided.get(String(member.record.data.scheme)) ?? [];
  return newer !== undefined && decided.some((on) => member.on < on && on < newer.on && !wasRated(world, member, on));
}

function linkOf(world: World, fact: RecordsFact, member: Member, facts: Read): Omit<Link, "broken"> {
  if (fact.satisfies === undefined) return { doubt: member.doubt, satisfies: "true", gap: null };
  const node = judge(fact.satisfies, readRecord(world, member.record, facts), world.operators);
  return { doubt: member.doubt, satisfies: node.outcome, gap: node.outcome === "unknown" ? doubtOf(node, member.record) : null };
}

/** How many satisfy before one does not; `inRow` says whether a record in doubt is in, `holds` what an unknown condition comes to. */
function count(links: readonly Link[], inRow: (link: Link) => boolean, holds: (link: Link) => boolean): number {
  const row = links.filter((link) => link.broken || link.doubt === null || inRow(link));
  const end = row.findIndex((link) => link.broken || !holds(link));
  return end < 0 ? row.length : end;
}

/** Counts from the newest record back those that satisfy `of` (R4, R6); missing where a record or its condition is unknown. */
export function consecutive(world: World, fact: RecordsFact, members: readonly Member[], facts: Read): Aggregated {
  if (members.length === 0) return { reason: "noRecord", ends: OPEN };
  const links = members.map((member, i) => ({ ...linkOf(world, fact, member, facts), broken: isBroken(world, members[i - 1], member) }));
  const reasons = links.flatMap((link) => [link.doubt, link.gap]).filter((reason) => reason !== null);
  const surely = (link: Link): boolean => link.satisfies === "true";
  const perhaps = (link: Link): boolean => link.satisfies !== "false";
  if (reasons.length === 0) return { number: ofNumber(count(links, () => true, surely)) };
  const least = count(links, (link) => !surely(link), surely);
  const greatest = count(links, perhaps, perhaps);
  return { reason: foremost(reasons), ends: { low: ofNumber(least), high: ofNumber(greatest) } };
}

/** The reason that is named when there are several: an undecided list, a dispute, a field that lacks. */
export function foremost(reasons: readonly MissingReason[]): MissingReason {
  return (["undecided", "disputed"] as const).find((reason) => reasons.includes(reason)) ?? reasons[0];
}
