import type { Day } from "../../domain/model/documents.js";
import type { Happening } from "./model.js";
import type { Random } from "./random.js";

/** Day on which something that happened was entered: mostly within a week, sometimes weeks, now and then months later. */
export function enteredOn(random: Random, occurredOn: Day): Day {
  const delay = random.weighted({ soon: 88, weeks: 9, months: 3 });
  if (delay === "soon") return occurredOn + random.int(0, 6);
  return occurredOn + (delay === "weeks" ? random.int(10, 45) : random.int(70, 170));
}

/** How an entry is judged: mostly verified; some are only ever reported, some rejected. */
export interface Judging {
  readonly by: string;
  /** Share that nobody ever verifies. */
  readonly onlyReported?: number;
  readonly rejected?: number;
  readonly disputed?: number;
}

function dispute(random: Random, from: Day, by: string): readonly Happening[] {
  const on = from + random.int(2, 40);
  const disputed: Happening = { on, step: "disputed", by: "企业", reason: "（虚构）对事实有异议" };
  const end = random.weighted({ open: 30, upheld: 50, revoked: 20 });
  if (end === "open") return [disputed];
  return [disputed, { on: on + random.int(3, 60), step: end, by, reason: end === "upheld" ? "（虚构）核实后维持" : "（虚构）核实后撤销" }];
}

/** Steps of a record from the day it was entered. */
export function judged(random: Random, recordedOn: Day, judging: Judging): readonly Happening[] {
  const reported: Happening = { on: recordedOn, step: "reported", by: "录入人员" };
  if (random.chance(judging.onlyReported ?? 0)) return [reported];
  const on = recordedOn + random.int(0, 4);
  if (random.chance(judging.rejected ?? 0)) return [reported, { on, step: "rejected", by: judging.by, reason: "（虚构）查无此事" }];
  const verified: Happening = { on, step: "verified", by: judging.by };
  return [reported, verified, ...(random.chance(judging.disputed ?? 0) ? dispute(random, on, judging.by) : [])];
}

/** The firm puts it right, and mostly somebody checks that. */
export function putRight(random: Random, from: Day, within: number): readonly Happening[] {
  const on = from + random.int(1, within);
  const rectified: Happening = { on, step: "rectified", by: "企业" };
  return random.chance(0.8) ? [rectified, { on: on + random.int(1, 10), step: "rectificationChecked", by: "主管部门" }] : [rectified];
}
