import { silent, type Context, type Progress } from "../context.js";
import { withLeanHeap } from "./lean-heap.js";
import { suggestFor, type UnknownHeading } from "./mappings/guess-mapping.js";
import type { ImportCounts, ImportDocument, RowFate, RowProblem } from "./model.js";
import { documentOf, hashOfMapping, type ImportPlan } from "./plan-import.js";
import { type ImportRequest, openImport } from "./run-import.js";
import { readFile, type ReadFile } from "./rows/read-file.js";
import type { RowBody } from "./rows/row-reader.js";
import { loadSubjects } from "./rows/subject-index.js";
import { decideRows } from "./write/decide-rows.js";
import { seenNow } from "./write/known-versions.js";
import type { Decision } from "./write/pass.js";
import { countsOf, Tally } from "./write/tally.js";

/** One of the first rows, as it would become. */
export interface PreviewRow {
  readonly row: number;
  readonly fate: RowFate;
  /** Left out: it is refused. Personal fields are not in it. */
  readonly body?: RowBody;
  readonly problems: readonly RowProblem[];
}
export interface ImportPreview {
  readonly counts: ImportCounts;
  /** Only so many of the first rows were looked at: the counts are theirs, and what is missing is not known (0). Left out: the whole file was. */
  readonly lookedAt?: number;
  readonly passedOver: number;
  readonly rows: readonly PreviewRow[];
  readonly problems: readonly RowProblem[];
  /** Heading -> field. */
  readonly columns: readonly { readonly heading: string; readonly field: string }[];
  readonly unknown: readonly UnknownHeading[];
  readonly sheets: readonly string[];
  readonly headerRow: number | null;
  readonly mappingHash: string;
}

const SHOWN = 20;
const MOST_PROBLEMS = 100;

interface Decided {
  readonly tally: Tally;
  readonly first: ReadonlyMap<number, Decision>;
}

/** What is looked at, and how far. */
interface Looking {
  readonly plan: ImportPlan;
  readonly known: ImportDocument;
  readonly file: ReadFile;
  readonly signal?: AbortSignal;
}

async function decideAll(context: Context, { plan, known, file, signal }: Looking): Promise<Decided> {
  const tally = new Tally();
  const shown = new Set(file.first.map(({ row }) => row));
  const first = new Map<number, Decision>();
  for await (const page of decideRows({ context, target: plan.target, known, file }, await seenNow(context.store), tally, silent)) {
    signal?.throwIfAborted();
    for (const decision of page) if (shown.has(decision.row.row)) first.set(decision.row.row, decision);
  }
  return { tally, first };
}

function rowsOf(file: ReadFile, { first }: Decided, problems: readonly RowProblem[]): readonly PreviewRow[] {
  return file.first.map(({ row, read }): PreviewRow => {
    if (Array.isArray(read)) return { row, fate: "refused", problems: read as readonly RowProblem[] };
    const decision = first.get(row);
    if (decision === undefined || decision.fate === "refused") return { row, fate: "refused", problems: problems.filter((problem) => problem.row === row) };
    return { row, fate: decision.fate, body: decision.wanted?.text === null ? decision.wanted.body : decision.row.body(), problems: [] };
  });
}

async function preview(context: Context, looking: Looking): Promise<ImportPreview> {
  const { plan, known, file } = looking;
  const decided = await decideAll(context, looking);
  const counts = await countsOf(context.store, known, decided.tally, { rows: file.rows, early: file.refused.count - decided.tally.fates.refused });
  const problems = await file.refused.first(MOST_PROBLEMS);
  const binding = file.header?.binding;
  return {
    ...(file.isWhole ? { counts } : { counts: { ...counts, missing: 0 }, lookedAt: file.rows }), passedOver: file.passedOver, rows: rowsOf(file, decided, problems), problems,
    columns: (binding?.bound ?? []).map(({ heading, column }) => ({ heading, field: column.field })),
    unknown: (binding?.unknown ?? []).map((heading) => suggestFor(heading, plan.target)),
    sheets: plan.table.sheets, headerRow: file.header?.row ?? null, mappingHash: hashOfMapping(plan.mapping),
  };
}

export interface PreviewLimits {
  /** Rows of data that are looked at; left out: all. */
  readonly mostRows?: number;
  /** Nobody waits for it any more: it ends, with the reason of the signal. */
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** What an import of the file would do, over the whole of it or the first rows; nothing is written. */
export async function previewImport(context: Context, path: string, request: ImportRequest, { mostRows, signal, progress = silent }: PreviewLimits = {}): Promise<ImportPreview> {
  const plan = await openImport(context, path, request);
  try {
    const known = documentOf(context, plan, "preview");
    const settings = { target: plan.target, mapping: plan.mapping, subjects: await loadSubjects(context.store), recordedOn: known.recordedOn };
    signal?.throwIfAborted();
    const file = await withLeanHeap(() => readFile(plan.table, settings, progress, { shown: SHOWN, mostRows, signal }));
    try {
      return await preview(context, { plan, known, file, signal });
    } finally {
      await Promise.all([file.good.close(), file.refused.close()]);
    }
  } finally {
    await plan.table.close();
  }
}
