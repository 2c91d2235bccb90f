import type { DocumentStore } from "./document-store.js";
import { Refusal } from "../refusal.js";

/** Form of the documents of this version of the program. A store that a newer one has written is refused. */
export const STORE_FORMAT = 1;
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

/** Refuses the mark of a newer format; null: the store has none yet. */
export function checkFormat(mark: FormatMark | null): void {
  if (mark !== null && !(mark.format <= STORE_FORMAT)) throw newer(mark.format);
}

/** Place of the mark, for adapters that read it before they open the rest. */
export const FORMAT_MARK = { collection: COLLECTION, id: ID } as const;

/** Reads the format number of a store and writes it into one that has none; refuses a newer one. Adapters call it when they open. */
export async function ensureFormat(store: DocumentStore): Promise<void> {
  const mark = await store.get<FormatMark>(COLLECTION, ID);
  checkFormat(mark?.body ?? null);
  if (mark === null) await store.insert(COLLECTION, ID, { format: STORE_FORMAT });
}
