import { MAY_FILE, MUST_FILE } from "./acts.js";
import type { Draft, Firm } from "./model.js";
import { judged } from "./life.js";
import { QUARTERS } from "./quarters.js";
import { createRandom, type Random } from "./random.js";

interface Item {
  readonly item: string;
  /** Chance that the audit finds it complete. */
  readonly completeness: number;
}

function filing(random: Random, firm: Firm, { item, completeness }: Item, quarter: number): Draft {
  const occurredOn = QUARTERS[quarter].from + random.int(0, 60);
  const life = judged(random, occurredOn + random.int(0, 5), { by: "区县住建部门" });
  const complete = random.chance(completeness);
  const filed = { item, complete, text: "（虚构）填报说明" };
  const mended = !complete && random.chance(0.35 * completeness) ? [{ on: occurredOn + random.int(100, 400), data: { ...filed, complete: true } }] : [];
  return {
    kind: "base-filing", subject: firm.id, source: "企业填报", occurredOn, recordedOn: life[0].on, data: filed, life: [...life, ...mended],
    ...(random.chance(0.04) ? { validUntil: occurredOn + 365 } : {}),
  };
}

/** Base information: nearly everybody files what must be filed, in the first quarter or when it joined; the audit finds the rest only with the ambitious. */
export function drawFilings(seed: string, firm: Firm): readonly Draft[] {
  const random = createRandom(`${seed}/filings/${String(firm.number)}`);
  if (!firm.joined && random.chance(0.9)) return [];
  const filedShare = firm.temper.care > -1 ? 0.996 : 0.95;
  const [must, may] = [firm.temper.care > -1 ? 0.993 : 0.93, firm.temper.ambition * 1.15];
  const items: readonly Item[] = [
    ...MUST_FILE.filter(() => random.chance(filedShare)).map((item) => ({ item, completeness: must })),
    ...MAY_FILE.filter(() => random.chance(filedShare - 0.02)).map((item) => ({ item, completeness: may })),
  ];
  const start = random.chance(0.93) ? 0 : random.int(1, 4);
  return items.flatMap((item) => {
    const first = filing(random, firm, item, random.chance(0.985) ? start : random.int(start, QUARTERS.length - 1));
    return random.chance(0.12) ? [first, filing(random, firm, item, random.int(1, QUARTERS.length - 1))] : [first];
  });
}
