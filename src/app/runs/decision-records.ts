import type { Card } from "../../domain/model/card.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { DecisionRow, DecisionsDocument, RunDocument } from "../documents.js";

const ROWS_PER_DOCUMENT = 2000;

/** The lists entered now, and those on which an earlier entry still runs by its term. */
function standingLists(scheme: Scheme, card: Card, entered: readonly string[]): readonly string[] {
  const running = new Set([...entered, ...(card.standing ?? []).map(({ list }) => list)]);
  return scheme.lists.filter(({ id }) => running.has(id)).map(({ id }) => id);
}

const optional = <K extends string, T>(key: K, value: T | null): Partial<Record<K, T>> => (value === null ? {} : ({ [key]: value } as Record<K, T>));

/** What later runs may read of a card. */
export function decisionRow(scheme: Scheme, card: Card): DecisionRow {
  const lists = card.lists.filter((l) => l.status === "in").map((l) => l.list);
  const undecided = card.lists.filter((l) => l.status === "undecided" || l.status === "proposed").map((l) => l.list);
  const points = Object.fromEntries(card.groups.filter((g) => g.points !== null).map((g) => [g.id, g.points as number]));
  return {
    subject: card.subject,
    status: card.status,
    ...optional("score", card.score),
    ...optional("least", card.least),
    ...optional("greatest", card.greatest),
    ...optional("grade", card.grade ?? card.outcome),
    ...optional("rank", card.rank),
    lists,
    standing: standingLists(scheme, card, lists),
    undecided,
    complete: card.missing.length === 0 && card.unknownRules.length === 0 && undecided.length === 0,
    points,
  };
}

/** The decisions of a run as documents of at most 2 000 rows. */
export function decisionsDocuments(run: string, rows: readonly DecisionRow[]): readonly { readonly id: string; readonly body: DecisionsDocument }[] {
  const count = Math.max(1, Math.ceil(rows.length / ROWS_PER_DOCUMENT));
  return Array.from({ length: count }, (_, place) => ({
    id: `${run}/${String(place).padStart(6, "0")}`,
    body: { run, place, rows: rows.slice(place * ROWS_PER_DOCUMENT, (place + 1) * ROWS_PER_DOCUMENT) },
  }));
}

/** The rows of a stored run. */
export async function decisionRows(store: DocumentStore, run: string): Promise<readonly DecisionRow[]> {
  const rows: DecisionRow[] = [];
  for await (const batch of store.stream<DecisionsDocument>("decisions", { index: "run", prefix: [run] })) {
    for (const { body } of batch) rows.push(...body.rows);
  }
  return rows;
}

/** One decision as the record of kind `decision` that other runs read (R6). */
export function decisionRecord(run: RunDocument, row: DecisionRow): EvidenceRecord {
  const { subject, points, ...fields } = row;
  const data: Record<string, Json> = { scheme: run.scheme, period: run.period.id, ...(fields as Record<string, Json>) };
  for (const [group, value] of Object.entries(points ?? {})) data[`points.${group}`] = value;
  return {
    id: `${run.scheme}/${run.period.id}/${subject}`,
    subject,
    kind: "decision",
    occurredOn: run.period.to,
    data,
    steps: [{ step: "verified", on: run.period.to }],
  };
}
