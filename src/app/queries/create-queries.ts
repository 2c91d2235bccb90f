import type { RunDocument, StoreMeta } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import type { Shelf } from "./list-view.js";
import { createLru } from "./lru.js";
import { createPublishedRuns, type PublishedRuns, type ShownRun, type Viewer } from "./published-runs.js";
import { readSnapshot, snapshotBytes, type RankingSnapshot } from "./ranking-snapshot.js";
import { createSchemeOfRun, type SchemeOfRun } from "./scheme-of-run.js";
import { createScorecards, type Explain, type ScorecardView } from "./scorecard-view.js";

/** Everything that pages and answers are made of. */
export interface Queries {
  readonly store: DocumentStore;
  readonly runs: PublishedRuns;
  readonly schemeOf: SchemeOfRun;
  readonly snapshot: (run: Pick<RunDocument, "id">) => Promise<RankingSnapshot>;
  readonly scorecard: (run: string, subject: string) => Promise<ScorecardView>;
  /** A run's snapshot with those of at most `periods` periods before it. */
  readonly shelf: (viewer: Viewer, shown: ShownRun, periods: number) => Promise<Shelf>;
  /** Everything in the store is invented. */
  readonly isDemonstration: () => Promise<boolean>;
}

/** Memory for column snapshots of rankings: about 1 million subjects. */
export const SNAPSHOT_BYTES = 256 * 1024 * 1024;

export function createQueries(store: DocumentStore, library: Pick<RuleLibrary, "read" | "kindsOf">, explain: Explain): Queries {
  const schemeOf = createSchemeOfRun(store, library);
  const runs = createPublishedRuns(store, schemeOf);
  const snapshots = createLru<RankingSnapshot>(SNAPSHOT_BYTES, snapshotBytes);
  const snapshot: Queries["snapshot"] = (run) => snapshots.get(run.id, () => readSnapshot(store, run));
  const shelf: Queries["shelf"] = async (viewer, shown, periods) => {
    const earlier = (await runs.earlier(viewer, shown.run)).slice(0, periods);
    const [first, ...rest] = await Promise.all([shown, ...earlier].map(async (each) => ({ shown: each, snapshot: await snapshot(each.run) })));
    return { shown, snapshot: first.snapshot, earlier: rest };
  };
  return {
    store, runs, snapshot, shelf, schemeOf, scorecard: createScorecards(store, explain),
    isDemonstration: async () => (await store.get<StoreMeta>("meta", "store"))?.body.demonstration === true,
  };
}
