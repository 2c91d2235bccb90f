import type { EvidenceRecord, Json, Subject } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { canonical, sha256 } from "../canonical.js";

/** Personal values with the random salt that keeps them from being guessed from their hash (32 hexadecimal digits). */
export interface PersonalValues {
  readonly salt: string;
  /** Field (without `data.`) -> value. */
  readonly values: Readonly<Record<string, Json>>;
}

type Values = Readonly<Record<string, Json>>;

/** What a version says of its personal values: sha256 over the salt and their RFC 8785 form. Without the salt, nothing can be guessed from it. */
export const commitment = (salt: string, values: Values): string => sha256(salt + canonical(values));

/** Names of the personal fields of a kind, as they stand in `data` or `attributes`. */
export function personalFields(kind: KindDeclaration): ReadonlySet<string> {
  const names = [...kind.fields.values()].filter((field) => field.personal).map((field) => field.name);
  return new Set(names.map((name) => (name.startsWith("data.") ? name.slice("data.".length) : name)));
}

/** Personal fields stand at the top of `data` or `attributes`, never within a group of fields. */
function parted(values: Values, personal: ReadonlySet<string>): { readonly open: Values; readonly closed: Values } {
  const [open, closed]: [Record<string, Json>, Record<string, Json>] = [{}, {}];
  for (const [field, value] of Object.entries(values)) {
    if (!personal.has(field)) open[field] = value;
    else if (value !== null && value !== undefined) closed[field] = value;
  }
  return { open, closed };
}

/**
 * Takes the personal fields of a kind out of a body: the body that is stored names them by their commitment alone. Nothing personal in it:
 * `personal` is null and the body keeps the commitment that it had. `salt` is asked only where there is something to hide.
 */
export function splitPersonal<T extends Subject | EvidenceRecord>(kind: KindDeclaration, body: T, salt: () => string): { readonly body: T; readonly personal: PersonalValues | null } {
  const names = personalFields(kind);
  if (names.size === 0) return { body, personal: null };
  const part = "data" in body ? "data" : "attributes";
  const { open, closed } = parted(("data" in body ? body.data : body.attributes) as Values, names);
  const without = { ...body, [part]: open };
  if (Object.keys(closed).length === 0) return { body: without, personal: null };
  const personal = { salt: salt(), values: closed };
  return { body: { ...without, personal: commitment(personal.salt, closed) }, personal };
}

/** A body without any personal value: what is given in files and not kept. */
export const withoutPersonal = <T extends Subject | EvidenceRecord>(kind: KindDeclaration | undefined, body: T): T => {
  if (kind === undefined) return body;
  const { body: split, personal } = splitPersonal(kind, body, () => "");
  return personal === null ? split : { ...split, personal: body.personal };
};
