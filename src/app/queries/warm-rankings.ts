import { setImmediate } from "node:timers/promises";
import { SNAPSHOT_BYTES, type Queries } from "./create-queries.js";
import { PUBLIC, type ShownRun } from "./published-runs.js";
import { snapshotBytes } from "./ranking-snapshot.js";

/** Of the memory for snapshots so much is filled beforehand; the rest is left to what is asked for. */
const SHARE = 0.5;

const newestFirst = (a: ShownRun, b: ShownRun): number => (a.run.period.to === b.run.period.to ? 0 : a.run.period.to < b.run.period.to ? 1 : -1);

/**
 * Reads the published rankings and their schemes before anybody asks, newest period first, one after the other; requests have their turn in
 * between. Ends at the first failure (the store may be gone: whoever asks is told) and as soon as `stopped` says so. Gives how many were read.
 */
export async function warmRankings(queries: Pick<Queries, "runs" | "snapshot" | "schemeOf">, stopped: () => boolean): Promise<number> {
  let [read, bytes] = [0, 0];
  try {
    await setImmediate();
    if (stopped()) return read;
    for (const { run } of [...(await queries.runs.list(PUBLIC))].sort(newestFirst)) {
      await setImmediate();
      if (stopped() || bytes > SHARE * SNAPSHOT_BYTES) return read;
      await queries.schemeOf(run);
      bytes += snapshotBytes(await queries.snapshot(run));
      read++;
    }
  } catch {
    // What could not be read here is read, and told of, when it is asked for.
  }
  return read;
}
