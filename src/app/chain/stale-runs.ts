import { dayOf } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";
import type { Context } from "../context.js";
import type { RunDocument } from "../documents.js";
import { createSchemeOfRun, type SchemeOfRun } from "../queries/scheme-of-run.js";
import { isEarlier, schemesRead } from "../runs/load-input.js";
import { publishedRuns } from "../runs/publications.js";

/** What became of something that a run read, or should have read. */
export interface Cause {
  /** withdrawn: what it read is published no more; replaced: another run is, in its place; added: published since, for a period of which it read nothing; stale: what it read is itself stale. */
  readonly why: "withdrawn" | "replaced" | "added" | "stale";
  readonly scheme: string;
  readonly period: string;
  /** The run that it read; null: none. */
  readonly read: string | null;
  /** The run that it would read now; null: none. */
  readonly now: string | null;
}
export interface StaleRun {
  readonly run: RunDocument;
  readonly causes: readonly Cause[];
}

const placeOf = ({ scheme, period }: RunDocument): string => `${scheme}/${period.id}`;

function timeOf(run: RunDocument): Parameters<typeof isEarlier>[2] {
  return { period: { from: dayOf(run.period.from) as Day }, asOf: dayOf(run.asOf) as Day };
}

/** The published runs that a run would read now. */
function wouldRead(run: RunDocument, published: readonly RunDocument[], reads: readonly string[]): readonly RunDocument[] {
  return published.filter((other) => reads.includes(other.scheme) && isEarlier({ id: run.scheme }, other, timeOf(run)));
}

function directCauses(run: RunDocument, now: readonly RunDocument[], known: ReadonlyMap<string, RunDocument>): readonly Cause[] {
  const byPlace = new Map(now.map((each) => [placeOf(each), each]));
  const read = run.upstream.flatMap((id) => known.get(id) ?? []);
  const places = new Set(read.map(placeOf));
  const gone = read.filter(({ id }) => !now.some((each) => each.id === id)).map((each): Cause => {
    const instead = byPlace.get(placeOf(each))?.id ?? null;
    return { why: instead === null ? "withdrawn" : "replaced", scheme: each.scheme, period: each.period.id, read: each.id, now: instead };
  });
  const added = now.filter((each) => !places.has(placeOf(each))).map((each): Cause => ({ why: "added", scheme: each.scheme, period: each.period.id, read: null, now: each.id }));
  return [...gone, ...added];
}

const byPlace = (a: RunDocument, b: RunDocument): number => (a.period.to === b.period.to ? (placeOf(a) < placeOf(b) ? -1 : 1) : a.period.to < b.period.to ? -1 : 1);

/**
 * Which of the published runs are stale: what they read is not what is published now, or is itself stale. Each after those that it reads. `known`: the runs
 * that they read, published or not; `readsOf`: the schemes that a run reads.
 */
export function staleAmong(published: readonly RunDocument[], known: ReadonlyMap<string, RunDocument>, readsOf: (run: RunDocument) => readonly string[]): readonly StaleRun[] {
  const done = new Map<string, StaleRun | null>();
  const visit = (run: RunDocument): void => {
    if (done.has(run.id)) return;
    done.set(run.id, null);
    const now = wouldRead(run, published, readsOf(run));
    now.forEach(visit);
    const passed = now.filter(({ id }) => run.upstream.includes(id) && done.get(id)).map((each): Cause => ({ why: "stale", scheme: each.scheme, period: each.period.id, read: each.id, now: each.id }));
    const causes = [...directCauses(run, now, known), ...passed];
    // Set anew, so that it stands after those that it reads.
    done.delete(run.id);
    done.set(run.id, causes.length > 0 ? { run, causes } : null);
  };
  [...published].sort(byPlace).forEach(visit);
  return [...done.values()].flatMap((stale) => stale ?? []);
}

type Store = Pick<Context, "store">;

/** The schemes that a run reads. */
export type ReadsOf = (run: RunDocument) => Promise<readonly string[] | null>;

/** Reads them out of the revisions that runs pinned, each once; null: a revision that this program cannot read any more. */
export function readsReader(schemeOf: SchemeOfRun): ReadsOf {
  const known = new Map<string, Promise<readonly string[]>>();
  return (run) => {
    const found = known.get(run.pinned) ?? schemeOf(run).then(({ scheme }) => schemesRead(scheme));
    known.set(run.pinned, found);
    return found.catch(() => {
      known.delete(run.pinned);
      return null;
    });
  };
}

/** Stale runs among those given, which are published. */
export async function staleOf({ store }: Store, published: readonly RunDocument[], readsOf: ReadsOf): Promise<readonly StaleRun[]> {
  const known = new Map(published.map((run) => [run.id, run]));
  const others = [...new Set(published.flatMap(({ upstream }) => upstream))].filter((id) => !known.has(id));
  for (const run of await Promise.all(others.map((id) => store.get<RunDocument>("runs", id)))) if (run) known.set(run.id, run.body);
  // Of a revision that cannot be read at least what the run did read is looked at.
  const did = (run: RunDocument): readonly string[] => run.upstream.flatMap((id) => known.get(id)?.scheme ?? []);
  const reads = new Map(await Promise.all(published.map(async (run) => [run.id, (await readsOf(run)) ?? did(run)] as const)));
  return staleAmong(published, known, ({ id }) => reads.get(id) ?? []);
}

/** Published runs whose basis has changed since they were computed, each after those that it reads. Nothing of it is stored. */
export async function staleRuns({ store, library }: Pick<Context, "store" | "library">): Promise<readonly StaleRun[]> {
  return staleOf({ store }, await publishedRuns(store), readsReader(createSchemeOfRun(store, library)));
}
