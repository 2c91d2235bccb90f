import { canonical } from "../canonical.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { PersonalDocument } from "../records/model.js";
import { commitment } from "../records/split-personal.js";

/** Personal values of a body that the batch writes; its `personal` is their commitment. */
export type PersonalGiven = Omit<PersonalDocument, "batch">;

type Documents = ReadonlyMap<string, PersonalDocument>;

/** Id of the personal fields of one version. */
export const personalId = ({ of, body, batch }: Pick<PersonalDocument, "of" | "body" | "batch">): string => `${of}/${body}@${batch}`;

/** The documents by id. Throws where a body does not name the values by their commitment: verification would never pass. */
export function personalDocuments(batch: string, given: readonly PersonalGiven[], commitmentOf: (of: PersonalDocument["of"], body: string) => string | undefined): Documents {
  return new Map(given.map((each): [string, PersonalDocument] => {
    if (commitmentOf(each.of, each.body) !== commitment(each.salt, each.values)) throw new TypeError(`${each.of} ${each.body} does not name its personal fields`);
    const document = { ...each, batch };
    return [personalId(document), document];
  }));
}

const CHUNK = 2000;

async function reconcile(store: DocumentStore, batch: string, wanted: Documents): Promise<void> {
  for await (const found of store.stream<PersonalDocument>("personal", { index: "batch", prefix: [batch] })) {
    for (const { id, version, body } of found) {
      const right = wanted.get(id);
      if (right === undefined) await store.delete("personal", id);
      else if (canonical(right) !== canonical(body)) await store.replace("personal", id, version, right);
    }
  }
}

/** Makes the store hold exactly these personal documents of a batch that is not in the journal yet. Safe to repeat. */
export async function storePersonal(store: DocumentStore, batch: string, wanted: Documents): Promise<void> {
  const all = [...wanted].map(([id, body]) => ({ id, body }));
  let left = 0;
  for (let at = 0; at < all.length; at += CHUNK) left += (await store.bulk("personal", all.slice(at, at + CHUNK))).present;
  const stored = await store.count("personal", { index: "batch", prefix: [batch] });
  if (left > 0 || stored !== wanted.size) await reconcile(store, batch, wanted);
}
