import { dayOf } from "../../domain/calendar/days.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import type { Day, EvidenceRecord } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { Context } from "../context.js";
import type { DecisionRow, RunDocument } from "../documents.js";
import type { Snapshot } from "../snapshot.js";
import { chainUse, seenBy, selectionsOf } from "./chain-use.js";
import type { When } from "./choose-period.js";
import { itemRecords } from "../chain/item-records.js";
import { schemesNamed } from "../../domain/scheme/checks/decisions-named.js";
import { decisionRecord, decisionRows } from "./decision-records.js";
import { publishedNow } from "./publications.js";

/** An upstream run with its decisions. */
export interface Upstream {
  readonly run: RunDocument;
  readonly rows: readonly DecisionRow[];
  /** Its items as records, where the scheme reads items of it. */
  readonly items: readonly EvidenceRecord[];
}

/** Whether anything in the scheme may wait for a person: a tie in the ranking, or who enters a list. */
const leavesToPersons = ({ ranking, lists }: Scheme): boolean => ranking?.ties === "refuse" || lists.length > 0;

/** Kinds of record that the scheme reads, in code-unit order; what the system decides itself is not among them. */
export function recordKinds(scheme: Scheme): readonly string[] {
  const choices = leavesToPersons(scheme) ? ["choice"] : [];
  return [...new Set([...selectionsOf(scheme).flatMap((s) => s.kinds), ...choices])].filter((kind) => kind !== "decision" && kind !== "item").sort();
}

/** Schemes whose items the scheme reads: only theirs are made. */
const itemSchemes = (scheme: Scheme): ReadonlySet<string> => new Set(selectionsOf(scheme).filter((s) => s.kinds.includes("item")).flatMap(schemesNamed));

/** Schemes whose published decisions the run reads: those its facts name, and its own past where a list has a term. */
export function schemesRead(scheme: Scheme): readonly string[] {
  const own = scheme.lists.some((list) => list.term !== undefined) ? [scheme.id] : [];
  return [...new Set([...scheme.reads, ...own])].sort();
}

/** Whether a run of this scheme for that time may read a published run: of its own scheme those for earlier periods, of others those whose period had ended. */
export const isEarlier = (scheme: Pick<Scheme, "id">, run: Pick<RunDocument, "scheme" | "period">, when: { readonly period: { readonly from: Day }; readonly asOf: Day }): boolean =>
  run.scheme === scheme.id ? (dayOf(run.period.to) as Day) < when.period.from : (dayOf(run.period.to) as Day) <= when.asOf;

/** Ids of the published runs that a run of this scheme reads now, in code-unit order. */
export async function upstreamRuns(context: Context, scheme: Scheme, when: When): Promise<readonly string[]> {
  const wanted = schemesRead(scheme);
  if (wanted.length === 0) return [];
  const published = [...(await publishedNow(context.store)).values()].filter((p) => wanted.includes(p.scheme));
  const runs = await Promise.all(published.map((p) => context.store.get<RunDocument>("runs", p.run)));
  return runs.flatMap((run) => (run && isEarlier(scheme, run.body, when) ? [run.id] : [])).sort();
}

/** The upstream runs with what the scheme reads of them; throws if one of them is not in the store. */
export async function loadUpstream(context: Context, scheme: Scheme, ids: readonly string[]): Promise<readonly Upstream[]> {
  const withItems = itemSchemes(scheme);
  return Promise.all(ids.map(async (id) => {
    const run = await context.store.get<RunDocument>("runs", id);
    if (!run) throw new Error(`the run ${id}, which this run reads, is not in the store`);
    const items = withItems.has(run.body.scheme) ? await itemRecords(context, run.body) : [];
    return { run: run.body, rows: await decisionRows(context.store, id), items };
  }));
}

function decidedDays(upstream: readonly Upstream[]): ReadonlyMap<string, readonly Day[]> {
  const days = new Map<string, Day[]>();
  for (const { run } of upstream) days.set(run.scheme, [...(days.get(run.scheme) ?? []), dayOf(run.period.to) as Day]);
  for (const list of days.values()) list.sort((a, b) => a - b);
  return days;
}

/** Everything that the evaluation sees: subjects of the kind, those to whom chains lead, the links, the records about all of them, and the upstream decisions as records. */
export async function loadInput(context: Context, scheme: Scheme, snapshot: Snapshot, what: { readonly when: When; readonly upstream: readonly Upstream[]; readonly records: readonly EvidenceRecord[] }): Promise<EvaluationInput> {
  const use = chainUse(scheme);
  const subjects = (await Promise.all([scheme.subject, ...use.kinds].map((kind) => snapshot.subjects(kind)))).flat();
  const links = use.links.size === 0 ? [] : await snapshot.links();
  const decided = what.upstream.flatMap(({ run, rows, items }) => [...rows.map((row) => decisionRecord(run, row)), ...items]);
  return {
    period: what.when.period,
    asOf: what.when.asOf,
    calendar: await context.library.calendar(),
    ...seenBy(scheme, { subjects, links, records: [...what.records, ...decided] }),
    decided: decidedDays(what.upstream),
  };
}
