import type { EvidenceRecord } from "../../domain/model/documents.js";
import type { RecordSelection } from "../../domain/model/scheme.js";
import { known, missing, type Cell } from "../cell.js";
import { attributeOn } from "../facts/attribute.js";
import { dayField, typed } from "../facts/record-view.js";
import type { World } from "../world.js";

/** How conditions name the subject that a record is about. */
export const SUBJECT = "record.subject.";

/** `record.subject.id` or an attribute of the subject, as of the as-of day, or with `at: act` as of the record's own (R26). */
export function subjectField(world: World, record: EvidenceRecord, name: string, { at, on }: Pick<RecordSelection, "at" | "on">): Cell {
  const attribute = name.slice(SUBJECT.length);
  if (attribute === "id") return known("string", record.subject);
  const subject = world.web.subjects.get(record.subject);
  const type = subject && world.scheme.kinds.subjects.get(subject.kind)?.fields.get(attribute)?.type;
  const day = at === "act" ? dayField(world, record, on) : world.input.asOf;
  const value = subject === undefined || type === undefined || day === null ? null : typed(attributeOn(subject, attribute, day), type);
  return value === null ? missing(type ?? "string", "noField") : known(type ?? "string", value);
}
