import { dataValue } from "../../domain/facts/records/record-fields.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { FieldDeclaration, Kinds } from "../../domain/model/kinds.js";

/** One record as the public may see it: only fields that its kind declares public. */
export interface PublicRecord {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly disputed: boolean;
  /** Whom it is about, where that is not the subject of the card. */
  readonly about?: string;
  readonly fields: readonly { readonly field: FieldDeclaration; readonly value: string | number | boolean | readonly string[] }[];
}

function valueOf(record: EvidenceRecord, name: string): Json | undefined {
  if (name.startsWith("data.")) return dataValue(record.data, name.slice(5));
  return Object.hasOwn(record, name) ? (record as unknown as Record<string, Json>)[name] : undefined;
}

const isShown = (value: unknown): value is string | number | boolean | readonly string[] =>
  ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every((part) => typeof part === "string"));

/** Fields that say nothing beside the record's own heading. */
const HEADING = new Set(["id", "kind", "subject", "disputed"]);

/** The public part of a record; fields without a value are left out, and so is everything of a kind that is not declared. */
export function publicRecord(record: EvidenceRecord, version: number, disputed: boolean, kinds: Kinds): PublicRecord {
  const declared = [...(kinds.records.get(record.kind)?.fields.values() ?? [])];
  const fields = declared.filter((field) => field.public && !field.personal && !HEADING.has(field.name))
    .flatMap((field) => {
      const value = valueOf(record, field.name);
      return isShown(value) ? [{ field, value }] : [];
    });
  return { id: record.id, version, kind: record.kind, disputed, fields };
}
