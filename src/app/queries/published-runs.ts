import type { JournalEntry, PublicationDocument, RunDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { readsReader, staleOf, type Cause, type ReadsOf } from "../chain/stale-runs.js";
import { publishedNow } from "../runs/publications.js";
import type { SchemeOfRun } from "./scheme-of-run.js";

/** Who looks: the public sees published runs; a person at this machine may be shown the others too. */
export interface Viewer {
  readonly unpublished: boolean;
}
export const PUBLIC: Viewer = { unpublished: false };

/** A run that may be shown, with the publication behind it (null: it is not published). */
export interface ShownRun {
  readonly run: RunDocument;
  readonly publication: PublicationDocument | null;
  /** Why it is stale: what it read is no longer what is published. Left out: it is not. */
  readonly stale?: readonly Cause[];
}
export interface RunChoice {
  readonly scheme: string;
  readonly period?: string;
  readonly asOf?: string;
}

/** The runs that pages and answers may show. */
export interface PublishedRuns {
  /** By scheme id, then newest period, newest as-of day and newest snapshot first; at equal place the published run first. */
  list(viewer: Viewer): Promise<readonly ShownRun[]>;
  /** The newest that fits; null: there is none. */
  find(viewer: Viewer, choice: RunChoice): Promise<ShownRun | null>;
  byId(viewer: Viewer, id: string): Promise<ShownRun | null>;
  /** The shown runs of the same scheme for earlier periods, newest first, one per period. */
  earlier(viewer: Viewer, run: RunDocument): Promise<readonly ShownRun[]>;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareShown(a: ShownRun, b: ShownRun): number {
  return compareText(a.run.scheme, b.run.scheme) || compareText(b.run.period.to, a.run.period.to) || compareText(b.run.period.from, a.run.period.from)
    || Number(b.publication !== null) - Number(a.publication !== null) || compareText(b.run.asOf, a.run.asOf) || b.run.snapshot - a.run.snapshot || compareText(a.run.id, b.run.id);
}

async function newestPublication(store: DocumentStore): Promise<string> {
  const page = await store.range<JournalEntry>("journal", { index: "kind", prefix: ["publication"], reverse: true, limit: 1 });
  return page.items.map((item) => item.id).join();
}

async function readPublished(store: DocumentStore, reads: ReadsOf | null): Promise<readonly ShownRun[]> {
  const publications = [...(await publishedNow(store)).values()];
  const runs = await Promise.all(publications.map(async (publication) => ({ publication, run: (await store.get<RunDocument>("runs", publication.run))?.body })));
  const shown = runs.flatMap(({ publication, run }) => (run ? [{ run, publication }] : []));
  const causes = new Map((reads ? await staleOf({ store }, shown.map(({ run }) => run), reads) : []).map((stale) => [stale.run.id, stale.causes]));
  return shown.map((each): ShownRun => (causes.has(each.run.id) ? { ...each, stale: causes.get(each.run.id) } : each)).sort(compareShown);
}

async function readAll(store: DocumentStore, published: readonly ShownRun[]): Promise<readonly ShownRun[]> {
  const known = new Map(published.map((shown) => [shown.run.id, shown]));
  for await (const batch of store.stream<RunDocument>("runs", { index: "scheme" })) {
    for (const { body } of batch) if (!known.has(body.id)) known.set(body.id, { run: body, publication: null });
  }
  return [...known.values()].sort(compareShown);
}

/** Reads what the journal publishes; kept in memory until the next publication is journalled. Without `schemeOf` nobody is told which are stale. */
export function createPublishedRuns(store: DocumentStore, schemeOf?: SchemeOfRun): PublishedRuns {
  const reads = schemeOf ? readsReader(schemeOf) : null;
  let kept: { readonly newest: string; readonly runs: Promise<readonly ShownRun[]> } | null = null;
  const published = async (): Promise<readonly ShownRun[]> => {
    const newest = await newestPublication(store);
    if (kept?.newest !== newest) kept = { newest, runs: readPublished(store, reads) };
    const mine = kept;
    mine.runs.catch(() => { if (kept === mine) kept = null; });
    return mine.runs;
  };
  const list = async (viewer: Viewer): Promise<readonly ShownRun[]> => (viewer.unpublished ? readAll(store, await published()) : published());
  return {
    list,
    find: async (viewer, { scheme, period, asOf }) => (await list(viewer)).find(({ run }) =>
      run.scheme === scheme && (period === undefined || run.period.id === period) && (asOf === undefined || run.asOf === asOf)) ?? null,
    byId: async (viewer, id) => (await list(viewer)).find(({ run }) => run.id === id) ?? null,
    earlier: async (viewer, { scheme, period }) => {
      const periods = new Map<string, ShownRun>();
      for (const shown of await list(viewer)) {
        const fits = shown.run.scheme === scheme && shown.run.period.to < period.to;
        if (fits && !periods.has(shown.run.period.id)) periods.set(shown.run.period.id, shown);
      }
      return [...periods.values()];
    },
  };
}
