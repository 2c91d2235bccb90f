import type { EvidenceRecord, Link, Subject } from "../../domain/model/documents.js";
import { demonstrationCity } from "./demonstration-city.js";

/** The seed of the city that `wuye demo` writes. */
export const DEMONSTRATION_SEED = "wuye";

/** One write of the demonstration, and the quarter that can be rated after it (null: none yet). */
export interface DemonstrationBatch {
  readonly period: string | null;
  readonly input: {
    readonly batch: string;
    readonly kind: "import" | "records";
    readonly why: string;
    readonly subjects?: readonly Subject[];
    readonly links?: readonly Link[];
    readonly records?: readonly EvidenceRecord[];
  };
}

/** The city as it would have been entered: its subjects first, then the records quarter by quarter (demo-subjects, demo-2024-Q3 ... demo-2026-Q3). */
export function demonstrationBatches(seed: string = DEMONSTRATION_SEED): readonly DemonstrationBatch[] {
  const { subjects, links, batches } = demonstrationCity(seed);
  const why = "演示城市：虚构的企业、小区和负责人 / demonstration city: invented firms, estates and heads";
  return [{ period: null, input: { batch: "demo-subjects", kind: "import", why, subjects, links } }, ...batches.map(({ quarter, records }): DemonstrationBatch => ({
    period: quarter,
    input: { batch: `demo-${quarter}`, kind: "records", why: `演示城市：${quarter} 录入的虚构记录 / demonstration city: invented records entered in ${quarter}`, records },
  }))];
}
