import type { Member, Sharing } from "./pool-members.js";

/** Who counts among members that share: the certain winner, and the unknown members that could still beat it (R13). */
export interface Contest {
  /** null: no member is certain. */
  readonly winner: Member | null;
  readonly challengers: readonly Member[];
}
/** The ends that a group gets from the members that share, and the member on which they stand on the card. */
export interface PoolEnds {
  readonly group: string;
  readonly carrier: Member;
  readonly least: number;
  readonly greatest: number;
}

/** a stands before b: higher priority, then place in the file, then record id in code units. */
function before(a: Member, b: Member): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.place !== b.place) return a.place < b.place;
  return a.record < b.record;
}

const size = (value: number): number => (value < 0 ? -value : value);
const largest = ({ low, high }: Member): number => (size(low) > size(high) ? size(low) : size(high));

/** Whether a wins over b; where `sizes` are equal the order decides. */
const WINS: Readonly<Record<Sharing["take"], (a: Member, b: Member) => boolean>> = {
  first: before,
  largest: (a, b) => (largest(a) === largest(b) ? before(a, b) : largest(a) > largest(b)),
  latest: (a, b) => (a.on === b.on ? before(a, b) : a.on > b.on),
};
/** Whether the unknown a could beat the certain b. */
const COULD_BEAT: typeof WINS = { ...WINS, largest: (a, b) => largest(a) >= largest(b) };

/** Settles one sharing; a member alone counts if it is certain, and matters if not. */
export function contest({ take, members }: Sharing): Contest {
  let winner: Member | null = null;
  for (const member of members) if (member.certain && (winner === null || WINS[take](member, winner))) winner = member;
  const best = winner;
  return { winner, challengers: members.filter((member) => !member.certain && (best === null || COULD_BEAT[take](member, best))) };
}

/**
 * Ends of one group: over the winner's amount (0 if it is not of this group, or could lose to a member that is not) and the ends of each
 * challenger of the group; never their sum.
 */
function endsOf(group: string, { winner, challengers }: Contest): PoolEnds {
  const own = challengers.filter((member) => member.group === group);
  const stays = winner?.group === group ? winner : null;
  const canBeNothing = !stays || own.length < challengers.length;
  const values = [...(stays ? [stays] : []), ...own];
  const lows = [...values.map((m) => m.low), ...(canBeNothing ? [0] : [])];
  const highs = [...values.map((m) => m.high), ...(canBeNothing ? [0] : [])];
  // Members stand in the order of the file, and of rows within a rule: of equal priority the first carries the ends on the card.
  const carrier = stays ?? own.reduce((a, b) => (b.priority > a.priority ? b : a));
  return { group, carrier, least: lows.reduce((a, b) => (a < b ? a : b)), greatest: highs.reduce((a, b) => (a > b ? a : b)) };
}

/** The ends of every group that a contest can give points to. */
export function contestEnds(outcome: Contest): readonly PoolEnds[] {
  const groups = [outcome.winner, ...outcome.challengers].flatMap((member) => (member?.group ? [member.group] : []));
  return [...new Set(groups)].map((group) => endsOf(group, outcome));
}
