import type { DocumentStore, Page } from "../ports/document-store.js";
import { quote, Refusal } from "../refusal.js";
import type { ImportDocument } from "./model.js";

/** An import as it is told: without the seed of its salts. */
export type ShownImport = Omit<ImportDocument, "seed">;

function shown({ seed: _seed, ...known }: ImportDocument): ShownImport {
  return known;
}

/** What the file of an import is called, as far as that was not forgotten. */
export const importName = ({ file }: Pick<ShownImport, "file">): string => file.called ?? file.name;

/** Imports, newest first. */
export async function listImports(store: DocumentStore, { limit = 50, after }: { readonly limit?: number; readonly after?: string } = {}): Promise<{ readonly imports: readonly ShownImport[]; readonly next: string | null }> {
  const page: Page<ImportDocument> = await store.range<ImportDocument>("imports", { index: "started", reverse: true, limit, ...(after === undefined ? {} : { after }) });
  return { imports: page.items.map(({ body }) => shown(body)), next: page.next };
}

/** The import of that id, or the only one whose id begins so (at least six characters); refuses when there is none. */
export async function getImport(store: DocumentStore, id: string): Promise<ShownImport> {
  const found = /^[0-9a-f]{6,32}$/.test(id) ? (await store.range<ImportDocument>("imports", { index: "id", from: id, to: `${id}g`, limit: 2 })).items : [];
  if (found.length === 1) return shown(found[0].body);
  throw new Refusal("notFound", "unknown-import", {
    "zh-CN": found.length > 1 ? `有几次导入以“${quote(id)}”开头：请写得更长。` : `没有编号为“${quote(id)}”的导入。`,
    en: found.length > 1 ? `Several imports begin with "${quote(id)}": write more of it.` : `There is no import "${quote(id)}".`,
  });
}
