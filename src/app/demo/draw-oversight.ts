import { REQUESTS } from "./acts.js";
import { enteredOn, judged } from "./life.js";
import type { Data, Draft, Firm } from "./model.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

interface Within {
  readonly from: number;
  readonly to: number;
}

/** Inspections that found nothing: somebody looked. */
function cleanInspections(random: Random, firm: Firm, { from, to }: Within): readonly Draft[] {
  if (!random.chance(firm.estates.length === 0 ? 0.2 : 0.42)) return [];
  const occurredOn = random.int(from, to);
  const life = judged(random, occurredOn + random.int(0, 3), { by: "区县住建部门" });
  return [{ kind: "inspection", subject: firm.id, source: "区县部门检查", occurredOn, recordedOn: life[0].on, data: { act: "none" }, life }];
}

function complaint(random: Random, firm: Firm, { from, to }: Within): Draft {
  const occurredOn = random.int(from, to);
  const recordedOn = random.chance(0.9) ? occurredOn : enteredOn(random, occurredOn);
  const late = random.chance(firm.temper.care < -0.9 ? 0.16 : 0.03);
  const data = {
    channel: random.chance(0.3) ? "platform" : "hotline", act: random.pick(REQUESTS), late, answered: true,
    text: "（虚构）来电反映小区事项", caller: `虚构来电人${String(random.int(1, 9999))}`, project: random.pick(firm.estates).id,
    ...(random.chance(0.9) ? { satisfied: random.chance(0.9) } : {}),
  };
  const life = judged(random, recordedOn, { by: "受理中心", onlyReported: 0.12, rejected: 0.05, disputed: 0.02 });
  const corrected = late && random.chance(0.1) ? [{ on: recordedOn + random.int(20, 120), data: { ...data, late: false } }] : [];
  return { kind: "complaint", subject: firm.id, source: "政务服务平台", occurredOn, recordedOn, dueOn: occurredOn + 10, data, life: [...life, ...corrected] };
}

function survey(random: Random, firm: Firm, { from, to }: Within): readonly Draft[] {
  if (firm.households === 0 || !random.chance(0.14)) return [];
  const occurredOn = random.int(from, to);
  const satisfaction = Math.floor(10 * Math.min(99, Math.max(20, 69.5 + 6.5 * firm.temper.care + 5 * firm.temper.ambition + 4 * random.bell()))) / 10;
  const forms = Math.max(12, Math.floor(firm.households * (0.06 + 0.16 * random.float())));
  const life = judged(random, enteredOn(random, occurredOn), { by: "区县住建部门" });
  return [{ kind: "survey", subject: firm.id, source: "第三方调查", occurredOn, recordedOn: life[0].on, data: { satisfaction, forms: Math.min(forms, firm.households), households: firm.households, surveyor: "虚构调查机构" }, life }];
}

/** Letters and notices that concern no breach: requests, reminders. */
function mail(random: Random, firm: Firm, { from, to }: Within): readonly Draft[] {
  if (firm.estates.length === 0) return [];
  const write = (kind: "petition" | "superior-notice", source: string, data: Data): Draft => {
    const occurredOn = random.int(from, to);
    const recordedOn = enteredOn(random, occurredOn);
    const life = judged(random, recordedOn, { by: "区县住建部门", onlyReported: 0.1, rejected: 0.05 });
    return { kind, subject: firm.id, source, occurredOn, recordedOn, dueOn: occurredOn + 30, data, life };
  };
  const petition = (): Draft => write("petition", "信访", { form: random.pick(["letter", "call", "visit"]), act: random.pick(REQUESTS), people: random.int(1, 6), text: "（虚构）来信内容", caller: `虚构来访人${String(random.int(1, 9999))}` });
  const notice = (): Draft => write("superior-notice", "上级部门通报", { level: random.pick(["province", "city", "county"]), act: "reminder", text: "（虚构）工作提示" });
  return [...Array.from({ length: random.count(0.05) }, petition), ...Array.from({ length: random.count(0.03) }, notice)];
}

/** What every firm meets: inspections that find nothing, complaints and requests, letters, surveys. */
export function drawOversight(seed: string, firm: Firm): readonly Draft[] {
  const random = createRandom(`${seed}/oversight/${String(firm.number)}`);
  const letters = createRandom(`${seed}/letters/${String(firm.number)}`);
  const rate = (firm.households / 1000) * 0.3 * (firm.temper.care < -0.9 ? 1.8 : 1);
  return QUARTERS.flatMap((quarter) => [
    ...cleanInspections(random, firm, quarter),
    ...Array.from({ length: firm.estates.length === 0 ? 0 : random.count(rate) }, () => complaint(random, firm, quarter)),
    ...survey(random, firm, quarter),
    ...mail(letters, firm, quarter),
  ]);
}
