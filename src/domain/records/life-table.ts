import type { StepName, Text } from "../model/documents.js";

/** What the deciding steps of a record come to (R1): reported and rejected cost nobody a point, revoked is over. */
export type RecordState = "reported" | "verified" | "rejected" | "revoked";

/** A record as its steps leave it, whatever their days. */
export interface RecordLife {
  readonly state: RecordState;
  /** Whether it counts (R1). */
  readonly counts: boolean;
  readonly disputed: boolean;
  readonly rectified: boolean;
  /** A rectification was reported after the last one that was checked. */
  readonly unchecked: boolean;
  readonly rectificationChecked: boolean;
  readonly repaired: boolean;
}

/** What must hold besides the state, with the words for whoever tries it too early. */
export interface Need {
  readonly holds: (life: RecordLife) => boolean;
  readonly otherwise: Text;
}
/** One step: in which states it may be taken, what it needs there, whom it makes of the record, and whose it is. */
export interface StepRow {
  readonly title: Text;
  readonly states: Readonly<Partial<Record<RecordState, readonly Need[]>>>;
  /** The state that it leads to; left out: a mark, the state stays. */
  readonly becomes?: RecordState;
  readonly who: Text;
  /** Whether it must say why. */
  readonly reason: boolean;
}

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

const UNDISPUTED: Need = { holds: (life) => !life.disputed, otherwise: text("已有未了结的异议", "an objection is open already") };
const DISPUTED: Need = { holds: (life) => life.disputed, otherwise: text("没有未了结的异议：没有异议的已核实记录用“撤销”", "no objection is open: a verified record that nobody disputes is revoked") };
const RECTIFIED: Need = { holds: (life) => life.rectified, otherwise: text("尚未报告整改", "no rectification was reported yet") };
const UNCHECKED: Need = { holds: (life) => life.unchecked, otherwise: text("没有待核查的整改", "no rectification waits to be checked") };
const UNREPAIRED: Need = { holds: (life) => !life.repaired, otherwise: text("已经修复", "it is repaired already") };

const AUTHORITY = text("有权核实的主管部门（通常为区县）", "the authority that verifies (as a rule the district)");
const REPORTER = text("录入单位：街道、社区、热线、检查人员", "whoever enters it: street, community, hotline, inspector");
const SUBJECT = text("被记录的企业、项目或负责人", "the firm, estate or manager that it is about");

/** The life of a record as a table: a step that does not stand here in a state cannot be taken in it. */
export const STEP_TABLE: Readonly<Record<StepName, StepRow>> = {
  reported: { title: text("上报", "Reported"), states: {}, becomes: "reported", who: REPORTER, reason: false },
  verified: { title: text("核实", "Verified"), states: { reported: [], rejected: [] }, becomes: "verified", who: AUTHORITY, reason: false },
  rejected: { title: text("不属实", "Rejected"), states: { reported: [], verified: [DISPUTED] }, becomes: "rejected", who: AUTHORITY, reason: true },
  disputed: { title: text("提出异议", "Disputed"), states: { reported: [UNDISPUTED], verified: [UNDISPUTED] }, who: text("受理异议的部门，收到当日或次日标注", "the body that receives the objection, within a day"), reason: true },
  upheld: { title: text("维持", "Upheld"), states: { verified: [DISPUTED] }, becomes: "verified", who: text("处理异议的部门", "the body that decides on the objection"), reason: true },
  revoked: { title: text("撤销", "Revoked"), states: { reported: [], verified: [], rejected: [] }, becomes: "revoked", who: text("作出认定的部门（依据被撤销、录入有误）", "the authority that found it (its basis fell, it was entered by mistake)"), reason: true },
  rectified: { title: text("已整改", "Rectified"), states: { reported: [], verified: [] }, who: SUBJECT, reason: false },
  rectificationChecked: { title: text("整改已核查", "Rectification checked"), states: { reported: [UNCHECKED], verified: [UNCHECKED] }, who: text("街道或主管部门", "the street or the authority"), reason: false },
  repaired: { title: text("已修复", "Repaired"), states: { verified: [RECTIFIED, UNREPAIRED] }, who: text("作出认定的部门（已改正、影响已消除）", "the authority that found it (corrected, its effect removed)"), reason: true },
};

/** What people call the states. */
export const STATE_TITLES: Readonly<Record<RecordState, Text>> = {
  reported: text("仅上报，不计入", "reported only: does not count"),
  verified: text("已核实，计入", "verified: counts"),
  rejected: text("不属实，不计入", "rejected: does not count"),
  revoked: text("已撤销，不计入", "revoked: does not count"),
};
