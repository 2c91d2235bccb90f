import type { RecordsFact } from "../../model/scheme.js";
import type { Cell } from "./record-fields.js";
import type { Sample } from "./sample.js";

type Take = NonNullable<RecordsFact["one"]>["take"];
type Key = Pick<Sample, "on" | "of">;

/** Positive if the record at a comes before that at b; equal ones are settled by the smaller record id, which stands first (R13). */
const BEFORE: Readonly<Record<Take, (sample: Key, a: number, b: number) => number>> = {
  latest: ({ on }, a, b) => on[a] - on[b],
  earliest: ({ on }, a, b) => on[b] - on[a],
  largest: ({ of }, a, b) => Math.abs((of[a] ?? 0) as number) - Math.abs((of[b] ?? 0) as number),
};

/** Records that share all values of `per`, each list in the order of ids; a record that lacks one shares with nobody. */
function shared(per: readonly (readonly Cell[])[], count: number): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < count; i += 1) {
    const values = per.map((cells) => cells[i]);
    const key = values.includes(null) ? `alone ${i}` : JSON.stringify(values);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()];
}

/** What `one` leaves of a sample: the places that stay, and whether something unknown decides what stays. */
export interface Chosen {
  readonly places: readonly number[];
  /** A record without the value by which `largest` compares stands beside others. */
  readonly incomparable: boolean;
  /** Least and greatest number of records that can stay; the same where all are certain. */
  readonly least: number;
  readonly greatest: number;
}

function chooseFrom(sample: Sample, group: readonly number[], take: Take): readonly number[] {
  const best = (places: readonly number[]): number => places.reduce((a, b) => (BEFORE[take](sample, b, a) > 0 ? b : a));
  const sure = group.filter((i) => sample.certain[i]);
  if (sure.length === 0) return group;
  const winner = best(sure);
  return group.filter((i) => i === winner || (!sample.certain[i] && best(i < winner ? [i, winner] : [winner, i]) === i));
}

/** Of the records that share `per` one stays, and every unknown one that would come before it. */
export function chooseOne(sample: Sample, per: readonly (readonly Cell[])[], take: Take): Chosen {
  const groups = shared(per, sample.on.length);
  const places = groups.flatMap((group) => chooseFrom(sample, group, take)).sort((a, b) => a - b);
  const incomparable = take === "largest" && groups.some((group) => group.length > 1 && group.some((i) => sample.of[i] === null));
  const least = groups.filter((group) => group.some((i) => sample.certain[i])).length;
  return { places, incomparable, least, greatest: groups.length };
}
