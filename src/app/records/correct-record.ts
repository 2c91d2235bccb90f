import { stateOf } from "../../domain/records/record-life.js";
import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { KindDeclaration, Kinds } from "../../domain/model/kinds.js";
import type { PersonalGiven } from "../batches/batch-personal.js";
import { refuseNewer } from "../batches/batch-documents.js";
import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import { seenNow } from "../imports/write/known-versions.js";
import { runsThatUsed } from "../imports/write/used-by-published.js";
import { kindsOf } from "../kinds/stored-kinds.js";
import { Refusal, quote } from "../refusal.js";
import { writeBatch } from "../write-batch.js";
import { checkRecord, todayOf } from "./check-record.js";
import { currentRecords, type VisibleVersion } from "./current-records.js";
import { checkEvidence } from "./enter-record.js";
import { limitEvidence } from "./evidence-limit.js";
import type { EvidenceFile } from "./model.js";
import { personalValuesOf, withPersonal } from "./personal-of.js";
import { randomSalt } from "./record-names.js";
import { personalFields, splitPersonal, type PersonalValues } from "./split-personal.js";
import { attemptName } from "./sweep-attempts.js";
import { writtenBefore, type RecordsWritten, type SeenRecord } from "./take-steps.js";

export interface CorrectRequest extends SeenRecord {
  /** `occurredOn`, `data.points`, `data.slips.order` -> the right value; null takes the field away. */
  readonly changes: Readonly<Record<string, Json>>;
  readonly reason: string;
  /** Although a published run used the version before: it stays published, and says that there is a later one. */
  readonly corrections?: boolean;
}
type CorrectContext = Pick<Context, "store" | "library" | "now" | "by">;
type Values = Readonly<Record<string, Json | undefined>>;

/** What may be corrected besides data. What names a record (kind, source, number), steps and the incident have their own ways. */
const CORRECTABLE: readonly string[] = ["subject", "occurredOn", "endedOn", "foundOn", "dueOn", "validUntil", "evidence"];
const PATH = /^data(\.[A-Za-z][A-Za-z0-9_-]*){1,2}$/;

function checkRequest({ changes, reason }: CorrectRequest): void {
  if (reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "更正必须写明理由。", en: "A correction needs a reason." });
  const names = Object.keys(changes);
  if (names.length === 0) throw new Refusal("invalid", "no-change", { "zh-CN": "没有要更正的内容。", en: "There is nothing to correct." });
  const wrong = names.find((name) => !CORRECTABLE.includes(name) && !PATH.test(name));
  if (wrong === undefined) return;
  throw new Refusal("invalid", "not-correctable", {
    "zh-CN": `“${quote(wrong)}”不能更正：可更正 ${CORRECTABLE.join("、")} 和 data.<字段>。种类、来源、编号有误的，撤销后另录。`,
    en: `"${quote(wrong)}" cannot be corrected: ${CORRECTABLE.join(", ")} and data.<field> can. A wrong kind, source or number: revoke the record and enter it anew.`,
  });
}

function put(values: Values, [key, ...rest]: readonly string[], value: Json): Values {
  const inner = rest.length === 0 ? value : (put((values[key] ?? {}) as Values, rest, value) as Json);
  return { ...values, [key]: inner === null ? undefined : inner };
}

const clean = (value: unknown): EvidenceRecord => JSON.parse(JSON.stringify(value)) as EvidenceRecord;

/** The record as a person sees it who may see everything, with the changes. */
function changed(record: EvidenceRecord, personal: PersonalValues | null, changes: CorrectRequest["changes"]): EvidenceRecord {
  const whole = { ...record, version: undefined, personal: undefined, data: withPersonal(record.data, personal?.values ?? {}) };
  return clean(Object.entries(changes).reduce((all, [name, value]) => put(all, name.split("."), value), whole as unknown as Values));
}

interface Corrected {
  readonly body: EvidenceRecord;
  readonly personal: readonly PersonalGiven[];
}

/** The body that is stored. Personal values that are as they were keep their commitment. */
function stored(kind: KindDeclaration, before: EvidenceRecord, known: PersonalValues | null, whole: EvidenceRecord): Corrected {
  const { body, personal } = splitPersonal(kind, whole, randomSalt);
  const same = personal === null ? known === null : known !== null && canonical(known.values) === canonical(personal.values);
  if (same) return { body: before.personal === undefined ? body : { ...body, personal: before.personal }, personal: [] };
  return { body, personal: personal === null ? [] : [{ of: "records", body: body.id, ...personal }] };
}

