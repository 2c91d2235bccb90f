import type { MissingReason } from "../../domain/model/card.js";
import type { Day } from "../../domain/model/documents.js";
import type { Known, RecordsFact } from "../../domain/model/scheme.js";
import { absolute, compare, ofNumber } from "../arithmetic/fraction.js";
import type { Read } from "../cell.js";
import { grouped } from "../grouped.js";
import { byCodeUnits, type World } from "../world.js";
import { dayField } from "./record-view.js";
import { readRecord, type Selected } from "./select-records.js";

/** A selected record with what the aggregate reads of it. */
export interface Member extends Selected {
  readonly recordedOn: Day | null;
  /** The value of `of`; null: missing, or the aggregate has no `of`. */
  readonly value: Known | null;
  /** 1 where the fact has no `weight`; null: missing. */
  readonly weight: number | null;
  /** Why `of` or `weight` is missing; null: it is not. */
  readonly gap: MissingReason | null;
  /** The values of `one.per` as a text; null: one is missing, or there is no `one`. */
  readonly shared: string | null;
}

/** Newest first: greatest day, then recordedOn (none is oldest), then id (R4). */
export function newestFirst(a: Member, b: Member): number {
  return b.on - a.on || Number(b.recordedOn !== null) - Number(a.recordedOn !== null) || (b.recordedOn ?? 0) - (a.recordedOn ?? 0) || byCodeUnits(b.record.id, a.record.id);
}

const magnitude = (member: Member): number | null => (typeof member.value === "number" ? member.value : null);

/** Largest absolute value first, those without one last; ties: newest first. */
function largestFirst(a: Member, b: Member): number {
  const [x, y] = [magnitude(a), magnitude(b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null) || newestFirst(a, b);
  return compare(absolute(ofNumber(y)), absolute(ofNumber(x))) || newestFirst(a, b);
}

const ORDERS = { latest: newestFirst, earliest: (a: Member, b: Member): number => newestFirst(b, a), largest: largestFirst } as const;

/** What the fact reads of a selected record. */
export function memberOf(world: World, fact: RecordsFact, { record, on, disputed, doubt }: Selected, facts: Read): Member {
  const read = readRecord(world, record, facts, fact.select);
  const of = fact.of === undefined ? null : read(fact.of);
  const weight = fact.weight === undefined ? null : read(fact.weight);
  const per = fact.one?.per.map((name) => read(name).value);
  return {
    record, on, disputed, doubt,
    recordedOn: dayField(world, record, "recordedOn"),
    value: of?.value ?? null,
    weight: weight === null ? 1 : typeof weight.value === "number" ? weight.value : null,
    gap: of?.value === null || (weight !== null && weight.value === null) ? "noField" : null,
    shared: per === undefined || per.includes(null) ? null : JSON.stringify(per),
  };
}

/** Records that share an act, in the order in which they would stand for it; all others alone (`one` of a fact). Pools newest first. */
export function poolsOf(fact: RecordsFact, members: readonly Member[]): readonly (readonly Member[])[] {
  const sorted = [...members].sort(newestFirst);
  if (fact.one === undefined) return sorted.map((member) => [member]);
  const order = ORDERS[fact.one.take];
  const pools = grouped(sorted, ({ shared, record }) => (shared === null ? `alone ${record.id}` : `shared ${shared}`));
  return [...pools.values()].map((pool) => pool.sort(order));
}
