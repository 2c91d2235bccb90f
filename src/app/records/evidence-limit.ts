import { addDuration, isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import { lastUse } from "../../domain/facts/records/legal-limit.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import type { DocumentStore } from "../ports/document-store.js";
import { pieceId } from "./file-pieces.js";
import type { FileHead } from "./model.js";

const ATTEMPTS = 5;
/** Evidence shows people: where the kind states no time, it is kept for as long as the law lets bad information count. */
const KEPT = { years: 5, months: 0, days: 0 };

/** The file that an entry of a record's evidence names; null: it names none. */
export const fileOf = (evidence: Json): string | null => (typeof evidence === "object" && evidence !== null && "file" in evidence && typeof evidence.file === "string" ? evidence.file : null);

/** A file that several records name stays as long as the longest of them. */
async function keepUntil(store: DocumentStore, file: string, day: string): Promise<void> {
  for (let i = 0; i < ATTEMPTS; i++) {
    const head = await store.get<FileHead>("files", pieceId(file));
    if (head?.body.purpose !== "evidence" || head.body.hash === "" || (head.body.expiresOn ?? "") >= day) return;
    if (await store.replace<FileHead>("files", head.id, head.version, { ...head.body, expiresOn: day })) return;
  }
}

/**
 * Files of evidence expire on the day from which their record neither counts nor is shown any more (R38); those of kinds without such a limit five
 * years after the act. The record keeps their names and hashes.
 */
export async function limitEvidence(store: DocumentStore, kind: KindDeclaration, record: EvidenceRecord): Promise<void> {
  const act = shanghaiDay(record.endedOn ?? record.occurredOn ?? record.recordedOn ?? "");
  const end = lastUse(record, kind) ?? (act === null ? null : addDuration(act, KEPT, 1));
  if (end === null) return;
  for (const file of (record.evidence ?? []).map(fileOf)) if (file !== null) await keepUntil(store, file, isoDay(end));
}
