import { findKind, kindText, listKinds } from "../../../app/kinds/kind-lists.js";
import { saveKind } from "../../../app/kinds/save-kind.js";
import { correctRecord } from "../../../app/records/correct-record.js";
import { currentRecords, recordHistory } from "../../../app/records/current-records.js";
import { erasePersonal } from "../../../app/records/erase-personal.js";
import { joinIncident } from "../../../app/records/join-incident.js";
import { takeSteps, type RecordsWritten } from "../../../app/records/take-steps.js";
import type { Json, StepName } from "../../../domain/model/documents.js";
import { stateOf, stepsAllowed } from "../../../domain/records/record-life.js";
import type { WriteAsk, WriteRoute } from "./write-route.js";

const PART = { id: ["记录编号", "Id of the record"] } as const;

const written = ({ records, seq, fresh }: RecordsWritten): object => ({ records: records.map(({ id, version }) => ({ id, version })), seq, fresh });

/** A record with everything that happened to it; personal fields are not in it. */
async function history({ context, part }: WriteAsk): Promise<object> {
  const { id, versions } = await recordHistory(context, part.id);
  const newest = versions[versions.length - 1].body;
  const { state, counts, disputed } = stateOf(newest);
  return { id, state, counts, disputed, next: stepsAllowed(newest), versions: versions.map(({ version, body, entry: { seq, at, by, why } }) => ({ version, seq, at, by, why, body })) };
}

async function step({ context, part, body }: WriteAsk): Promise<object> {
  const { version, step: name, on, reason } = body as { version: number; step: StepName; on?: string; reason?: string };
  return written(await takeSteps(context, [{ id: part.id, version }], { step: name, ...(on === undefined ? {} : { on }), ...(reason === undefined ? {} : { reason }) }));
}

async function correct({ context, part, body }: WriteAsk): Promise<object> {
  const { version, changes, reason, corrections = false } = body as { version: number; changes: Readonly<Record<string, Json>>; reason: string; corrections?: boolean };
  return written(await correctRecord(context, { id: part.id, version, changes, reason, corrections }));
}

async function join({ context, body }: WriteAsk): Promise<object> {
  const { records, incident, reason } = body as { records: readonly string[]; incident?: string; reason: string };
  const joined = await joinIncident(context, records, { reason, ...(incident === undefined ? {} : { incident }) });
  return { ...written(joined), incident: joined.incident };
}

async function erase({ context, part, body }: WriteAsk): Promise<object> {
  await currentRecords(context.store, [part.id]);
  const { erased, files, seq } = await erasePersonal(context, { ids: [part.id], reason: String(body.reason) });
  return { erased, files, seq };
}

async function keepKind({ context, body }: WriteAsk): Promise<object> {
  const { version: { kind, number, hash }, fresh } = await saveKind(context, String(body.text), { by: context.by, reason: String(body.reason) });
  return { kind, number, hash, fresh };
}

export const RECORD_ROUTES: readonly WriteRoute[] = [
  { id: "record", method: "get", path: "/records/{id}", words: ["一条记录的全部经过", "A record and everything that happened to it"], parts: PART, query: {}, answer: "RecordHistory", status: 200, handle: history },
  { id: "takeStep", method: "post", path: "/records/{id}/steps", words: ["记录的一步：核实、不属实、异议……", "A step of a record: verified, rejected, disputed ..."], parts: PART, query: {}, request: "StepRequest", answer: "RecordsWritten", status: 200, handle: step },
  { id: "correctRecord", method: "post", path: "/records/{id}/corrections", words: ["更正一条记录", "Correct a record"], parts: PART, query: {}, request: "CorrectionRequest", answer: "RecordsWritten", status: 200, handle: correct },
  { id: "erasePersonal", method: "post", path: "/records/{id}/erasure", words: ["删除一条记录的个人信息", "Erase the personal fields of a record"], parts: PART, query: {}, request: "ReasonRequest", answer: "Erased", status: 200, handle: erase },
  { id: "joinIncident", method: "post", path: "/incidents", words: ["把同一行为的记录合并为一个事件", "Join records of one act into an incident"], parts: {}, query: {}, request: "IncidentRequest", answer: "RecordsWritten", status: 200, handle: join },
  { id: "kinds", method: "get", path: "/kinds", words: ["记录种类一览", "Kinds of records"], parts: {}, query: {}, answer: "Kinds", status: 200, handle: async ({ context }) => ({ items: await listKinds(context) }) },
  { id: "kind", method: "get", path: "/kinds/{kind}", words: ["一个记录种类的声明", "The declaration of a kind"], parts: { kind: ["种类", "Kind"] }, query: {}, answer: "Kind", status: 200, handle: async ({ context, part }) => ({ kind: (await findKind(context, part.kind)).id, text: await kindText(context, part.kind) }) },
  { id: "saveKind", method: "put", path: "/kinds", words: ["保存一个记录种类的新版本", "Save a new version of a kind"], parts: {}, query: {}, request: "KindRequest", answer: "SavedKind", status: 200, handle: keepKind },
];
