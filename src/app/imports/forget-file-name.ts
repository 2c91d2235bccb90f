import type { Context } from "../context.js";
import { pieceId } from "../records/file-pieces.js";
import type { FileHead } from "../records/model.js";
import { getImport, type ShownImport } from "./list-imports.js";
import type { ImportDocument } from "./model.js";
import { neutralName } from "./plan-import.js";
import { refusedName } from "./run-import.js";

type ForgetContext = Pick<Context, "store" | "now" | "by">;

async function forgetRefused({ store }: ForgetContext, file: string, name: string): Promise<void> {
  for (;;) {
    const head = await store.get<FileHead>("files", pieceId(file));
    if (head === null || head.body.name === name || (await store.replace("files", head.id, head.version, { ...head.body, name }))) return;
  }
}

/**
 * Takes away what people call the file of an import, which may be somebody's name: it is then called by its hash, as in the journal. The import
 * keeps who did it and when. Refuses an id that is not there. Safe to repeat.
 */
export async function forgetFileName(context: ForgetContext, id: string): Promise<ShownImport> {
  const { store, now, by } = context;
  const known = await getImport(store, id);
  const name = neutralName(known.file.hash, known.file.format);
  if (known.refusedFile !== null) await forgetRefused(context, known.refusedFile, refusedName(name));
  for (;;) {
    const stored = await store.get<ImportDocument>("imports", known.id);
    if (!stored) throw new Error(`the import ${known.id} is gone`);
    const next: ImportDocument = { ...stored.body, file: { ...stored.body.file, name, called: undefined }, nameForgotten: stored.body.nameForgotten ?? { at: now(), by } };
    if (await store.replace("imports", known.id, stored.version, next)) return getImport(store, known.id);
  }
}
