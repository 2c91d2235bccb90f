import type { Scheme } from "../../domain/model/scheme.js";
import type { RankingSnapshot } from "./ranking-snapshot.js";

/** How often each result of a check stands in a run, by check and over all of them. */
export interface ResultCounts {
  readonly total: ReadonlyMap<string, number>;
  readonly byCheck: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Counts over all subjects; "" counts those without a finding. Checks stand in the order of the board. */
export function resultCounts(scheme: Scheme, snapshot: RankingSnapshot): ResultCounts {
  const total = new Map<string, number>();
  const byCheck = new Map<string, ReadonlyMap<string, number>>();
  for (const check of scheme.checks.keys()) {
    const column = snapshot.checks.get(check);
    const counts = new Uint32Array(column?.texts.length ?? 1);
    if (column) for (const code of column.codes) counts[code]++;
    else counts[0] = snapshot.size;
    const named = new Map((column?.texts ?? [""]).map((text, i) => [text, counts[i]]));
    byCheck.set(check, named);
    for (const [result, count] of named) total.set(result, (total.get(result) ?? 0) + count);
  }
  return { total, byCheck };
}
