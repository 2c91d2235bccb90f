import { dayOf, isoDay } from "../../domain/calendar/days.js";
import type { Context } from "../context.js";
import { journalOnce } from "../journal.js";
import { expireRequests } from "../imports/api-requests.js";
import type { ImportDocument } from "../imports/model.js";
import { importOfRefused } from "../imports/refused-file.js";
import type { DocumentStore } from "../ports/document-store.js";
import { carryOut, erasureEntry, finishErasures } from "./erase-personal.js";
import { todayOf } from "./check-record.js";
import { deleteFile } from "./file-pieces.js";
import type { FileHead } from "./model.js";
import { sweepAttempts } from "./sweep-attempts.js";

const WHY = "过期文件到期删除 / files deleted on the day on which they expire";

/** Imports do not name a file of refused rows that is gone. */
async function forget(store: DocumentStore, { file, purpose }: FileHead): Promise<void> {
  const id = purpose === "refused" ? importOfRefused(file) : null;
  const known = id === null ? null : await store.get<ImportDocument>("imports", id);
  if (known?.body.refusedFile === file) await store.replace("imports", known.id, known.version, { ...known.body, refusedFile: null });
}

/**
 * Deletes all files whose day has come. One journal entry names those that were whole, by id and hash; what never became whole goes without.
 * Safe to repeat: what was entered and not deleted is found and deleted again; so is what entries that were cut off left. How many files went.
 */
export async function expireFiles(context: Pick<Context, "store" | "now" | "by">, today: string): Promise<number> {
  const { store } = context;
  const day = dayOf(today);
  if (day === null) throw new TypeError(`${today} is no day`);
  const due: FileHead[] = [];
  for await (const heads of store.stream<FileHead>("files", { index: "expires", to: isoDay(day + 1) })) due.push(...heads.map(({ body }) => body));
  const files = due.filter(({ hash }) => hash !== "").map(({ file, hash }) => ({ file, hash }));
  if (files.length > 0) {
    const erasure = { files: [...files].sort((a, b) => (a.file < b.file ? -1 : 1)) };
    await journalOnce(store, erasureEntry(erasure, { at: context.now(), by: context.by, why: WHY }));
    await carryOut(store, erasure);
  }
  await sweepAttempts(context);
  for (const head of due) {
    if (head.hash === "") await deleteFile(store, head.file);
    else await forget(store, head);
  }
  return due.length;
}

/** Erasures that are finished anew, the newest first: only one of them can have been cut off. */
const FINISHED = 20;

/** What is done from time to time, by itself: erasures that were cut off are finished, answers of other systems' requests forgotten, files whose day has come deleted. How many files went. */
export async function keepHouse(context: Pick<Context, "store" | "now" | "by">): Promise<number> {
  await finishErasures(context.store, FINISHED);
  await expireRequests(context.store, todayOf(context));
  return expireFiles(context, todayOf(context));
}
