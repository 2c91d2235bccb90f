import { isoDay } from "../../domain/calendar/days.js";
import type { Link, Subject } from "../../domain/model/documents.js";
import type { Estate } from "./model.js";
import { CITY, DISTRICTS, managerName } from "./names.js";
import { FIRST_DAY, LAST_DAY } from "./quarters.js";
import { createRandom } from "./random.js";

/** One head for each estate (a few estates have none, a few had another before), with the links manager -> project. */
export function drawManagers(seed: string, estates: readonly Estate[]): { readonly subjects: readonly Subject[]; readonly links: readonly Link[] } {
  const random = createRandom(`${seed}/managers`);
  const subjects: Subject[] = [];
  const links: Link[] = [];
  const add = (estate: Estate, from: number, to?: number): void => {
    const number = subjects.length + 1;
    const id = `FZ${String(number).padStart(4, "0")}`;
    subjects.push({
      id, kind: "manager", name: managerName(number),
      attributes: {
        city: CITY, district: DISTRICTS[estate.district], project: estate.id, since: isoDay(from),
        trainingHours: random.int(0, 40), certificateNumber: `虚构证书${String(number).padStart(6, "0")}`,
      },
    });
    links.push({ id: `heads-${id}`, kind: "heads", subject: id, target: estate.id, from: isoDay(from), ...(to === undefined ? {} : { to: isoDay(to) }) });
  };
  for (const estate of estates) {
    if (random.chance(0.02)) continue;
    const change = random.chance(0.06) ? random.int(FIRST_DAY + 60, LAST_DAY - 60) : undefined;
    add(estate, FIRST_DAY - random.int(30, 1500), change);
    if (change !== undefined) add(estate, change);
  }
  return { subjects, links };
}
