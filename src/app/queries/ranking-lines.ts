import type { RankingLine, RankingsDocument, RunDocument, ScorecardDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";

const LINES_PER_DOCUMENT = 2000;

type Optional<T> = { [K in keyof T]?: Exclude<T[K], null> };

/** The fields that have a value: neither null, false, nor an empty text. */
function present<T extends object>(fields: T): Optional<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false && value !== "")) as Optional<T>;
}
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a ranking shows of a scorecard. */
export function rankingLine({ name, attributes, card }: Pick<ScorecardDocument, "name" | "attributes" | "card">): RankingLine {
  const { score, least, greatest, rank, population } = card;
  return {
    subject: card.subject, name, status: card.status,
    ...present({ district: textOf(attributes.district), size: textOf(attributes.size), grade: card.grade ?? card.outcome, score, least, greatest, rank, population }),
    tied: card.tied,
    ...(card.scoreWithoutDisputed === null ? {} : { disputed: true }), ...(card.fewData ? { fewData: true } : {}),
    ...(card.status === "rated" ? {} : present({ because: card.because[0] ?? null })),
    lists: card.lists.map(({ list, status }) => [list, status]),
    checks: [...new Map(card.findings.map(({ check, result }) => [check, result]))],
  };
}

/** The lines of a run as documents of at most 2 000. */
export function rankingsDocuments(run: string, lines: readonly RankingLine[]): readonly { readonly id: string; readonly body: RankingsDocument }[] {
  return Array.from({ length: Math.max(1, Math.ceil(lines.length / LINES_PER_DOCUMENT)) }, (_, place) => ({
    id: `${run}/${String(place).padStart(6, "0")}`,
    body: { run, place, lines: lines.slice(place * LINES_PER_DOCUMENT, (place + 1) * LINES_PER_DOCUMENT) },
  }));
}

/** The lines that are stored of a run; null: it was stored before there were any. */
export async function storedLines(store: DocumentStore, run: Pick<RunDocument, "id">): Promise<readonly RankingLine[] | null> {
  const documents: (readonly RankingLine[])[] = [];
  for await (const batch of store.stream<RankingsDocument>("rankings", { index: "run", prefix: [run.id] })) documents.push(...batch.map(({ body }) => body.lines));
  return documents.length === 0 ? null : documents.flat();
}

/** The lines of a run: as stored, or made of its scorecards. */
export async function rankingLines(store: DocumentStore, run: Pick<RunDocument, "id">): Promise<readonly RankingLine[]> {
  const stored = await storedLines(store, run);
  if (stored) return stored;
  const lines: RankingLine[] = [];
  for await (const batch of store.stream<ScorecardDocument>("scorecards", { index: "run", prefix: [run.id] })) lines.push(...batch.map(({ body }) => rankingLine(body)));
  return lines;
}
