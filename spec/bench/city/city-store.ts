import { COLLECTIONS, type RunDocument } from "../../../src/app/documents.js";
import { demonstrationBatches } from "../../../src/app/demo/batches.js";
import type { Context } from "../../../src/app/context.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { journalPublication } from "../../../src/app/runs/publish-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { openEmbedded } from "../../../src/adapters/embedded/open-embedded.js";
import { contextOn } from "../../app/runs/small-city.js";

/** The quarter that is measured: the newest of the demonstration city. */
export const PERIOD = "2026-Q3";
/** Of the schemes of the city the one that reads its own past. */
const WITH_PAST = "luan-red-black";

/** Published without being compared: nothing is measured on it. */
async function publishUnchecked(context: Context, { id, scheme, period }: RunDocument): Promise<void> {
  await journalPublication(context, `publish ${scheme} ${period.id}`, async () => ({ scheme, period: period.id, run: id, state: "published", reason: "", supersedes: null, cases: 0 }));
}

/** The demonstration city in an embedded store, with the decisions of the quarters before the measured one. */
export async function writeCity(folder: string): Promise<void> {
  const store = await openEmbedded(folder, COLLECTIONS);
  const context = contextOn(store);
  try {
    for (const batch of demonstrationBatches()) {
      await writeBatch(store, batch);
      const period = /\d{4}-Q[1-4]$/.exec(batch.batch)?.[0];
      if (period !== undefined && period !== PERIOD) await publishUnchecked(context, (await evaluateRun(context, { scheme: WITH_PAST, period })).run);
    }
  } finally {
    await context.reference.close?.();
    await store.close();
  }
}
