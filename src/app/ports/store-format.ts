import type { DocumentStore } from "./document-store.js";
import { Refusal } from "../refusal.js";

/**
 * Form of the documents of this version of the program. A store that a newer one has written is refused, and so is one of a form that this one
 * reads no more. 2: earlier decisions are frozen in a dictionary (form 1 was that of trials before the first release).
 */
export const STORE_FORMAT = 2;
export const OLDEST_FORMAT = 2;
const COLLECTION = "meta";
const ID = "format";

/** The mark of the format does not count as a document of the store. */
export const isFormatMark = (collection: string, id: string): boolean => collection === COLLECTION && id === ID;

/** What is written about the store itself. */
interface FormatMark {
  readonly format: number;
}

function newer(format: number): Refusal {
  return new Refusal("unavailable", "newer-store", {
    "zh-CN": `存储由更新版本的程序写入（格式 ${format}，本程序支持到 ${STORE_FORMAT}）。请升级程序；数据未作任何改动。`,
    en: `The store was written by a newer version of this program (format ${format}; this one knows up to ${STORE_FORMAT}). Upgrade the program; nothing was changed.`,
  });
}

function older(format: number): Refusal {
  return new Refusal("unavailable", "older-store", {
    "zh-CN": `存储由早期试用版写入（格式 ${format}，本程序读取 ${OLDEST_FORMAT} 至 ${STORE_FORMAT}）。请另用新的数据目录或数据库，重新导入记录并评价；数据未作任何改动。`,
    en: `The store was written by an early trial version of this program (format ${format}; this one reads ${OLDEST_FORMAT} to ${STORE_FORMAT}). Use a new data folder or database, import the records and evaluate again; nothing was changed.`,
  });
}

/** Refuses the mark of a newer format, and of one that is read no more; null: the store has none yet. */
export function checkFormat(mark: FormatMark | null): void {
  if (mark !== null && !(mark.format <= STORE_FORMAT)) throw newer(mark.format);
  if (mark !== null && mark.format < OLDEST_FORMAT) throw older(mark.format);
}

/** Place of the mark, for adapters that read it before they open the rest. */
export const FORMAT_MARK = { collection: COLLECTION, id: ID } as const;

/** Reads the format number of a store and writes it into one that has none; refuses a newer one. Adapters call it when they open. */
export async function ensureFormat(store: DocumentStore): Promise<void> {
  const mark = await store.get<FormatMark>(COLLECTION, ID);
  checkFormat(mark?.body ?? null);
  if (mark === null) await store.insert(COLLECTION, ID, { format: STORE_FORMAT });
}
