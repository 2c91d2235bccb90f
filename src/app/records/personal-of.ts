import type { EvidenceRecord, Json, Subject } from "../../domain/model/documents.js";
import { batchEntry } from "../journal-entries.js";
import type { DocumentStore } from "../ports/document-store.js";
import { commitment, type PersonalValues } from "./split-personal.js";
import type { PersonalDocument } from "./model.js";

/** What a body with personal fields says of itself. */
export type Committed = Pick<EvidenceRecord | Subject, "id" | "personal">;

/** The personal values that a body names by its commitment, whichever version brought them; null: it names none, or they were erased. */
export async function personalValuesOf(store: DocumentStore, of: PersonalDocument["of"], { id, personal: wanted }: Committed): Promise<PersonalValues | null> {
  if (wanted === undefined) return null;
  for await (const documents of store.stream<PersonalDocument>("personal", { index: "body", prefix: [of, id] })) {
    for (const { body: { salt, values, batch } } of documents) {
      if (commitment(salt, values) === wanted && (await batchEntry(store, batch))) return { salt, values };
    }
  }
  return null;
}

type Values = Readonly<Record<string, Json>>;

function put(values: Values, [key, ...rest]: readonly string[], value: Json): Values {
  if (rest.length === 0) return { ...values, [key]: value };
  return { ...values, [key]: put((values[key] ?? {}) as Values, rest, value) as Json };
}

/** Data with the personal values in their places, as a person sees it who may. */
export const withPersonal = (data: Values, personal: Values): Values =>
  Object.entries(personal).reduce((all, [name, value]) => put(all, name in all ? [name] : name.split("."), value), data);
