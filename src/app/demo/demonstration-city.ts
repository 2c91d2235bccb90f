import type { EvidenceRecord } from "../../domain/model/documents.js";
import { drawConduct } from "./draw-conduct.js";
import { drawDisclosures } from "./draw-disclosures.js";
import { drawFilings } from "./draw-filings.js";
import { drawMerits } from "./draw-merits.js";
import { drawOversight } from "./draw-oversight.js";
import { drawPanel } from "./draw-panel.js";
import { drawFirms, estateSubject, firmSubject, managedBy } from "./firms.js";
import { drawManagers } from "./managers.js";
import type { City, CityBatch, Draft, Firm } from "./model.js";
import { ASSESSED_DISTRICT } from "./names.js";
import { QUARTERS } from "./quarters.js";
import { versionsOf } from "./versions.js";

/** Of a firm: what it filed, did, met and earned; of its estates: marks and disclosures. Nothing here knows a rating. */
function draftsOf(seed: string, firm: Firm): readonly Draft[] {
  return [
    ...drawFilings(seed, firm), ...drawConduct(seed, firm), ...drawOversight(seed, firm), ...drawMerits(seed, firm),
    ...firm.estates.flatMap((estate) => [...(estate.district === ASSESSED_DISTRICT ? drawPanel(seed, estate) : []), ...drawDisclosures(seed, estate)]),
  ];
}

function batchesOf(drafts: readonly Draft[]): readonly CityBatch[] {
  const records: EvidenceRecord[][] = QUARTERS.map(() => []);
  const numbers = new Map<string, number>();
  for (const draft of drafts) {
    const number = (numbers.get(draft.kind) ?? 0) + 1;
    numbers.set(draft.kind, number);
    for (const { place, record } of versionsOf(draft, `${draft.kind}-${String(number).padStart(6, "0")}`)) records[place].push(record);
  }
  return QUARTERS.map(({ id }, place) => ({ quarter: id, records: records[place] }));
}

/**
 * An invented city: about 650 firms, 1 400 estates and their heads in 12 districts, and what six sources know of them in nine quarters, with late,
 * missing, disputed, doubled, corrected and merely reported records. Equal seeds give equal cities on every machine.
 */
export function demonstrationCity(seed = "wuye"): City {
  const firms = drawFirms(seed);
  const estates = firms.flatMap((firm) => firm.estates);
  const managers = drawManagers(seed, estates);
  return {
    subjects: [...firms.map((firm) => firmSubject(seed, firm)), ...firms.flatMap((firm) => firm.estates.map((estate) => estateSubject(seed, estate, firm))), ...managers.subjects],
    links: [...firms.flatMap((firm) => firm.estates.map((estate) => managedBy(seed, estate, firm))), ...managers.links],
    batches: batchesOf(firms.flatMap((firm) => draftsOf(seed, firm))),
  };
}
