import { attributeAt } from "../../domain/facts/attribute-at.js";
import type { Day, Subject } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import type { ScorecardDocument } from "../documents.js";

type Attributes = ScorecardDocument["attributes"];
type Attribute = Attributes[string];

const isAttribute = (value: unknown): value is Attribute =>
  ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every((v) => typeof v === "string"));

/** The attributes of a subject as of a day that its kind declares public and not personal: all that is ever shown or exported. */
export function publicAttributes(subject: Subject, kinds: Kinds, asOf: Day): Attributes {
  const fields = [...(kinds.subjects.get(subject.kind)?.fields.values() ?? [])].filter((f) => f.public && !f.personal);
  const shown = fields.map(({ name }): [string, unknown] => [name, attributeAt(subject, name, asOf)]);
  return Object.fromEntries(shown.filter((entry): entry is [string, Attribute] => isAttribute(entry[1])));
}
