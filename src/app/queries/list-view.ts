import type { Card } from "../../domain/model/card.js";
import type { ListSpec, Scheme } from "../../domain/model/scheme.js";
import type { ScorecardDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { ShownRun } from "./published-runs.js";
import { rankingRow, type RankingRow } from "./ranking-query.js";
import type { RankingSnapshot } from "./ranking-snapshot.js";

export interface ListEntry {
  readonly row: RankingRow;
  readonly nominatedBy: readonly string[];
  /** The first period of the unbroken stay that ends with this one, as far back as runs are published. */
  readonly since: string;
  /** Of an undecided entry: the facts that are missing. */
  readonly missing: readonly string[];
}
/** One list of one run: who is on it, who waits, who left. */
export interface ListView {
  readonly spec: ListSpec;
  readonly entries: readonly ListEntry[];
  readonly undecided: readonly ListEntry[];
  readonly noPlace: readonly ListEntry[];
  /** Entries that wait for a person to confirm them. */
  readonly proposed: readonly ListEntry[];
  /** On the list in the period before and not now, with their row of now (null: not rated any more). */
  readonly left: readonly { readonly before: RankingRow; readonly now: RankingRow | null }[];
  readonly entered: number;
}
/** A run's snapshot and those of the periods before it, newest first. */
export interface Shelf {
  readonly shown: ShownRun;
  readonly snapshot: RankingSnapshot;
  readonly earlier: readonly { readonly shown: ShownRun; readonly snapshot: RankingSnapshot }[];
}

const ON = 1;
const UNDECIDED = 2;
const NOTHING: Pick<Card, "lists" | "missing"> = { lists: [], missing: [] };
const isOn = (snapshot: RankingSnapshot, list: string, subject: string): boolean => {
  const row = snapshot.rowOf.get(subject);
  return row !== undefined && snapshot.lists.get(list)?.[row] === ON;
};

function sinceOf(shelf: Shelf, list: string, subject: string): string {
  let since = shelf.shown.run.period.id;
  for (const { shown, snapshot } of shelf.earlier) {
    if (!isOn(snapshot, list, subject)) return since;
    since = shown.run.period.id;
  }
  return since;
}

function rowsWith(snapshot: RankingSnapshot, list: string, status: number): readonly number[] {
  const column = snapshot.lists.get(list);
  return column ? [...column.keys()].filter((row) => column[row] === status) : [];
}

async function cardOf(store: DocumentStore, run: string, subject: string): Promise<Pick<Card, "lists" | "missing">> {
  return (await store.get<ScorecardDocument>("scorecards", `${run}/${subject}`))?.body.card ?? NOTHING;
}

/** Who was on the list before and is not now. */
function leavers(shelf: Shelf, list: string): ListView["left"] {
  const before = shelf.earlier.at(0)?.snapshot;
  if (!before) return [];
  return rowsWith(before, list, ON).filter((row) => !isOn(shelf.snapshot, list, before.ids[row])).map((row) => {
    const now = shelf.snapshot.rowOf.get(before.ids[row]);
    return { before: rankingRow(before, row, null), now: now === undefined ? null : rankingRow(shelf.snapshot, now, before) };
  });
}

/** The lists of a run in the order of the scheme. A scorecard is read only where it tells more: who nominated, or what is missing. */
export async function listViews(store: DocumentStore, scheme: Scheme, shelf: Shelf): Promise<readonly ListView[]> {
  const previous = shelf.earlier.at(0)?.snapshot ?? null;
  const nominating = new Set(scheme.rules.flatMap(({ event }) => (event.type === "list" ? [event.list] : [])));
  const entry = async (list: string, row: number): Promise<ListEntry> => {
    const told = nominating.has(list) || shelf.snapshot.lists.get(list)?.[row] === UNDECIDED;
    const { lists, missing } = !told ? NOTHING : await cardOf(store, shelf.shown.run.id, shelf.snapshot.ids[row]);
    const own = lists.find((card) => card.list === list);
    return {
      row: rankingRow(shelf.snapshot, row, previous), nominatedBy: own?.nominatedBy ?? [], since: sinceOf(shelf, list, shelf.snapshot.ids[row]),
      missing: own?.status === "undecided" ? missing.map(({ fact }) => fact) : [],
    };
  };
  return Promise.all(scheme.lists.map(async (spec) => {
    const [entries, undecided, noPlace, proposed] = await Promise.all([1, 2, 3, 4].map((status) => Promise.all(rowsWith(shelf.snapshot, spec.id, status).map((row) => entry(spec.id, row)))));
    const entered = entries.filter(({ row }) => previous !== null && !isOn(previous, spec.id, row.subject)).length;
    return { spec, entries, undecided, noPlace, proposed, left: leavers(shelf, spec.id), entered };
  }));
}