function kindOf(kinds: Kinds, { kind }: EvidenceRecord): KindDeclaration {
  const declared = kinds.records.get(kind);
  if (declared) return declared;
  throw new Refusal("refused", "unknown-kind", { "zh-CN": `没有记录种类“${kind}”。`, en: `There is no kind of record "${kind}".` });
}

async function refuseUsed(context: CorrectContext, { body: { id, kind }, version, batch }: VisibleVersion<EvidenceRecord>): Promise<void> {
  const runs = await runsThatUsed(context, await seenNow(context.store), { id, kind, version, batch });
  if (runs.length === 0) return;
  throw new Refusal("refused", "used-by-published", {
    "zh-CN": `已公布的评价用了这条记录的现有版本：${runs.join("、")}。确需更正的，请写明按更正处理（corrections）：已公布的结果不变，并注明该记录有更新的版本。`,
    en: `Published runs used this version of the record: ${runs.join(", ")}. To correct it all the same, say so (corrections): what is published stays, and says that the record has a later version.`,
  });
}

/** Files that the correction adds are there; what the record names already may have expired. */
async function checkNewEvidence(context: CorrectContext, { evidence: before = [] }: EvidenceRecord, { evidence = [] }: EvidenceRecord): Promise<void> {
  const known = new Set(before.map((each) => canonical(each)));
  const added = evidence.filter((each) => !known.has(canonical(each))).map((each) => (typeof each === "object" && each !== null ? each : {}) as unknown as EvidenceFile);
  await checkEvidence(context, added);
}

/** Name of the batch: the same request again is the same batch, save where personal values are in it, which could be guessed from their hash. */
function batchOf(context: CorrectContext, kind: KindDeclaration, { id, version, changes, reason }: CorrectRequest): string {
  const personal = personalFields(kind);
  const isOpen = Object.keys(changes).every((name) => ![...personal].some((field) => `data.${field}` === name || `data.${field}`.startsWith(`${name}.`)));
  return isOpen ? `change-${sha256(canonical([id, version, changes, reason])).slice(0, 32)}` : attemptName("correct", context);
}

const same = (a: EvidenceRecord, b: EvidenceRecord): boolean => canonical({ ...a, version: undefined }) === canonical({ ...b, version: undefined });

/**
 * Corrects a record: a new version, with the old one kept, steps and the day of recording as they were. Refuses a version that is not the newest,
 * a record that was revoked, what would not be a valid record (ProblemError, places in the record), and, unless `corrections`, a version that a
 * published run used.
 */
export async function correctRecord(context: CorrectContext, request: CorrectRequest): Promise<RecordsWritten> {
  checkRequest(request);
  const { id, version, changes, reason } = request;
  const kinds = await kindsOf(context);
  const [current] = await currentRecords(context.store, [id]);
  const kind = kindOf(kinds, current.body);
  const batch = batchOf(context, kind, request);
  const before = await writtenBefore(context, batch, [{ id, version }]);
  if (before) return before;
  refuseNewer(id, version, current.version);
  if (stateOf(current.body).state === "revoked") throw new Refusal("refused", "revoked", { "zh-CN": "记录已撤销，不能更正。", en: "The record was revoked: there is nothing to correct." });
  const known = await personalValuesOf(context.store, "records", current.body);
  const whole = changed(current.body, known, changes);
  await checkRecord(context, whole, { kinds, today: todayOf(context) });
  if ("evidence" in changes) await checkNewEvidence(context, current.body, whole);
  const { body, personal } = stored(kind, current.body, known, whole);
  if (same(body, clean(current.body))) throw new Refusal("invalid", "no-change", { "zh-CN": "更正后的内容与现有内容相同。", en: "The record says so already." });
  const allowed = request.corrections === true ? undefined : () => refuseUsed(context, current);
  const written = await writeBatch(context.store, { batch, kind: "records", by: context.by, at: context.now(), why: reason, records: [body], personal, expects: new Map([[id, version]]), allowed });
  await limitEvidence(context.store, kind, body);
  return { records: [{ id, version: version + 1 }], seq: written.entry.seq, fresh: written.fresh };
}
