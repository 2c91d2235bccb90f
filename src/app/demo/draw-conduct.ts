import { BREACHES, GRAVE } from "./acts.js";
import { enteredOn, judged, putRight } from "./life.js";
import type { Data, Draft, Firm } from "./model.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

/** How the authorities come to know of what a firm did: kind of record, source and data of its own. */
const WAYS: Readonly<Record<string, { readonly source: string; readonly data: (random: Random) => Data }>> = {
  inspection: { source: "区县部门检查", data: (random) => ({ serious: false, ...(random.chance(0.05) ? { overdue: true } : {}) }) },
  complaint: { source: "政务服务平台", data: (random) => ({ channel: random.chance(0.5) ? "platform" : "hotline", late: random.chance(0.2), answered: true, text: "（虚构）反映物业问题", caller: `虚构来电人${String(random.int(1, 9999))}` }) },
  petition: { source: "信访", data: (random) => ({ form: random.pick(["letter", "call", "visit"]), people: random.int(1, 30), text: "（虚构）来信内容", caller: `虚构来访人${String(random.int(1, 9999))}` }) },
  "superior-notice": { source: "上级部门通报", data: (random) => ({ level: random.pick(["province", "city", "city", "county"]) }) },
  "credit-item": { source: "信用评价", data: () => ({ nature: "bad", article: "（虚构）第十条" }) },
  penalty: { source: "行政处罚公示", data: (random) => ({ authority: "虚构执法局", fine: random.int(1, 10) * 1000 }) },
};
const FIRST_WAY = { inspection: 44, complaint: 26, petition: 8, "superior-notice": 8, "credit-item": 10, penalty: 4 } as const;
const SECOND_WAY = { inspection: 30, complaint: 25, petition: 12, "superior-notice": 12, "credit-item": 12, penalty: 9 } as const;

interface Deed {
  readonly act: string;
  readonly occurredOn: number;
  readonly incident: string;
  readonly grave: boolean;
}

function recordOf(random: Random, firm: Firm, deed: Deed, kind: keyof typeof FIRST_WAY): Draft {
  const occurredOn = deed.occurredOn + (kind === "inspection" ? 0 : random.int(0, 2));
  const recordedOn = enteredOn(random, occurredOn);
  const estate: Data = firm.estates.length > 0 ? { project: random.pick(firm.estates).id } : {};
  const life = judged(random, recordedOn, { by: "区县住建部门", onlyReported: 0.08, rejected: 0.05, disputed: 0.08 });
  const rectified = random.chance(firm.temper.care > -1 ? 0.9 : 0.6) ? putRight(random, recordedOn, deed.grave ? 250 : 45) : [];
  return {
    kind, subject: firm.id, source: WAYS[kind].source, occurredOn, recordedOn, incident: deed.incident, dueOn: occurredOn + 30,
    data: { ...WAYS[kind].data(random), act: deed.act, ...estate }, life: [...life, ...rectified],
    ...(random.chance(0.06) ? { validUntil: occurredOn + random.pick([180, 730]) } : {}),
  };
}

/** What the firm did wrong, as one, two or three of the sources tell it; the telling shares one incident. */
export function drawConduct(seed: string, firm: Firm): readonly Draft[] {
  const random = createRandom(`${seed}/conduct/${String(firm.number)}`);
  const careless = firm.temper.care < -0.9;
  const perQuarter = firm.temper.ambition > 0.2 ? 0.006 : careless ? 0.28 : 0.01;
  const tell = (deed: Deed): readonly Draft[] => {
    const first = recordOf(random, firm, deed, random.weighted(FIRST_WAY));
    const others = Array.from({ length: random.count(0.35) }, () => recordOf(random, firm, deed, random.weighted(SECOND_WAY)));
    return [first, ...others];
  };
  return QUARTERS.flatMap(({ from, to }, place) => {
    const deeds = Array.from({ length: random.count(perQuarter) }, (_, n): Deed => {
      const grave = random.chance(0.05);
      return { act: grave ? random.weighted(GRAVE) : random.weighted(BREACHES), grave, occurredOn: random.int(from, to), incident: `SJ-${String(firm.number)}-${String(place)}-${String(n)}` };
    });
    return deeds.flatMap(tell);
  });
}
