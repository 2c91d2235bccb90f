import { resolve } from "node:path";
import type { CollectionSpec, DocumentStore } from "../../app/ports/document-store.js";
import { Refusal } from "../../app/refusal.js";
import { ensureFormat } from "../../app/ports/store-format.js";
import { EmbeddedStore } from "./embedded-store.js";
import { openEnvironment, type Environment } from "./environment.js";
import { prepareFolder } from "./file-system.js";

function openFiles(folder: string, collections: readonly CollectionSpec[]): Environment {
  try {
    return openEnvironment(folder, collections);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new Refusal("unavailable", "data-folder", {
      "zh-CN": `无法打开数据文件夹 ${folder}：${cause}。`,
      en: `The data folder ${folder} cannot be opened: ${cause}.`,
    });
  }
}

/**
 * Opens the embedded store in a folder and creates what is not there. Several processes of one machine may have it open. Refuses a folder
 * on a network file system, one that cannot be written, and one of a newer format.
 */
export async function openEmbedded(folder: string, collections: readonly CollectionSpec[]): Promise<DocumentStore> {
  const path = resolve(folder);
  await prepareFolder(path);
  const store = new EmbeddedStore(path, openFiles(path, collections));
  try {
    await ensureFormat(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}
