import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import type { JournalEntry, VersionDocument } from "../documents.js";
import { batchEntry, type NewEntry } from "../journal-entries.js";
import { journalOnce } from "../journal.js";
import { personalId } from "../batches/batch-personal.js";
import type { Body } from "../batches/batch-content.js";
import type { DocumentStore } from "../ports/document-store.js";
import { Refusal } from "../refusal.js";
import type { EvidenceRecord } from "../../domain/model/documents.js";
import { MOST_RECORDS, visibleVersions } from "./current-records.js";
import { fileOf } from "./evidence-limit.js";
import { deleteFile, pieceId } from "./file-pieces.js";
import type { Erasure, FileHead, PersonalDocument } from "./model.js";
import { sweepAttempts } from "./sweep-attempts.js";

type Named = NonNullable<Erasure["personal"]>[number];

/** The entry of an erasure. Its name is made of what it erases, so that the same is entered once. */
export function erasureEntry(erasure: Erasure, by: Pick<NewEntry, "at" | "by" | "why">): NewEntry {
  const content = sha256(canonical(erasure));
  return { ...by, kind: "erasure", batch: `erasure:${content}`, content, erasure };
}

/** Deletes what an erasure names, as far as it is there still. Safe to repeat. */
export async function carryOut(store: DocumentStore, { personal = [], files = [] }: Erasure): Promise<void> {
  for (const each of personal) await store.delete("personal", personalId(each));
  for (const { file } of files) await deleteFile(store, file);
}

/** Carries out again what the newest erasures of the journal name: whoever was cut off between entry and deleting is put right. */
export async function finishErasures(store: DocumentStore, newest = Number.MAX_SAFE_INTEGER): Promise<void> {
  let left = newest;
  for await (const entries of store.stream<JournalEntry>("journal", { index: "kind", prefix: ["erasure"], reverse: true, ...(newest === Number.MAX_SAFE_INTEGER ? {} : { limit: newest }) })) {
    for (const { body } of entries) if (left-- > 0) await carryOut(store, body.erasure ?? {});
  }
}

/** Personal fields of one body that the journal shows: those of a batch still on its way are not there yet. */
async function personalOf(store: DocumentStore, of: PersonalDocument["of"], body: string): Promise<readonly Named[]> {
  const found: Named[] = [];
  for await (const documents of store.stream<PersonalDocument>("personal", { index: "body", prefix: [of, body] })) {
    for (const { body: { batch } } of documents) {
      if (!(await batchEntry(store, batch))) continue;
      const version = await store.get<VersionDocument<Body>>(of, `${body}@${batch}`);
      const named = version?.body.body as { readonly personal?: string } | undefined;
      if (named?.personal !== undefined) found.push({ of, body, batch, commitment: named.personal });
    }
  }
  return found;
}

/** Files of evidence that any version of a record names and that are there still: pictures show people. */
async function evidenceOf(store: DocumentStore, id: string): Promise<NonNullable<Erasure["files"]>> {
  const versions = await visibleVersions<EvidenceRecord>(store, "records", id);
  const names = new Set(versions.flatMap(({ body }) => (body.evidence ?? []).map(fileOf)).filter((file) => file !== null));
  const heads = await Promise.all([...names].map((file) => store.get<FileHead>("files", pieceId(file))));
  return heads.flatMap((head) => (head?.body.purpose === "evidence" && head.body.hash !== "" ? [{ file: head.body.file, hash: head.body.hash }] : []));
}

export interface EraseRequest {
  readonly ids: readonly string[];
  readonly of?: PersonalDocument["of"];
  readonly reason: string;
}
export interface ErasureAnswer {
  /** Versions whose personal fields are gone now. */
  readonly erased: number;
  /** Files of evidence that are gone now. */
  readonly files: number;
  /** Number of the journal entry; null: there was nothing to erase. */
  readonly seq: number | null;
}

function check({ ids, reason }: EraseRequest): void {
  if (reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "清除必须写明理由。", en: "An erasure needs a reason." });
  if (ids.length > 0 && ids.length <= MOST_RECORDS) return;
  throw new Refusal("invalid", "records", { "zh-CN": `一次可清除 1 至 ${MOST_RECORDS} 个编号的个人信息。`, en: `Name 1 to ${MOST_RECORDS} ids whose personal fields are to be erased.` });
}

/**
 * Erases the personal fields of all versions of records (or subjects), and the files of evidence of records. The journal entry comes first and names what goes by its commitments; the
 * deleting follows. Whoever is cut off between the two does it again, or anything else of the kind: the newest erasures are always finished
 * first. What is erased stays in backups that were made before.
 */
export async function erasePersonal(context: Pick<Context, "store" | "now" | "by">, request: EraseRequest): Promise<ErasureAnswer> {
  check(request);
  const { store } = context;
  await finishErasures(store, FINISHED_FIRST);
  await sweepAttempts(context);
  const personal: Named[] = [];
  for (const id of [...new Set(request.ids)].sort()) personal.push(...(await personalOf(store, request.of ?? "records", id)));
  const files = request.of === "subjects" ? [] : (await Promise.all([...new Set(request.ids)].sort().map((id) => evidenceOf(store, id)))).flat();
  if (personal.length + files.length === 0) return { erased: 0, files: 0, seq: null };
  const erasure: Erasure = { ...(personal.length > 0 ? { personal } : {}), ...(files.length > 0 ? { files } : {}) };
  const entry = erasureEntry(erasure, { at: context.now(), by: context.by, why: request.reason });
  await journalOnce(store, entry);
  await carryOut(store, erasure);
  return { erased: personal.length, files: files.length, seq: (await batchEntry(store, entry.batch))?.seq ?? null };
}
/** Only one of the newest can have been cut off. */
const FINISHED_FIRST = 20;
