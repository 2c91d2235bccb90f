import { absolute, compare, greatest, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { hull, point, type Interval } from "../arithmetic/interval.js";
import { grouped } from "../grouped.js";
import { byCodeUnits } from "../world.js";
import { orNothing, type RuleRow } from "./rule-rows.js";

/** What `one` leaves of a row that is true or unknown. */
export interface Standing {
  /** It is certain, and no other counts instead. */
  readonly counts: boolean;
  /** It is unknown, and could still bring something. */
  readonly matters: boolean;
  /** The row that counts instead. */
  readonly instead: RuleRow | null;
  /** What its item can bring, the pool's ends standing on one of its members. */
  readonly ends: Interval;
}
export type Standings = ReadonlyMap<RuleRow, Standing>;

type Order = (a: RuleRow, b: RuleRow) => number;

/** Higher priority, then place in the file, then record id. */
const ties: Order = (a, b) => b.rule.priority - a.rule.priority || a.rule.place - b.rule.place || byCodeUnits(a.record?.record.id ?? "", b.record?.record.id ?? "");
const size = (row: RuleRow): Fraction => absolute(row.amount ?? ZERO);

/** The order in which certain members stand for their pool (R13). */
const ORDERS: Readonly<Record<"first" | "largest" | "latest", Order>> = {
  first: ties,
  largest: (a, b) => compare(size(b), size(a)) || ties(a, b),
  latest: (a, b) => b.day - a.day || ties(a, b),
};

/** The greatest absolute amount that it can have reaches that of the winner. */
function couldBeAsLarge({ range: { low, high } }: RuleRow, winner: RuleRow): boolean {
  return low === null || high === null || compare(greatest(absolute(low), absolute(high)), size(winner)) >= 0;
}

function couldBeat(row: RuleRow, winner: RuleRow | null): boolean {
  if (winner === null) return true;
  const take = row.rule.one?.take ?? "first";
  return take === "largest" ? couldBeAsLarge(row, winner) : ORDERS[take](row, winner) < 0;
}

function alone(row: RuleRow): Standing {
  const certain = row.outcome === "true";
  return { counts: certain, matters: !certain, instead: null, ends: certain ? row.range : orNothing(row.range) };
}

/** The unknown member on which the ends of a pool without a certain winner stand: priority, place, order of rows. */
const firstOf = (rows: readonly RuleRow[]): RuleRow => rows.reduce((a, b) => ((b.rule.priority - a.rule.priority || a.rule.place - b.rule.place) > 0 ? b : a));

function settlePool(members: readonly RuleRow[]): [RuleRow, Standing][] {
  const order = ORDERS[members[0].rule.one?.take ?? "first"];
  const winner = members.filter((row) => row.outcome === "true").sort(order)[0] ?? null;
  const unknown = members.filter((row) => row.outcome === "unknown" && couldBeat(row, winner));
  const ends = [winner?.range ?? point(ZERO), ...unknown.map((row) => row.range)].reduce(hull);
  const bearer = winner ?? firstOf(unknown);
  return members.map((row) => [row, {
    counts: row === winner,
    matters: unknown.includes(row),
    instead: row === winner ? null : winner,
    ends: row === bearer ? ends : point(ZERO),
  }]);
}

/** Of all rows that share a pool one counts; rows without a pool stand alone (stage 7, R13). */
export function settleOne(rows: readonly RuleRow[]): Standings {
  const live = rows.filter((row) => row.outcome !== "false");
  const pools = grouped(live, (row) => row.pool);
  return new Map([...pools].flatMap(([pool, members]) => (pool === null ? members.map((row): [RuleRow, Standing] => [row, alone(row)]) : settlePool(members))));
}

/** Points that a row brings: its amount where it counts. */
export const pointsOfRow = (row: RuleRow, standing: Standing | undefined): Fraction => (standing?.counts ? (row.amount ?? ZERO) : ZERO);

/** Ends of a row that is not there any more. */
export const endsOfRow = (standing: Standing | undefined): Interval => standing?.ends ?? point(ZERO);
