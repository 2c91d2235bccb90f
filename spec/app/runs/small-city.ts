import { libraryTests } from "../../../src/adapters/json-rules-engine/library-tests.js";
import { createSecondEngine } from "../../../src/adapters/json-rules-engine/second-engine.js";
import { createReference } from "../../../src/adapters/reference/create-reference.js";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import { createRuleLibrary } from "../../../src/adapters/rules/rule-library.js";
import type { Context } from "../../../src/app/context.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { createOperators } from "../../../src/domain/language/operators.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A context on a store, with the shipped schemes and a fixed clock. */
export function contextOn(store: DocumentStore): Context {
  const operators = createOperators(libraryTests());
  return { store, library: createRuleLibrary(ROOT), operators, secondEngine: createSecondEngine(operators), reference: createReference(), tables: createTableFiles(), now: () => "2026-10-20T09:00:00+08:00", by: "spec" };
}

const ESTATES = 40;
const ASPECTS: readonly [aspect: string, most: number][] = [["organisation", 20], ["management", 30], ["rectification", 20], ["cooperation", 15], ["satisfaction", 15]];
const two = (n: number): string => String(n).padStart(2, "0");

/** Forty invented estates. */
export const estates: readonly Subject[] = Array.from({ length: ESTATES }, (_, i) => ({ id: `P-${two(i)}`, kind: "project", name: `虚构小区${two(i)}`, attributes: { district: "甲区", assessed: true } }));

/** One mark of an estate for an aspect in 2026 Q3. */
export function mark(estate: number, aspect: string, points: number): EvidenceRecord {
  return {
    id: `M-${two(estate)}-${aspect}`, subject: `P-${two(estate)}`, kind: "panel-score", source: "district", occurredOn: "2026-09-20", recordedOn: "2026-09-30T10:00:00+08:00",
    data: { aspect, points }, steps: [{ step: "verified", on: "2026-09-30" }],
  };
}

/** Marks that put the estates in the order of their numbers. */
export const marks: readonly EvidenceRecord[] = Array.from({ length: ESTATES }, (_, i) => i).flatMap((i) => ASPECTS.map(([aspect, most]) => mark(i, aspect, Math.round(most * (98 - i)) / 100)));

/** Writes estates and marks into the store. */
export async function writeSmallCity(store: DocumentStore): Promise<void> {
  const at = "2026-10-08T18:00:00+08:00";
  await writeBatch(store, { batch: "estates", kind: "import", by: "spec", at, why: "invented estates", subjects: estates });
  await writeBatch(store, { batch: "marks", kind: "records", by: "spec", at, why: "invented marks", records: marks });
}

/** A new version of one mark, in a batch of its own. */
export async function changeMark(store: DocumentStore, batch: string, points: number): Promise<void> {
  await writeBatch(store, { batch, kind: "records", by: "spec", at: "2026-10-09T18:00:00+08:00", why: "a correction", records: [mark(0, "management", points)] });
}
