import type { Body, Versioned } from "../../batches/batch-content.js";
import type { Json, Subject } from "../../../domain/model/documents.js";
import { sha256 } from "../../canonical.js";
import type { PersonalDocument } from "../../records/model.js";
import { commitment } from "../../records/split-personal.js";
import type { Version } from "./known-versions.js";

type Values = Readonly<Record<string, Json>>;

const fits = ({ salt, values }: PersonalDocument, stated: string): boolean => commitment(salt, values) === stated;

/** The personal values that a version names: its own, or those of an earlier version that it keeps. */
export function personalOf({ body, batch }: Version, stored: readonly PersonalDocument[] = []): Values | "erased" {
  const stated = (body as Subject).personal;
  if (stated === undefined) return {};
  const own = stored.find((document) => document.batch === batch && fits(document, stated));
  return (own ?? stored.find((document) => fits(document, stated)))?.values ?? "erased";
}

/** A body that names these personal values by a commitment of its own; none: it names nothing. The salt follows from the seed, so that an attempt that is repeated writes the same. */
export function withPersonal({ batch, collection, seed }: { readonly batch: string; readonly collection: Versioned; readonly seed: string }, source: Body, values: Values): { readonly body: Body; readonly personal: PersonalDocument | null } {
  const body = { ...(source as Subject) } as { -readonly [K in keyof Subject]?: Subject[K] };
  delete body.personal;
  if (Object.keys(values).length === 0) return { body: body as Subject, personal: null };
  const salt = sha256(`${seed}\n${source.id}`).slice(0, 32);
  return { body: { ...(body as Subject), personal: commitment(salt, values) }, personal: { of: collection === "subjects" ? "subjects" : "records", body: source.id, batch, salt, values } };
}
