import { MERITS } from "./acts.js";
import { enteredOn, judged } from "./life.js";
import type { Data, Draft, Firm } from "./model.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

const LEVELS = { city: 4, county: 8, street: 4 } as const;

function merit(random: Random, firm: Firm, on: number, incident: string): readonly Draft[] {
  const act = random.weighted(MERITS);
  const life = judged(random, enteredOn(random, on), { by: "区县住建部门", onlyReported: 0.05 });
  const amount: Data = act === "donation" ? { amount: random.pick([2000, 5000, 8000, 20000]) } : {};
  const award: Draft = { kind: "award", subject: firm.id, source: "表彰文件", occurredOn: on, recordedOn: life[0].on, incident, data: { act, document: `虚构发〔${String(random.int(1, 99))}〕号`, ...amount }, life };
  if (act === "donation" || !random.chance(0.15)) return [award];
  const again = judged(random, enteredOn(random, on + 3), { by: "信用管理部门" });
  return [award, { kind: "credit-item", subject: firm.id, source: "信用评价", occurredOn: on, recordedOn: again[0].on, incident, data: { act, nature: "good", article: "（虚构）第八条" }, life: again }];
}

function listEntry(random: Random, firm: Firm, on: number, list: "red" | "black"): Draft {
  const life = judged(random, enteredOn(random, on), { by: "主管部门", disputed: list === "black" ? 0.1 : 0 });
  return { kind: "list-entry", subject: firm.id, source: "红黑榜", occurredOn: on, recordedOn: life[0].on, data: { list, level: random.weighted(LEVELS) }, life };
}

function judgment(random: Random, firm: Firm, on: number): Draft {
  const life = judged(random, enteredOn(random, on), { by: "法院文书推送" });
  return { kind: "judgment", subject: firm.id, source: "裁判文书", occurredOn: on, recordedOn: life[0].on, data: { mainlyLiable: random.chance(0.4), act: "contractDispute", court: "虚构法院", caseNumber: `（虚构）民终${String(random.int(1, 9999))}号` }, life };
}

/** Commendations and good deeds, entries on published lists, judgments. */
export function drawMerits(seed: string, firm: Firm): readonly Draft[] {
  const random = createRandom(`${seed}/merits/${String(firm.number)}`);
  const { ambition, care } = firm.temper;
  const careless = care < -0.9;
  return QUARTERS.flatMap(({ from, to }, place) => [
    ...Array.from({ length: random.count(0.008 + 1.3 * ambition * ambition) }, (_, n) => merit(random, firm, random.int(from, to), `BZ-${String(firm.number)}-${String(place)}-${String(n)}`)).flat(),
    ...(random.chance(0.05 * ambition) ? [listEntry(random, firm, random.int(from, to), "red")] : []),
    ...(random.chance(careless ? 0.03 : 0.001) ? [listEntry(random, firm, random.int(from, to), "black")] : []),
    ...(random.chance(careless ? 0.05 : 0.006) ? [judgment(random, firm, random.int(from, to))] : []),
  ]);
}
