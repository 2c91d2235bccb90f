import type { CohortFact } from "../../domain/model/facts.js";
import { add, compare, divide, fraction, round, ZERO, type Fraction } from "../arithmetic/fraction.js";
import { hull, negative, OPEN, point, through, type Interval } from "../arithmetic/interval.js";
import type { Company, Stand } from "./standing.js";

/** A cohort fact of one subject: its place as reported (null: it has none), and all that the place can be. */
export interface Place {
  readonly value: Fraction | null;
  readonly ends: Interval;
}
/** What the cohort goes by, of one in it; null: missing. */
export interface ByValue {
  readonly value: Fraction | null;
  readonly ends: Interval;
}
type Measured = { readonly value: Fraction; readonly ends: Interval };

const whole = (value: number): Fraction => fraction(BigInt(value));
const part = (of: number, all: number): Fraction => fraction(100n * BigInt(of), BigInt(all));
const meanOf = (values: readonly Fraction[]): Fraction => divide(values.reduce(add, ZERO), whole(values.length));

/** The least mean of the members' lowest values and of those of any comers: the lowest first, while they lower it. null: open. */
function leastMean(members: readonly (Fraction | null)[], comers: readonly (Fraction | null)[]): Fraction | null {
  if ([...members, ...comers].includes(null)) return null;
  const inOrder = ([...comers] as readonly Fraction[]).toSorted(compare);
  let [total, count] = [(members as readonly Fraction[]).reduce(add, ZERO), members.length];
  for (const value of inOrder) {
    const lowers = count === 0 || compare(value, divide(total, whole(count))) < 0;
    if (lowers) [total, count] = [add(total, value), count + 1];
  }
  return count === 0 ? null : divide(total, whole(count));
}

function mean<T>({ members, comers }: Company<T>, by: (of: T) => ByValue): Measured {
  const ends = (all: Company<T>["members"], side: (ends: Interval) => Fraction | null): readonly (Fraction | null)[] => all.map(({ of }) => side(by(of).ends));
  const low = leastMean(ends(members, (e) => e.low), ends(comers, (e) => e.low));
  const turned = leastMean(ends(members, (e) => negative(e).low), ends(comers, (e) => negative(e).low));
  const value = members.length === 0 ? ZERO : meanOf(members.map(({ of }) => by(of).value ?? ZERO));
  return { value, ends: { low, high: turned && negative(point(turned)).low } };
}

const between = (value: number, low: number, high: number): Measured => ({ value: whole(value), ends: { low: whole(low), high: whole(high) } });

/** Its place in one company (R30). A comer counts itself once it has come. */
function measured<T>({ of }: CohortFact, stand: Stand<T>, isMember: boolean, by: (of: T) => ByValue): Measured {
  const members = stand.company.members.length;
  const [count, most] = [members + Number(!isMember), members + stand.company.comers.length];
  switch (of) {
    case "rank": return between(stand.rank, stand.best, stand.worst);
    case "rankFromEnd": return between(stand.fromEnd, stand.fromEndLeast, stand.fromEndGreatest);
    case "population": return between(count, count, most);
    case "percentile": return { value: part(stand.rank, count), ends: { low: part(stand.best, most), high: part(stand.worst, count + stand.before) } };
    case "mean": return mean(stand.company, by);
  }
}

/** The place of one in its own company, within the hull of all companies that may be its own; rounded to the places of the fact. */
export function placeIn<T>(fact: CohortFact, stands: readonly Stand<T>[], isMember: boolean, by: (of: T) => ByValue): Place {
  if (stands.length === 0) return { value: null, ends: OPEN };
  const all = stands.map((stand) => measured(fact, stand, isMember, by));
  const rounded = (value: Fraction): Fraction => round(value, fact.decimals, "half-away");
  const own = all[stands.findIndex(({ chosen }) => chosen)];
  return { value: isMember ? rounded(own.value) : null, ends: through(all.map(({ ends }) => ends).reduce(hull), rounded) };
}
