import { sha256 } from "../../canonical.js";
import type { Context } from "../../context.js";
import type { BlockDocument, RunDocument } from "../../documents.js";
import { decodeBlocks } from "../../../domain/facts/frozen-bytes.js";
import type { Scheme } from "../../../domain/model/scheme.js";
import { chainUse, selectionsOf } from "../../runs/chain-use.js";
import { openRun } from "../../runs/open-run.js";
import { publishedRuns } from "../../runs/publications.js";
import type { Target } from "../mappings/target.js";
import { DigestCounts } from "../rows/digest-counts.js";
import type { Seen } from "./known-versions.js";

type What = Pick<Target, "collection" | "kind">;

/** Whether a scheme reads what a file brings. */
function reads(scheme: Scheme, { collection, kind }: What): boolean {
  if (collection === "records") return selectionsOf(scheme).some(({ kinds }) => kinds.includes(kind));
  const use = chainUse(scheme);
  return collection === "links" ? use.links.has(kind) : scheme.subject === kind || use.kinds.includes(kind);
}

/** Published runs whose scheme reads these documents. */
export async function publishedReaders(context: Pick<Context, "store" | "library">, what: What): Promise<readonly RunDocument[]> {
  const readers: RunDocument[] = [];
  for (const run of await publishedRuns(context.store)) if (reads((await openRun(context, run.id)).scheme, what)) readers.push(run);
  return readers;
}

/** "credit 2026-Q1 (3f2a91c04b7d)". */
export const runName = ({ scheme, period, id }: RunDocument): string => `${scheme} ${period.id} (${id.slice(0, 12)})`;

const digestOf = (id: string, version: number): string => sha256(`${id}@${version}`);

/** The versions of records that a run used, as its frozen facts tell; a block at a time, with those that continue it. */
async function usedRecords({ store }: Pick<Context, "store">, { id, blocks }: RunDocument): Promise<DigestCounts> {
  const used = new DigestCounts();
  for (let from = 0; from < blocks.length; ) {
    let to = from + 1;
    while (to < blocks.length && blocks[to].subjects === 0) to++;
    const bytes: Uint8Array[] = [];
    for await (const page of store.stream<BlockDocument>("blocks", { index: "run", prefix: [id], from, to })) bytes.push(...page.map(({ body }) => body.bytes));
    const { records } = decodeBlocks(bytes);
    records.ids.forEach((record, i) => used.add(digestOf(record, records.versions[i])));
    from = to;
  }
  return used;
}

/** Asks which published runs used a version of a document. Nothing is read before the first question. */
type Users = (id: string, version: number, batch: string) => AsyncIterable<string>;

function publishedUsers(context: Pick<Context, "store" | "library">, what: What, seen: Seen): Users {
  let readers: Promise<readonly RunDocument[]> | null = null;
  const used = new Map<string, Promise<DigestCounts>>();
  const usedOf = (run: RunDocument): Promise<DigestCounts> => {
    const known = used.get(run.id) ?? usedRecords(context, run);
    used.set(run.id, known);
    return known;
  };
  return async function* (id, version, batch) {
    const seq = seen.batches.get(batch) ?? Infinity;
    for (const run of await (readers ??= publishedReaders(context, what))) {
      if (run.snapshot < seq) continue;
      if (what.collection !== "records" || (await usedOf(run)).count(digestOf(id, version)) > 0) yield runName(run);
    }
  };
}

/** Says which published run used an old version, the first of them: of a record by the frozen facts of the run, of a subject or a link if the run saw its batch. */
export function usedByPublished(context: Pick<Context, "store" | "library">, what: What, seen: Seen): (id: string, version: number, batch: string) => Promise<string | null> {
  const users = publishedUsers(context, what, seen);
  return async (id, version, batch) => {
    for await (const run of users(id, version, batch)) return run;
    return null;
  };
}

/** All published runs that used one version of a record. */
export async function runsThatUsed(context: Pick<Context, "store" | "library">, seen: Seen, record: { readonly id: string; readonly kind: string; readonly version: number; readonly batch: string }): Promise<readonly string[]> {
  const runs: string[] = [];
  for await (const run of publishedUsers(context, { collection: "records", kind: record.kind }, seen)(record.id, record.version, record.batch)) runs.push(run);
  return runs;
}
