import type { EvidenceRecord, Json, Subject } from "../../domain/model/documents.js";
import { batchEntry } from "../journal-entries.js";
import type { DocumentStore } from "../ports/document-store.js";
import { Refusal, quote } from "../refusal.js";
import { currentBodies } from "./current-records.js";
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

export interface PersonalPart {
  /** Field (without `data.` or `attributes.`) -> value; null: there is none, or it was erased. */
  readonly values: Values | null;
  /** The body says that there was something, and it is gone. */
  readonly erased: boolean;
}

/** The personal fields of a record (or subject) as it stands, for whoever may see them. Refuses an unknown record. */
export async function readPersonal({ store }: { readonly store: DocumentStore }, id: string, of: PersonalDocument["of"] = "records"): Promise<PersonalPart> {
  const body = (await currentBodies<EvidenceRecord | Subject>(store, of, [id])).get(id)?.body;
  if (body === undefined) throw new Refusal("notFound", `unknown-${of.slice(0, -1)}`, { "zh-CN": `没有编号为“${quote(id)}”的${of === "records" ? "记录" : "对象"}。`, en: `There is no ${of.slice(0, -1)} "${quote(id)}".` });
  const values = (await personalValuesOf(store, of, body))?.values ?? null;
  return { values, erased: values === null && body.personal !== undefined };
}
