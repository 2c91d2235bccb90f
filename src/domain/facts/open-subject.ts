import type { EvidenceRecord, Subject } from "../model/documents.js";
import type { LinkedFact } from "../model/scheme.js";
import type { Derived } from "./derived.js";
import type { LinkWeb, Reached, Route } from "./links/link-web.js";
import type { Gathered } from "./links/other-subjects.js";
import type { Plan } from "./plan.js";
import type { Cell } from "./records/record-fields.js";
import type { Picked } from "./records/select.js";
import { type Workspace as RecordsWorkspace, readRecords } from "./records/subject-records.js";
import type { SubjectState } from "./subject-facts.js";

/** Arrays that are used again for every subject. */
export interface Workspace extends RecordsWorkspace {
  readonly facts: Cell[];
  readonly derived: (Derived | undefined)[];
}
/** What stands around the subjects: the links between them, and the records about each, in the order of their ids. */
export interface Surroundings {
  readonly web: LinkWeb;
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
}
/** Whom the `linked` facts of one subject take. */
export type GatheredFacts = ReadonlyMap<LinkedFact, Gathered>;
export type SubjectOpener = (subject: Subject, plan: Plan, workspace: Workspace, gathered?: GatheredFacts) => SubjectState;

const NONE: readonly EvidenceRecord[] = [];
const byId = (a: EvidenceRecord, b: EvidenceRecord): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Lists of records as one, each record once, in the order of their ids. */
function united(lists: readonly (readonly EvidenceRecord[])[]): readonly EvidenceRecord[] {
  const all = lists.flat().sort(byId);
  return all.filter((record, i) => i === 0 || record.id !== all[i - 1].id);
}

/** Opens subjects: reads their records, and those about others to which the plan's chains lead, once. */
export function subjectOpener({ web, records }: Surroundings): SubjectOpener {
  return (subject, plan, workspace, gathered) => {
    const { facts, derived } = workspace;
    const ways = new Map<string, Reached>();
    const reached = (route: Route): Reached => {
      const way = ways.get(route.key) ?? web.reach(subject.id, route);
      ways.set(route.key, way);
      return way;
    };
    const about = (id: string): readonly EvidenceRecord[] => records.get(id) ?? NONE;
    const others = [...plan.routes.flatMap((route) => [...reached(route).keys()].map(about)), ...[...(gathered?.values() ?? [])].map((each) => each.records)].filter((list) => list.length > 0);
    const own = others.length === 0 ? about(subject.id) : united([about(subject.id), ...others]);
    const picks: (Picked | undefined)[] = [];
    const read = { ...readRecords(own, plan.layout, { cells: [], facts, undecided: false }, workspace), reached, ...(others.length === 0 ? {} : { owner: subject.id }) };
    const state: SubjectState = {
      ...read, subject, derived, ...(gathered ? { gathered } : {}),
      pickedAt: (selector) => (picks[selector] ??= plan.selectors[selector](state)), picked: (fact) => state.pickedAt(plan.selectorOf.get(fact) as number),
    };
    for (const { place, of } of plan.reserved) {
      derived[place] = of(subject);
      facts[place] = derived[place].value;
    }
    return state;
  };
}
