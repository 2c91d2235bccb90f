import type { MissingReason, Outcome } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { RecordsFact } from "../../domain/model/scheme.js";
import { ofNumber } from "../arithmetic/fraction.js";
import { OPEN, type Interval } from "../arithmetic/interval.js";
import type { Read } from "../cell.js";
import { judge } from "../condition.js";
import type { World } from "../world.js";
import type { Aggregated, Pool } from "./aggregate.js";
import { newestFirst, type Member } from "./members.js";
import { dayField } from "./record-view.js";
import { doubtOf, readRecord } from "./select-records.js";

/** One record of the row, newest first: whether it is in it, and whether it satisfies the condition. */
interface Link {
  readonly doubt: MissingReason | null;
  readonly satisfies: Outcome;
  /** Why `satisfies` is unknown. */
  readonly gap: MissingReason | null;
  /** A period in which the subject was not rated lies between it and the newer one. */
  readonly isBroken: boolean;
}

/** Whether the subject was rated by the scheme in the period that ended on a day. */
function wasRated(world: World, member: Member, on: Day): boolean {
  const decisions = world.records.get(member.record.subject)?.byKind.get("decision") ?? [];
  const ofThatDay = decisions.filter(({ record }) => record.data.scheme === member.record.data.scheme && dayField(world, record, "occurredOn") === on);
  return ofThatDay.some(({ record }) => record.data.status === "rated");
}

/** Decided periods between two decisions in which the subject was not rated end the row (R6). */
function isBroken(world: World, newer: Member | undefined, member: Member): boolean {
  if (member.record.kind !== "decision" || newer === undefined) return false;
  const decided = world.input.decided.get(String(member.record.data.scheme)) ?? [];
  return decided.some((on) => member.on <= on && on < newer.on && !wasRated(world, member, on));
}

/** So does a decision by which it was not rated. */
const isNotRated = ({ record }: Member): boolean => record.kind === "decision" && record.data.status !== undefined && record.data.status !== "rated";

function linkOf(world: World, fact: RecordsFact, member: Member, facts: Read): Omit<Link, "isBroken"> {
  const { doubt, record } = member;
  if (fact.satisfies === undefined) return { doubt, satisfies: isNotRated(member) ? "false" : "true", gap: null };
  const node = judge(fact.satisfies, readRecord(world, record, facts, fact.select), world.operators);
  return { doubt, satisfies: isNotRated(member) ? "false" : node.outcome, gap: node.outcome === "unknown" ? doubtOf(node, record) : null };
}

type Choose = (a: number, b: number) => number;

/** How many satisfy from here back: where nothing newer is in the row, and behind something newer. */
interface Length {
  readonly asNewest: number;
  readonly behind: number;
}

/** The least or greatest length of the row over all that is unknown, put together from its oldest record. */
function lengthOf(links: readonly Link[], choose: Choose): number {
  const whole = links.reduceRight<Length>((older, { doubt, satisfies, isBroken: broken }) => {
    const inRow = satisfies === "false" ? 0 : satisfies === "true" ? 1 + older.behind : choose(0, 1 + older.behind);
    const inOrOut = (out: number): number => (doubt === null ? inRow : choose(inRow, out));
    // Only between two records of the row do periods without a rating count.
    return { asNewest: inOrOut(older.asNewest), behind: broken ? 0 : inOrOut(older.behind) };
  }, { asNewest: 0, behind: 0 });
  return whole.asNewest;
}

/** All that it can still come to (R5): over nothing it is missing, and which record stands for others is unknown while any is in doubt. */
function endsOf(links: readonly Link[], pools: readonly Pool[]): Interval {
  const members = pools.flat();
  if (!members.some(({ doubt }) => doubt === null)) return OPEN;
  const isMixed = members.length > pools.length && members.some(({ doubt }) => doubt !== null);
  const [least, greatest] = isMixed ? [0, pools.length] : [lengthOf(links, Math.min), lengthOf(links, Math.max)];
  return { low: ofNumber(least), high: ofNumber(greatest) };
}

/** Counts from the newest record back those that satisfy `of` (R4, R6); missing where a record or its condition is unknown. */
export function consecutive(world: World, fact: RecordsFact, pools: readonly Pool[], facts: Read): Aggregated {
  if (pools.length === 0) return { reason: "noRecord", ends: OPEN };
  const heads = pools.map((pool) => pool[0]).sort(newestFirst);
  const doubts = pools.flat().flatMap(({ doubt }) => doubt ?? []);
  const links = heads.map((member, i) => ({ ...linkOf(world, fact, member, facts), isBroken: isBroken(world, heads[i - 1], member) }));
  const gaps = (doubts.length > 0 ? pools.flat().map((member) => linkOf(world, fact, member, facts)) : links).flatMap(({ gap }) => gap ?? []);
  const reasons = [...doubts, ...gaps];
  return reasons.length === 0 ? { number: ofNumber(lengthOf(links, Math.min)) } : { reason: foremost(reasons), ends: endsOf(links, pools) };
}

/** The reason that is named when there are several: an undecided list, a dispute, a field that lacks. */
export function foremost(reasons: readonly MissingReason[]): MissingReason {
  return (["undecided", "disputed"] as const).find((reason) => reasons.includes(reason)) ?? reasons[0];
}
