import { periodOf } from "../../domain/calendar/periods.js";
import type { Text } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { Context } from "../context.js";
import type { RunDocument } from "../documents.js";
import { readSource, type Revision } from "../read-source.js";
import { orderOrRefuse } from "./scheme-circles.js";
import { workInOrder, type Job, type Result, type Work } from "./work-in-order.js";

export interface AllRequest {
  /** Schemes by id or folder; empty: all of the library. */
  readonly names: readonly string[];
  readonly period?: string;
  readonly asOf?: string;
  /** Each run is published before its readers are evaluated, which then read it. */
  readonly publish: boolean;
}
/** What a run read of another scheme. */
export interface Read {
  readonly scheme: string;
  /** Published runs of it that were read, newest period first. */
  readonly runs: readonly { readonly run: string; readonly period: string }[];
  /** A run of it was evaluated just now and is not among them: it is not published. */
  readonly unpublished: string | null;
}
export interface AllEntry {
  readonly scheme: string;
  /** skipped: nothing to evaluate; waits: something that it reads was not published. */
  readonly outcome: "evaluated" | "skipped" | "refused" | "waits";
  readonly result: Result | null;
  readonly reads: readonly Read[];
  readonly reason: { readonly code: string; readonly text: Text } | null;
}

interface Named {
  readonly name: string;
  readonly scheme: Scheme;
  readonly revision: Revision;
}

const cadenceReason = (period: string): NonNullable<AllEntry["reason"]> => ({
  code: "other-cadence", text: { "zh-CN": `${period} 不是本办法的评价周期。`, en: `${period} is no period of this scheme.` },
});
const subjectReason = (kind: string): NonNullable<AllEntry["reason"]> => ({
  code: "no-subjects", text: { "zh-CN": `库中没有种类为“${kind}”的评价对象。`, en: `The store has no subjects of the kind "${kind}".` },
});

/** Why a scheme of the library has nothing to evaluate; a scheme that somebody named is evaluated, and refused where it must be. */
async function skipReason({ store }: Pick<Context, "store">, { scheme }: Named, request: AllRequest): Promise<AllEntry["reason"]> {
  if (request.names.length > 0) return null;
  if (request.period !== undefined && periodOf(request.period, scheme.cadence) === null) return cadenceReason(request.period);
  const { items } = await store.range("subjects", { index: "kind", prefix: [scheme.subject], limit: 1 });
  return items.length === 0 ? subjectReason(scheme.subject) : null;
}

/** About how long a scheme takes: what it has to work out, for each of its subjects. */
async function costOf({ store }: Pick<Context, "store">, { scheme }: Named): Promise<number> {
  return (1 + (await store.count("subjects", { index: "kind", prefix: [scheme.subject] }))) * (scheme.facts.length + scheme.rules.length);
}

async function readsOf({ store }: Pick<Context, "store">, { scheme }: Named, result: Result, just: ReadonlyMap<string, string>): Promise<readonly Read[]> {
  const upstream = (await Promise.all(result.run.upstream.map((id) => store.get<RunDocument>("runs", id)))).flatMap((run) => run?.body ?? []);
  return scheme.reads.filter((id) => id !== scheme.id).map((id) => {
    const runs = upstream.filter((run) => run.scheme === id).sort((a, b) => (a.period.to < b.period.to ? 1 : -1)).map((run) => ({ run: run.id, period: run.period.id }));
    const newest = just.get(id);
    return { scheme: id, runs, unpublished: newest === undefined || runs.some(({ run }) => run === newest) ? null : newest };
  });
}

/** The scheme of each name, in the order in which they are worked. Refuses circles, and a scheme that stands for two names. */
async function ordered(context: Pick<Context, "library">, names: readonly string[]): Promise<readonly Named[]> {
  const chosen = names.length > 0 ? [...new Set(names)] : await context.library.ids();
  const read = await Promise.all(chosen.map(async (name): Promise<Named> => {
    const revision = await readSource(context.library, name);
    return { name, scheme: revision.scheme, revision };
  }));
  const byId = new Map(read.map((named) => [named.scheme.id, named]));
  return orderOrRefuse([...byId.values()].map(({ scheme }) => scheme)).map((id) => byId.get(id) as Named);
}

/**
 * Evaluates several schemes for a period: each after those that it reads, independent ones at once, on as many workers as are given. One that is
 * refused holds back nobody but, while publishing, its readers.
 */
export async function evaluateAll(context: Pick<Context, "store" | "library">, request: AllRequest, workers: readonly Work[]): Promise<readonly AllEntry[]> {
  const named = await ordered(context, request.names);
  const skipped = new Map((await Promise.all(named.map(async (one) => [one.scheme.id, await skipReason(context, one, request)] as const))).flatMap(([id, reason]) => (reason ? [[id, reason] as const] : [])));
  const jobs = await Promise.all(named.filter(({ scheme }) => !skipped.has(scheme.id)).map(async (one): Promise<Job> => ({
    id: one.scheme.id, name: one.name, after: one.scheme.reads.filter((id) => id !== one.scheme.id), cost: await costOf(context, one),
    period: request.period, asOf: request.asOf, publish: request.publish, revision: one.revision,
  })));
  const done = await workInOrder(jobs, workers);
  const just = new Map([...done].flatMap(([id, { result }]) => (result ? [[id, result.run.id] as const] : [])));
  return Promise.all(named.map(async (one): Promise<AllEntry> => {
    const { id } = one.scheme;
    const reason = skipped.get(id);
    const outcome = done.get(id);
    if (reason !== undefined || outcome === undefined) return { scheme: id, outcome: "skipped", result: null, reads: [], reason: reason ?? null };
    const reads = outcome.result ? await readsOf(context, one, outcome.result, just) : [];
    return { scheme: id, ...outcome, reads };
  }));
}
