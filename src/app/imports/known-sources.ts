import type { DocumentStore } from "../ports/document-store.js";
import { listMappings } from "./mappings/saved-mappings.js";
import type { ImportDocument } from "./model.js";

/** meta/sources: sources that other systems and people have stated; those of files stand in mappings and imports. */
interface SourcesDocument {
  readonly sources: readonly string[];
}

const ID = "sources";
/** Columns may hold anything: more are not remembered. */
const MOST_SOURCES = 500;
const LONGEST = 200;

/** Remembers sources that numbers come from, so that a number can be looked for at each of them. */
export async function noteSources(store: DocumentStore, sources: readonly unknown[]): Promise<void> {
  const given = new Set(sources.filter((source): source is string => typeof source === "string" && source !== "" && source.length <= LONGEST));
  for (;;) {
    const stored = await store.get<SourcesDocument>("meta", ID);
    const known = stored?.body.sources ?? [];
    const fresh = [...given].filter((source) => !known.includes(source));
    if (fresh.length === 0 || known.length >= MOST_SOURCES) return;
    const next: SourcesDocument = { sources: [...known, ...fresh].slice(0, MOST_SOURCES) };
    if (stored ? await store.replace("meta", ID, stored.version, next) : await store.insert("meta", ID, next)) return;
  }
}

/** The sources that are known: of mappings, of imports, of other systems and people; null: none was stated. At most 500 and null. */
export async function knownSources(store: DocumentStore): Promise<readonly (string | null)[]> {
  const sources = new Set((await store.get<SourcesDocument>("meta", ID))?.body.sources ?? []);
  for (const { mapping: { source } } of await listMappings(store)) if (source !== undefined) sources.add(source);
  for await (const page of store.stream<ImportDocument>("imports", { index: "started", reverse: true })) {
    for (const { body: { mapping, brought = {} } } of page) for (const source of [mapping.source ?? "", ...Object.keys(brought)]) sources.add(source);
    if (sources.size > MOST_SOURCES) break;
  }
  sources.delete("");
  return [null, ...[...sources].slice(0, MOST_SOURCES)];
}
