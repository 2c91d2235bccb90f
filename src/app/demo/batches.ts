import { isoDay } from "../../domain/calendar/days.js";
import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import { demonstrationCity } from "./demonstration-city.js";
import { closingDay, FIRST_DAY } from "./quarters.js";

/** The seed of the city that `wuye demo` writes. */
export const DEMONSTRATION_SEED = "wuye";

/** One write of the demonstration, with an instant of its own, so that equal seeds fill equal stores. */
export interface DemonstrationBatch {
  readonly batch: string;
  readonly kind: "import" | "records";
  readonly by: string;
  readonly at: string;
  readonly why: string;
  readonly subjects?: readonly Subject[];
  readonly links?: readonly Link[];
  readonly records?: readonly EvidenceRecord[];
}

const BY = "demonstration";

/** The city as it would have been entered: its subjects first, then the records quarter by quarter (demo-subjects, demo-2024-Q3 ... demo-2026-Q3). */
export function demonstrationBatches(seed: string = DEMONSTRATION_SEED): readonly DemonstrationBatch[] {
  const { subjects, links, batches } = demonstrationCity(seed);
  const first: DemonstrationBatch = {
    batch: "demo-subjects", kind: "import", by: BY, at: `${isoDay(FIRST_DAY)}T08:00:00+08:00`,
    why: "演示城市：虚构的企业、小区和负责人 / demonstration city: invented firms, estates and heads", subjects, links,
  };
  return [first, ...batches.map(({ quarter, records }, place): DemonstrationBatch => ({
    batch: `demo-${quarter}`, kind: "records", by: BY, at: `${isoDay(closingDay(place))}T18:00:00+08:00`,
    why: `演示城市：${quarter} 录入的虚构记录 / demonstration city: invented records entered in ${quarter}`, records,
  }))];
}
