import type { DocumentStore } from "../../ports/document-store.js";
import type { Importable, ImportCounts, ImportDocument, RowFate } from "../model.js";
import type { Decision } from "./pass.js";

/** What a pass over the rows counts. */
export class Tally {
  readonly fates: Record<RowFate, number> = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  /** By source: rows that are new, and rows that an earlier import brought. */
  readonly brought = new Map<string, number>();
  readonly found = new Map<string, number>();

  add({ fate, row, knownFromImport }: Decision): void {
    this.fates[fate]++;
    const { source } = row;
    const counted = fate === "new" ? this.brought : knownFromImport ? this.found : null;
    if (counted) counted.set(source, (counted.get(source) ?? 0) + 1);
    else if (!this.found.has(source)) this.found.set(source, 0);
  }
}

/** Rows that earlier imports of these sources and this kind brought. */
async function broughtBefore(store: DocumentStore, what: { readonly collection: Importable; readonly kind: string; readonly except: string }): Promise<ReadonlyMap<string, number>> {
  const brought = new Map<string, number>();
  for await (const page of store.stream<ImportDocument>("imports", { index: "started" })) {
    for (const { body } of page) {
      if (body.state !== "done" || body.kind !== what.kind || body.collection !== what.collection || body.id === what.except) continue;
      for (const [source, count] of Object.entries(body.brought ?? {})) brought.set(source, (brought.get(source) ?? 0) + count);
    }
  }
  return brought;
}

/** The counts of an import; `early`: rows that could not be read. Missing: brought by earlier imports of a source that this file has, and not in it. */
export async function countsOf(store: DocumentStore, known: ImportDocument, tally: Tally, { rows, early }: { readonly rows: number; readonly early: number }): Promise<ImportCounts> {
  const before = await broughtBefore(store, { collection: known.collection, kind: known.kind, except: known.id });
  let missing = 0;
  for (const source of new Set([...tally.brought.keys(), ...tally.found.keys()])) missing += Math.max(0, (before.get(source) ?? 0) - (tally.found.get(source) ?? 0));
  const { fates } = tally;
  return { rows, new: fates.new, changed: fates.changed, unchanged: fates.unchanged, refused: fates.refused + early, missing };
}
