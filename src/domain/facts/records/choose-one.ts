import type { RecordsFact } from "../../model/scheme.js";
import type { Cell } from "./record-fields.js";
import { type Sample, newer } from "./sample.js";

type Take = NonNullable<RecordsFact["one"]>["take"];
type Key = Pick<Sample, "on" | "of" | "records">;

const size = (cell: Cell | undefined): number => (typeof cell === "number" ? Math.abs(cell) : -1);

/** Positive if the record at a stands before that at b. Ties: the newer one (R4), with `earliest` the older one. */
const BEFORE: Readonly<Record<Take, (sample: Key, a: number, b: number) => number>> = {
  latest: newer,
  earliest: (sample, a, b) => newer(sample, b, a),
  largest: (sample, a, b) => size(sample.of[a]) - size(sample.of[b]) || newer(sample, a, b),
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

/** Records of which one stands for all: those that still can, first the one that does if all unknown ones belong. */
export interface Pool {
  readonly candidates: readonly number[];
  /** One of them is certain, so that one stands in any case. */
  readonly sure: boolean;
}

/** Every record for itself. */
export function singlePools({ certain }: Pick<Sample, "certain">): readonly Pool[] {
  return certain.map((sure, i) => ({ candidates: [i], sure }));
}

/** Of the records that share `per` the first certain one stands, or an unknown one before it. */
export function choosePools(sample: Sample, per: readonly (readonly Cell[])[], take: Take): readonly Pool[] {
  return shared(per, sample.on.length).map((group) => {
    const order = [...group].sort((a, b) => BEFORE[take](sample, b, a));
    const first = order.findIndex((i) => sample.certain[i]);
    return { candidates: first < 0 ? order : order.slice(0, first + 1), sure: first >= 0 };
  });
}
