import type { EvidenceRecord } from "../../domain/model/documents.js";
import { stateOf } from "../../domain/records/record-life.js";
import { canonical, sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import { Refusal, quote } from "../refusal.js";
import { writeBatch } from "../write-batch.js";
import { currentRecords, type VisibleVersion } from "./current-records.js";
import { incidentIdOf } from "./record-names.js";
import { writtenBefore, type RecordsWritten } from "./take-steps.js";

export interface JoinRequest {
  /** Name of the act; left out: the one that the records have already, else one made of their ids. */
  readonly incident?: string;
  readonly reason: string;
}
type JoinContext = Pick<Context, "store" | "now" | "by">;
type Current = VisibleVersion<EvidenceRecord>;
const LONGEST = 200;

function checkReason(reason: string): void {
  if (reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "归并或拆开事件必须写明理由。", en: "Joining records into an incident, or taking them out, needs a reason." });
}

/** The name that all of them get. Records of two incidents are joined only under a name that is stated. */
function incidentFor(records: readonly Current[], { incident }: JoinRequest): string {
  if (incident !== undefined) {
    if (incident.trim() !== "" && incident.length <= LONGEST) return incident.trim();
    throw new Refusal("invalid", "incident", { "zh-CN": `事件名称为 1 至 ${LONGEST} 个字符。`, en: `The name of an incident has 1 to ${LONGEST} characters.` });
  }
  const known = [...new Set(records.flatMap(({ body }) => body.incident ?? []))].sort();
  if (known.length > 1) throw new Refusal("refused", "two-incidents", {
    "zh-CN": `这些记录已分属不同事件（${known.map(quote).join("、")}）：请写明归入哪一个。`, en: `These records belong to different incidents already (${known.map(quote).join(", ")}): state which one they join.`,
  });
  return known[0] ?? incidentIdOf(records.map(({ body }) => body.id));
}

function refuseRevoked(records: readonly Current[]): void {
  const revoked = records.find(({ body }) => stateOf(body).state === "revoked");
  if (revoked) throw new Refusal("refused", "revoked", { "zh-CN": `记录“${revoked.body.id}”已撤销，不能归并。`, en: `The record "${revoked.body.id}" was revoked: it joins nothing.` });
}

/** `incident` null: they leave the one that they are in. */
async function write(context: JoinContext, records: readonly Current[], incident: string | null, reason: string): Promise<RecordsWritten> {
  const seen = records.map(({ body: { id }, version }) => ({ id, version }));
  const batch = `incident-${sha256(canonical([seen.map(({ id, version }) => [id, version]), incident, reason])).slice(0, 32)}`;
  const before = await writtenBefore(context, batch, seen);
  if (before) return before;
  const { entry, fresh } = await writeBatch(context.store, {
    batch, kind: "records", by: context.by, at: context.now(), why: reason, records: records.map(({ body }) => ({ ...body, incident: incident ?? undefined })), expects: new Map(seen.map(({ id, version }) => [id, version])),
  });
  return { records: seen.map(({ id, version }) => ({ id, version: version + 1 })), seq: entry.seq, fresh };
}

/** Joins records about one act into one incident, so that standards count the act once: each that is not in it yet gets a new version. */
export async function joinIncident(context: JoinContext, ids: readonly string[], request: JoinRequest): Promise<RecordsWritten & { readonly incident: string }> {
  checkReason(request.reason);
  const records = await currentRecords(context.store, ids);
  refuseRevoked(records);
  if (records.length < 2 && request.incident === undefined) throw new Refusal("invalid", "records", { "zh-CN": "请写出至少两条记录，或写明事件名称。", en: "Name at least two records, or the incident that one joins." });
  const incident = incidentFor(records, request);
  const others = records.filter(({ body }) => body.incident !== incident);
  if (others.length === 0) throw new Refusal("invalid", "no-change", { "zh-CN": "这些记录已属于该事件。", en: "These records are in that incident already." });
  return { ...(await write(context, others, incident, request.reason)), incident };
}

/** Takes records out of their incident. */
export async function leaveIncident(context: JoinContext, ids: readonly string[], { reason }: { readonly reason: string }): Promise<RecordsWritten> {
  checkReason(reason);
  const records = (await currentRecords(context.store, ids)).filter(({ body }) => body.incident !== undefined);
  if (records.length === 0) throw new Refusal("invalid", "no-change", { "zh-CN": "这些记录不属于任何事件。", en: "These records are in no incident." });
  return write(context, records, null, reason);
}
