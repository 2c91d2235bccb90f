import { discardDocuments } from "../batches/batch-documents.js";
import type { Context } from "../context.js";
import { batchEntry } from "../journal-entries.js";
import type { PersonalDocument } from "./model.js";
import { randomNumber } from "./record-names.js";

const HOUR = 3_600_000;
/** An attempt that has no journal entry after so long was cut off. */
const CUT_OFF_AFTER = HOUR;
/** Attempts that are older were looked at before. */
const LOOKED_BACK = 7 * 24 * HOUR;

const WRITERS = ["correct", "entry"] as const;

/** 20260402T0100, in UTC: as a part of a name it is ordered by time. */
const minuteOf = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]/g, "").slice(0, 13);

/** A name that no other batch has, for what is written with a random salt; it tells when it was begun. */
export const attemptName = (writer: (typeof WRITERS)[number], { now }: Pick<Context, "now">): string => `${writer}-${minuteOf(Date.parse(now()))}-${randomNumber()}`;

/** Batches of people with personal fields that were begun a while ago and stand in no journal. */
async function cutOff({ store, now }: Pick<Context, "store" | "now">): Promise<readonly string[]> {
  const at = Date.parse(now());
  const found: string[] = [];
  for (const writer of WRITERS) {
    const batches = new Set<string>();
    const range = { index: "batch", from: `${writer}-${minuteOf(at - LOOKED_BACK)}`, to: `${writer}-${minuteOf(at - CUT_OFF_AFTER)}` };
    for await (const page of store.stream<PersonalDocument>("personal", range)) for (const { body: { batch } } of page) batches.add(batch);
    for (const batch of batches) if (!(await batchEntry(store, batch))) found.push(batch);
  }
  return found;
}

/** Takes away what attempts that were cut off left: nobody has seen it, and nobody could erase it. How many they were. */
export async function sweepAttempts(context: Pick<Context, "store" | "now">): Promise<number> {
  const batches = await cutOff(context);
  for (const batch of batches) await discardDocuments(context.store, batch);
  return batches.length;
}
