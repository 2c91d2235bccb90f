import { resolve } from "node:path";
import type { CollectionSpec, DocumentStore } from "../../app/ports/document-store.js";
import { Refusal } from "../../app/refusal.js";
import { ensureFormat } from "../../app/ports/store-format.js";
import { EmbeddedStore } from "./embedded-store.js";
import { openEnvironment, type Environment } from "./environment.js";
import { checkDataFile, prepareFolder } from "./file-system.js";

/** Words for whatever the machine says when a folder cannot be used. */
function inWords(folder: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new Refusal("unavailable", "data-folder", {
    "zh-CN": `无法打开数据文件夹 ${folder}：${cause}。`,
    en: `The data folder ${folder} cannot be opened: ${cause}.`,
  });
}

async function openFiles(folder: string, collections: readonly CollectionSpec[]): Promise<Environment> {
  try {
    await prepareFolder(folder);
    await checkDataFile(folder);
    return openEnvironment(folder, collections);
  } catch (error) {
    throw inWords(folder, error);
  }
}

/**
 * Opens the embedded store in a folder and creates what is not there. Several processes of one machine may have it open. Refuses a folder
 * on a network file system, one that cannot be written, a data file that is no database, and a store of a newer format.
 */
export async function openEmbedded(folder: string, collections: readonly CollectionSpec[]): Promise<DocumentStore> {
  const path = resolve(folder);
  const store = new EmbeddedStore(path, await openFiles(path, collections));
  try {
    await ensureFormat(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
