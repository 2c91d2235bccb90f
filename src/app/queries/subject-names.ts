import type { Subject } from "../../domain/model/documents.js";
import { batchEntry } from "../journal-entries.js";
import type { VersionDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";

const AT_ONCE = 16;

/** The newest version of one subject whose batch was journalled. The id of a version document is `<subject id>@<batch>`, and A follows @. */
async function newest(store: DocumentStore, id: string): Promise<Subject | null> {
  let found: VersionDocument<Subject> | null = null;
  for await (const batch of store.stream<VersionDocument<Subject>>("subjects", { index: "id", from: `${id}@`, to: `${id}A` })) {
    for (const { body } of batch) if ((found === null || body.version > found.version) && (await batchEntry(store, body.batch))) found = body;
  }
  return found && found.body;
}

/** Names of subjects as they stand, by id; one that the store has not is left out. */
export async function subjectNames(store: DocumentStore, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const wanted = [...new Set(ids)];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    for (const subject of await Promise.all(wanted.slice(at, at + AT_ONCE).map((id) => newest(store, id)))) if (subject) names.set(subject.id, subject.name);
  }
  return names;
}
