import type { Batch } from "../../src/app/write-batch.js";
import type { EvidenceRecord, Subject } from "../../src/domain/model/documents.js";

/** A verified penalty of firm-1. */
export const record = (id: string, points: number, more: Partial<EvidenceRecord> = {}): EvidenceRecord => ({
  id, subject: "firm-1", kind: "penalty", occurredOn: "2026-01-05", data: { points }, steps: [{ step: "verified", on: "2026-01-06" }], ...more,
});
/** A subject with a district. */
export const subject = (id: string, name: string, kind = "enterprise"): Subject => ({ id, kind, name, attributes: { district: "市中区" } });

/** A batch of kind records, written by the spec. */
export const batchOf = (batch: string, bodies: Pick<Batch, "records" | "subjects" | "links">, more: Partial<Batch> = {}): Batch => ({
  batch, kind: "records", by: "spec", at: "2026-04-01T09:00:00+08:00", why: "spec", ...bodies, ...more,
});
