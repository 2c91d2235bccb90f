import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRefused } from "../../../src/app/imports/refused-file.js";
import { runImport, type ImportAnswer, type ImportRequest } from "../../../src/app/imports/run-import.js";
import type { ImportCounts, Mapping } from "../../../src/app/imports/model.js";
import { openSnapshot } from "../../../src/app/snapshot.js";
import type { Context } from "../../../src/app/context.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { EvidenceRecord, Subject } from "../../../src/domain/model/documents.js";
import { contextOn } from "../runs/small-city.js";

const NAMES = ["锦绣花园", "翠湖小区", "重名苑", "重名苑"];
export const estates: readonly Subject[] = NAMES.map((name, i) => ({ id: `X${i + 1}`, kind: "project", name, attributes: { district: "市中区", households: 100 } }));

/** A bureau with a few estates, a folder for its files, and a clock that can be set. */
export class Bureau {
  readonly store: DocumentStore;
  readonly context: Context;
  now = "2026-10-20T09:00:00+08:00";
  private folder = "";
  private files = 0;
  constructor(store: DocumentStore) {
    this.store = store;
    this.context = { ...contextOn(store), now: () => this.now };
  }

  async open(): Promise<this> {
    this.folder = await mkdtemp(join(tmpdir(), "wuye-bureau-"));
    await writeBatch(this.store, { batch: "estates", kind: "records", by: "spec", at: this.now, why: "spec", subjects: estates });
    return this;
  }

  async close(): Promise<void> {
    await this.context.reference.close?.();
    await rm(this.folder, { recursive: true, force: true });
  }

  async file(text: string | Uint8Array, extension = "csv"): Promise<string> {
    const path = join(this.folder, `file-${++this.files}.${extension}`);
    await writeFile(path, text);
    return path;
  }

  async import(text: string, request: Partial<ImportRequest> = {}, extension = "csv"): Promise<ImportAnswer> {
    return runImport(this.context, await this.file(text, extension), { kind: "complaint", ...request });
  }

  /** "new changed unchanged refused missing" of an import. */
  async counts(text: string, request: Partial<ImportRequest> = {}, extension = "csv"): Promise<string> {
    return told((await this.import(text, request, extension)).import.counts);
  }

  /** Text of the file of refused rows, without its byte order mark. */
  async refused({ import: { refusedFile } }: ImportAnswer): Promise<string> {
    const path = join(this.folder, `refused-${++this.files}`);
    if (refusedFile === null || !(await copyRefused(this.store, refusedFile, path))) return "";
    return (await readFile(path, "utf8")).replace(/^\ufeff/, "");
  }

  async records(kind = "complaint"): Promise<readonly EvidenceRecord[]> {
    return (await openSnapshot(this.store)).records([kind]);
  }
}

export const told = (counts: ImportCounts | null): string => (counts ? `${counts.new} ${counts.changed} ${counts.unchanged} ${counts.refused} ${counts.missing}` : "none");

/** A mapping of the complaints of a hotline. */
export const hotline = (more: Partial<Mapping> = {}): Mapping => ({
  id: "hotline", title: { "zh-CN": "热线", en: "Hotline" }, collection: "records", kind: "complaint", source: "12345", arrives: "verified", authority: "热线办",
  columns: [{ column: "工单编号", field: "sourceNumber" }, { column: "小区", field: "subject" }, { column: "日期", field: "occurredOn" }, { column: "行为", field: "data.act" }, { column: "超期", field: "data.late" }, { column: "来电人", field: "data.caller" }],
  constants: { "data.channel": "hotline" }, ...more,
});
export const HEAD = "工单编号,小区,日期,行为,超期,来电人";
export const lines = (...rows: readonly string[]): string => [HEAD, ...rows, ""].join("\n");
