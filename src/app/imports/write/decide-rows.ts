import type { EvidenceRecord } from "../../../domain/model/documents.js";
import type { Context, Progress } from "../../context.js";
import type { ImportDocument, RowProblem } from "../model.js";
import type { Target } from "../mappings/target.js";
import type { ReadFile } from "../rows/read-file.js";
import { reasonText } from "../values/reason.js";
import { KnownVersions, type Seen } from "./known-versions.js";
import { type Decision, Pass } from "./pass.js";
import type { Tally } from "./tally.js";
import { usedByPublished } from "./used-by-published.js";

/** An import whose file was read. */
export interface Deciding {
  readonly context: Context;
  readonly target: Target;
  readonly known: ImportDocument;
  readonly file: ReadFile;
}

/** Rows that are looked up and written together. */
const PAGE = 2_000;

function problemOf({ row, because }: Decision, sheet: string | null): RowProblem {
  const body = row.body();
  const found = (body as EvidenceRecord).sourceNumber ?? row.id;
  const { code, details } = because as NonNullable<Decision["because"]>;
  return { sheet, row: row.row, column: null, field: null, found, code, reason: reasonText(code, details) };
}

/** Goes through the good rows in order of their ids and says of each what becomes of it, as of what is seen; counts, and keeps those that are refused now. */
export async function* decideRows({ context, target, known, file }: Deciding, seen: Seen, tally: Tally, progress: Progress): AsyncIterable<readonly Decision[]> {
  const { store } = context;
  const versions = await KnownVersions.open(store, target.collection, seen, { rows: file.good.count, kind: target.kind });
  const personal = new Set([...target.fields.values()].filter(({ declaration }) => declaration.personal).map(({ name }) => name));
  const usedBy = known.corrections ? async (): Promise<null> => null : usedByPublished(context, target, seen);
  const pass = new Pass({ batch: known.batch, collection: target.collection, kind: target.kind, personal, covered: file.covered, seed: known.seed ?? "", usedBy }, versions);
  await file.refused.forgetLate();
  let done = 0;
  for await (const page of file.good.pages(PAGE)) {
    const decisions = await pass.decide(page);
    for (const decision of decisions) {
      tally.add(decision);
      if (decision.because) await file.refused.addLate(problemOf(decision, known.mapping.sheet ?? null));
    }
    yield decisions;
    progress((done += page.length), file.good.count, "write");
  }
}
