import { shanghaiDay } from "../calendar/days.js";
import type { EvidenceRecord, Step, StepName, Text } from "../model/documents.js";
import { STATE_TITLES, STEP_TABLE, type RecordLife, type RecordState } from "./life-table.js";

type WithSteps = Pick<EvidenceRecord, "steps">;

const DECIDES: Readonly<Partial<Record<StepName, RecordState>>> = { verified: "verified", upheld: "verified", rejected: "rejected", revoked: "revoked" };

function lastIndex(steps: readonly Step[], fits: (step: StepName) => boolean): number {
  for (let i = steps.length - 1; i >= 0; i -= 1) if (fits(steps[i].step)) return i;
  return -1;
}

/** Where a record stands in its life, by its steps in the order in which they were entered (R1). A record without steps is reported. */
export function stateOf({ steps = [] }: WithSteps): RecordLife {
  const deciding = lastIndex(steps, (step) => DECIDES[step] !== undefined);
  const state = deciding < 0 ? "reported" : (DECIDES[steps[deciding].step] as RecordState);
  const at = (name: StepName): number => lastIndex(steps, (step) => step === name);
  return {
    state, counts: state === "verified", disputed: at("disputed") > deciding, rectified: at("rectified") >= 0, unchecked: at("rectified") > at("rectificationChecked"),
    rectificationChecked: at("rectificationChecked") >= 0, repaired: at("repaired") >= 0,
  };
}

/** Why a step cannot be taken now; null: it can. */
function hindrance(record: WithSteps, step: StepName): Text | null {
  if (step === "reported" && (record.steps ?? []).length === 0) return null;
  const life = stateOf(record);
  const row = STEP_TABLE[step];
  const needs = row.states[life.state];
  if (needs) return needs.find((need) => !need.holds(life))?.otherwise ?? null;
  const [now, wanted] = [STATE_TITLES[life.state], row.title];
  return { "zh-CN": `记录的状态为“${now["zh-CN"]}”，不能再记“${wanted["zh-CN"]}”`, en: `the record is ${now.en}; "${wanted.en}" cannot follow` };
}

/** The steps that may follow now, in the order of the table. */
export const stepsAllowed = (record: WithSteps): readonly StepName[] => (Object.keys(STEP_TABLE) as StepName[]).filter((step) => hindrance(record, step) === null);

/** At most so many steps; the schema of records says the same. */
export const MOST_STEPS = 200;

/** What is wrong with the step itself; null: nothing. */
function fault({ occurredOn, steps = [] }: EvidenceRecord, { step, on, reason = "" }: Step): Text | null {
  const day = shanghaiDay(on);
  if (day === null) return { "zh-CN": `没有“${on}”这一天`, en: `there is no day "${on}"` };
  const act = occurredOn === undefined ? null : shanghaiDay(occurredOn);
  if (act !== null && day < act) return { "zh-CN": `${on} 早于行为发生的 ${occurredOn}`, en: `${on} is before the act, ${occurredOn}` };
  if (STEP_TABLE[step].reason && reason.trim() === "") return { "zh-CN": "这一步必须写明理由", en: "this step needs a reason" };
  return steps.length < MOST_STEPS ? null : { "zh-CN": `一条记录至多 ${MOST_STEPS} 步`, en: `a record has at most ${MOST_STEPS} steps` };
}

/** The body of the next version, with the step at the end of its list; or why it cannot be taken. The record itself is not changed. */
export function takeStep(record: EvidenceRecord, step: Step): { readonly record: EvidenceRecord } | { readonly refused: Text } {
  const refused = hindrance(record, step.step) ?? fault(record, step);
  return refused === null ? { record: { ...record, steps: [...(record.steps ?? []), step] } } : { refused };
}
