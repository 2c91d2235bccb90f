import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import { canonical, sha256 } from "../../canonical.js";
import type { Context } from "../../context.js";
import type { DocumentStore } from "../../ports/document-store.js";
import { quote, Refusal } from "../../refusal.js";
import type { Mapping, MappingDocument } from "../model.js";
import { readMapping } from "./read-mapping.js";

/** A saved mapping with the version of its document: 1 when it was made, one more with each edit. */
export interface SavedMapping extends MappingDocument {
  readonly version: number;
}

/** All saved mappings, or those of a kind, in the order of kinds and names. */
export async function listMappings(store: DocumentStore, kind?: string): Promise<readonly SavedMapping[]> {
  const found: SavedMapping[] = [];
  for await (const page of store.stream<MappingDocument>("mappings", { index: "kind", ...(kind === undefined ? {} : { prefix: [kind] }) })) {
    found.push(...page.map(({ body, version }) => ({ ...body, version })));
  }
  return found;
}

/** The saved mapping of that name; refuses, with what is like it, when there is none. */
export async function getMapping(store: DocumentStore, id: string): Promise<SavedMapping> {
  const stored = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/.test(id) ? await store.get<MappingDocument>("mappings", id) : null;
  if (stored) return { ...stored.body, version: stored.version };
  const { hint: [zh, en] } = hintOf(id, (await listMappings(store)).map((mapping) => mapping.id));
  throw new Refusal("notFound", "unknown-mapping", { "zh-CN": `没有名为“${quote(id)}”的对应表。${zh}`, en: `There is no mapping "${quote(id)}". ${en}` });
}

function edited(id: string): Refusal {
  return new Refusal("refused", "mapping-edited", { "zh-CN": `对应表“${id}”在此期间已被他人改动：请先看新的内容。`, en: `The mapping "${id}" was edited by somebody else meanwhile: look at it again first.` });
}

/** Saves a mapping under its own name. `version`: the one that was edited (0: it is new); left out: whatever is there is replaced. Refuses one that does not fit its kind, with everything that is wrong. */
export async function saveMapping(context: Context, text: string, version?: number): Promise<SavedMapping> {
  const mapping: Mapping = await readMapping(context, text);
  const { store, by } = context;
  const body: MappingDocument = { id: mapping.id, kind: mapping.kind, mapping, hash: sha256(canonical(mapping)), at: context.now(), by };
  for (;;) {
    const stored = await store.get<MappingDocument>("mappings", mapping.id);
    // Who wants what stands there already is not in anybody's way.
    if (stored?.body.hash === body.hash) return { ...stored.body, version: stored.version };
    if (version !== undefined && version !== (stored?.version ?? 0)) throw edited(mapping.id);
    const written = stored ? await store.replace("mappings", mapping.id, stored.version, body) : await store.insert("mappings", mapping.id, body);
    if (written) return { ...body, version: (stored?.version ?? 0) + 1 };
  }
}
