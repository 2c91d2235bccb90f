import type { DocumentStore } from "../../ports/document-store.js";
import { isUndone } from "./known-body.js";
import type { Seen, Version } from "./known-versions.js";

const WHERE = [["records", "subject"], ["links", "subject"], ["links", "target"]] as const;

/** Ids of a few records and links that stand and refer to a subject. */
export async function stillReferred(store: DocumentStore, seen: Seen, subject: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [collection, index] of WHERE) {
    const newest = new Map<string, Version>();
    for await (const page of store.stream<Version>(collection, { index, prefix: [subject] })) {
      for (const { body } of page) {
        if (seen.batches.has(body.batch) && body.version > (newest.get(body.body.id)?.version ?? 0)) newest.set(body.body.id, body);
      }
      if (newest.size > 1000) break;
    }
    found.push(...[...newest.values()].filter((version) => !isUndone(version)).slice(0, 3).map(({ body }) => body.id));
  }
  return found;
}
