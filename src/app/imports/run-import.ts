import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { silent, type Context, type Progress } from "../context.js";
import { batchEntry } from "../journal-entries.js";
import { kindsOf } from "../kinds/stored-kinds.js";
import type { TableEncoding, TableFormat } from "../ports/table-files.js";
import { withLeanHeap } from "./lean-heap.js";
import { defaultMapping } from "./mappings/default-mapping.js";
import { checkMapping } from "./mappings/check-mapping.js";
import { targetOf } from "./mappings/target.js";
import type { Importable, ImportDocument, Mapping } from "./model.js";
import { type ImportPlan, planImport } from "./plan-import.js";
import { keepRefused } from "./refused-file.js";
import { readFile, type ReadFile } from "./rows/read-file.js";
import { loadSubjects } from "./rows/subject-index.js";
import { decideRows, type Deciding } from "./write/decide-rows.js";
import { countsOf, Tally } from "./write/tally.js";
import { writeStream } from "./write/write-stream.js";

export interface ImportRequest {
  /** A kind of record, of subject, or of link. */
  readonly kind: string;
  readonly collection?: Importable;
  /** Left out: the general mapping of the kind. */
  readonly mapping?: Mapping;
  readonly corrections?: boolean;
  /** Of a workbook, instead of the mapping's. */
  readonly sheet?: string;
  readonly format?: TableFormat;
  readonly encoding?: TableEncoding;
  /** Name of the file as people know it; left out: that of the path. */
  readonly fileName?: string;
}
/** What was done. */
export interface ImportAnswer {
  readonly import: ImportDocument;
  readonly passedOver: number;
  /** Headings that the mapping does not name. */
  readonly unknown: readonly string[];
}

const MOST_PROBLEMS = 100;

/** The plan of an import: kind, mapping and file fit each other. The caller closes the table. Refuses, with all that is wrong in the mapping. */
export async function openImport(context: Context, path: string, request: ImportRequest): Promise<ImportPlan> {
  const target = targetOf(await kindsOf(context), request.mapping?.kind ?? request.kind, request.mapping?.collection ?? request.collection);
  const stated = request.mapping ?? defaultMapping(target);
  checkMapping(stated, target);
  const mapping = request.sheet === undefined ? stated : { ...stated, sheet: request.sheet };
  const { format, encoding } = request;
  const table = await context.tables.open(path, { ...(format ? { format } : {}), ...(encoding ? { encoding } : {}) });
  return { target, mapping, table, fileName: request.fileName ?? basename(path), corrections: request.corrections === true };
}

async function replace(context: Context, id: string, change: (known: ImportDocument) => ImportDocument): Promise<ImportDocument> {
  for (;;) {
    const stored = await context.store.get<ImportDocument>("imports", id);
    if (!stored) throw new Error(`the import ${id} is gone`);
    const next = change(stored.body);
    if (await context.store.replace("imports", id, stored.version, next)) return next;
  }
}

/** Counts, first problems and the file of refused rows are kept before the entry makes the documents visible: who is cut off behind it has only to say that it is done. */
async function keepOutcome(deciding: Deciding, plan: ImportPlan, tally: Tally): Promise<void> {
  const { context, known, file } = deciding;
  const early = file.refused.count - tally.fates.refused;
  const counts = await countsOf(context.store, known, tally, { rows: file.rows, early });
  const refusedFile = counts.refused === 0 ? null : await writeRefused(deciding, plan);
  const problems = await file.refused.first(MOST_PROBLEMS);
  await replace(context, known.id, (now) => ({ ...now, counts, problems, refusedFile, brought: Object.fromEntries(tally.brought) }));
}

async function writeRefused({ context, known, file }: Deciding, { table, mapping, fileName }: ImportPlan): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "wuye-refused-"));
  const path = join(folder, `refused.${table.format}`);
  try {
    await file.refused.write(context.tables, table, { path, format: table.format, encoding: table.encoding, ...(mapping.sheet === undefined ? {} : { sheet: mapping.sheet }) });
    return await keepRefused(context.store, path, known, refusedName(fileName));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** penalties.csv -> penalties.refused.csv */
export function refusedName(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot <= 0 ? `${fileName}.refused` : `${fileName.slice(0, dot)}.refused${fileName.slice(dot)}`;
}

async function write(deciding: Deciding, plan: ImportPlan, progress: Progress): Promise<number | null> {
  const { context, known, target } = deciding;
  let tally = new Tally();
  const { entry } = await writeStream({
    store: context.store, batch: known.batch, collection: target.collection,
    entry: { at: context.now(), by: context.by, kind: "import", why: `import ${known.kind}: ${known.file.name}` },
    documents: async function* (seen) {
      tally = new Tally();
      for await (const page of decideRows(deciding, seen, tally, progress)) yield page.flatMap(({ wanted }) => wanted ?? []);
    },
    // What has changed was let through because no published run had used it.
    changesWith: ({ kind }) => kind === "publication" && !known.corrections && tally.fates.changed > 0,
    beforeEntry: () => keepOutcome(deciding, plan, tally),
  });
  return entry?.seq ?? null;
}

const done = (context: Context, id: string, seq: number | null): Promise<ImportDocument> =>
  replace(context, id, ({ seed: _seed, ...known }) => ({ ...known, state: known.state === "undone" ? "undone" : "done", seq }));

async function importRows(context: Context, plan: ImportPlan, known: ImportDocument, progress: Progress): Promise<ImportAnswer> {
  const subjects = await loadSubjects(context.store);
  const file: ReadFile = await readFile(plan.table, { target: plan.target, mapping: plan.mapping, subjects, recordedOn: known.recordedOn }, halves(progress, 0));
  try {
    const seq = await write({ context, target: plan.target, known, file }, plan, halves(progress, 1));
    return { import: await done(context, known.id, seq), passedOver: file.passedOver, unknown: file.header?.binding.unknown ?? [] };
  } finally {
    await Promise.all([file.good.close(), file.refused.close()]);
  }
}

/** Reading is the first half of the bar, writing the second. */
const halves = (progress: Progress, half: 0 | 1): Progress => (now, total, doing) => progress(half * 1000 + Math.floor((1000 * now) / Math.max(total, 1)), 2000, doing);

/**
 * Imports a file: good rows become visible all at once, by one entry of the journal; the others come back in a file of the same form. The same
 * file twice changes nothing; who is cut off gives the same command again.
 */
export async function runImport(context: Context, path: string, request: ImportRequest, progress: Progress = silent): Promise<ImportAnswer> {
  const plan = await openImport(context, path, request);
  try {
    const known = await planImport(context, plan);
    if (known.state !== "running") return { import: known, passedOver: 0, unknown: [] };
    const entry = await batchEntry(context.store, known.batch);
    if (entry) return { import: await done(context, known.id, entry.seq), passedOver: 0, unknown: [] };
    return await withLeanHeap(() => importRows(context, plan, known, progress));
  } finally {
    await plan.table.close();
  }
}
