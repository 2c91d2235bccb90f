import type { EvidenceRecord, Json, Step } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { ProblemError, type Problem } from "../../domain/model/problem.js";
import { canonical } from "../canonical.js";
import type { Context } from "../context.js";
import { recordIdOf } from "../imports/identity.js";
import { noteSources } from "../imports/known-sources.js";
import { standing } from "../imports/write/known-body.js";
import { kindsOf } from "../kinds/stored-kinds.js";
import { Refusal, quote } from "../refusal.js";
import { writeBatch } from "../write-batch.js";
import { checkRecord, todayOf } from "./check-record.js";
import { visibleVersions } from "./current-records.js";
import { limitEvidence } from "./evidence-limit.js";
import { fileHead } from "./files.js";
import type { EvidenceFile } from "./model.js";
import { personalValuesOf } from "./personal-of.js";
import { randomNumber, randomSalt } from "./record-names.js";
import { splitPersonal } from "./split-personal.js";
import { attemptName } from "./sweep-attempts.js";

/** Source of records that people enter and that name none. */
export const ENTRY_SOURCE = "entry";
/** Files of evidence of one record, at most. */
export const MOST_EVIDENCE = 20;

/** What a person, or another system, enters. Personal fields stand in `data` among the others. */
export interface Entry {
  readonly kind: string;
  readonly subject: string;
  readonly source?: string;
  /** Its number there: a number is entered once. Left out: the record has none. */
  readonly sourceNumber?: string;
  readonly incident?: string;
  readonly occurredOn?: string;
  readonly foundOn?: string;
  readonly endedOn?: string;
  readonly dueOn?: string;
  readonly validUntil?: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly evidence?: readonly EvidenceFile[];
  /** The authority that verified it already; left out: it is only reported, and costs nobody a point. */
  readonly verifiedBy?: string;
  /** For the journal. */
  readonly reason?: string;
}
export interface Entered {
  readonly id: string;
  /** As it is stored: without personal values. */
  readonly record: EvidenceRecord;
  /** false: it was entered before, just so. */
  readonly fresh: boolean;
}
type EntryContext = Pick<Context, "store" | "library" | "now" | "by">;

function stepsOf({ verifiedBy }: Entry, today: string, by: string): readonly Step[] {
  const reported: Step = { step: "reported", on: today, by };
  return verifiedBy === undefined || verifiedBy.trim() === "" ? [reported] : [reported, { step: "verified", on: today, by: verifiedBy.trim() }];
}

const filled = (values: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

const isValues = (data: unknown): data is Entry["data"] => typeof data === "object" && data !== null && !Array.isArray(data);

/** The record that an entry makes, personal fields still in it. Of an entry from elsewhere nothing else is taken: day of recording and steps are the system's. */
function recordOf(entry: Entry, id: string, today: string, by: string): EvidenceRecord {
  const { kind, subject, source = ENTRY_SOURCE, sourceNumber, incident, occurredOn, foundOn, endedOn, dueOn, validUntil, evidence = [], data } = entry;
  const days = { occurredOn, foundOn, endedOn, dueOn, validUntil };
  const body = { id, kind, subject, source, sourceNumber, incident, ...days, recordedOn: today, evidence: evidence.length > 0 ? evidence : undefined, data: isValues(data) ? filled(data) : data, steps: stepsOf(entry, today, by) };
  return JSON.parse(JSON.stringify(body)) as EvidenceRecord;
}

const evidenceProblem = (path: string, zh: string, en: string): Problem => ({ code: "evidence", severity: "error", path, message: { "zh-CN": zh, en } });

/** Throws ProblemError with the files that are not there, are not evidence, or are not as the entry says. */
export async function checkEvidence(context: Pick<EntryContext, "store">, evidence: readonly EvidenceFile[]): Promise<void> {
  const problems: Problem[] = evidence.length > MOST_EVIDENCE ? [evidenceProblem("/evidence", `证据文件至多 ${MOST_EVIDENCE} 个。`, `At most ${MOST_EVIDENCE} files of evidence.`)] : [];
  for (const [i, { file, hash }] of evidence.slice(0, MOST_EVIDENCE).entries()) {
    const head = await fileHead(context, String(file));
    if (head?.purpose === "evidence" && head.hash === hash) continue;
    problems.push(evidenceProblem(`/evidence/${i}`, "没有这个证据文件，或内容不符：请重新上传。", "There is no such file of evidence, or it is another one: upload it again."));
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

/** What an entry stands against: all but who, when and the salt. */
const compared = ({ steps, recordedOn, personal, version, ...rest }: EvidenceRecord): string => {
  void [steps, recordedOn, personal, version];
  return canonical(rest);
};

async function isSame({ store }: EntryContext, known: EvidenceRecord, kind: KindDeclaration, whole: EvidenceRecord): Promise<boolean> {
  const { body, personal } = splitPersonal(kind, whole, () => "");
  const values = (await personalValuesOf(store, "records", known))?.values ?? {};
  return compared(known) === compared(body) && canonical(values) === canonical(personal?.values ?? {});
}

const knownNumber = ({ source = ENTRY_SOURCE, sourceNumber = "" }: Entry, id: string): Refusal => new Refusal("refused", "known-number", {
  "zh-CN": `来源“${quote(source)}”的编号“${quote(sourceNumber)}”已经录入：记录 ${id}。内容有误的，请更正那条记录。`,
  en: `The number "${quote(sourceNumber)}" of the source "${quote(source)}" was entered already: record ${id}. If it says something wrong, correct that record.`,
});

async function write(context: EntryContext, kind: KindDeclaration, whole: EvidenceRecord, { before, why }: { readonly before: number; readonly why: string }): Promise<EvidenceRecord> {
  const { body, personal } = splitPersonal(kind, whole, randomSalt);
  await writeBatch(context.store, {
    // A name of its own: what two enter at once has different salts, and the second is refused.
    batch: attemptName("entry", context), kind: "records", by: context.by, at: context.now(), why, records: [body], expects: new Map([[whole.id, before]]),
    personal: personal === null ? [] : [{ of: "records", body: whole.id, ...personal }],
  });
  await limitEvidence(context.store, kind, body);
  return { ...body, version: before + 1 };
}

/**
 * Enters one record by hand or from another system: reported, or verified by the named authority. Throws ProblemError with everything that is
 * wrong, as pointers into the entry; refuses a number that its source has used for another content, naming the record that bears it.
 */
export async function enterRecord(context: EntryContext, entry: Entry): Promise<Entered> {
  const today = todayOf(context);
  const kinds = await kindsOf(context);
  const id = recordIdOf(String(entry.kind), entry.source ?? ENTRY_SOURCE, entry.sourceNumber ?? randomNumber());
  const whole = recordOf(entry, id, today, context.by);
  await checkRecord(context, whole, { kinds, today });
  await checkEvidence(context, entry.evidence ?? []);
  const kind = kinds.records.get(entry.kind) as KindDeclaration;
  const versions = await visibleVersions<EvidenceRecord>(context.store, "records", id);
  const newest = versions.at(-1);
  // What the undoing of an import took back is as if it were not there.
  if (newest !== undefined && standing(versions).length > 0) {
    if (!(await isSame(context, newest.body, kind, whole))) throw knownNumber(entry, id);
    return { id, record: { ...newest.body, version: newest.version }, fresh: false };
  }
  if (entry.sourceNumber !== undefined) await noteSources(context.store, [whole.source]);
  const record = await write(context, kind, whole, { before: newest?.version ?? 0, why: entry.reason ?? `录入：${kind.title["zh-CN"]} / entered: ${kind.title.en}` });
  return { id, record, fresh: true };
}
