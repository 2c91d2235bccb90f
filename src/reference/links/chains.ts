import type { Day, Link, Subject } from "../../domain/model/documents.js";
import type { LinkStep } from "../../domain/model/scheme.js";
import { dayOf } from "../arithmetic/days.js";
import { grouped } from "../grouped.js";
import { byCodeUnits } from "../world.js";

/** Links by kind and by the subject at which a step begins, and everybody by id. */
export interface Web {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly along: ReadonlyMap<string, readonly Link[]>;
  readonly against: ReadonlyMap<string, readonly Link[]>;
}

const placeOf = (kind: string, subject: string): string => JSON.stringify([kind, subject]);

export function webOf(links: readonly Link[], subjects: readonly Subject[]): Web {
  return {
    subjects: new Map(subjects.map((subject) => [subject.id, subject])),
    along: grouped(links, ({ kind, subject }) => placeOf(kind, subject)),
    against: grouped(links, ({ kind, target }) => placeOf(kind, target)),
  };
}

/** Whether a link holds on a day: from its first day on, no more on its last (R25). */
function holds({ from, to }: Link, day: Day): boolean {
  const [first, end] = [from === undefined ? -Infinity : (dayOf(from) ?? Infinity), to === undefined ? Infinity : (dayOf(to) ?? Infinity)];
  return first <= day && day < end;
}

function step({ subjects, along, against }: Web, from: string, { link, backward, kind }: LinkStep, day: Day | null): readonly string[] {
  const links = (backward ? against : along).get(placeOf(link, from)) ?? [];
  const ends = links.filter((each) => day === null || holds(each, day)).map((each) => (backward ? each.subject : each.target));
  return ends.filter((id) => subjects.get(id)?.kind === kind);
}

/** Whom a chain reaches from a subject on a day, each once, in the order of their ids; day null: whenever its links held. */
export function reached(web: Web, from: string, via: readonly LinkStep[], day: Day | null): readonly string[] {
  const ends = via.reduce((at, each) => new Set([...at].flatMap((id) => step(web, id, each, day))), new Set([from]));
  return [...ends].sort(byCodeUnits);
}
