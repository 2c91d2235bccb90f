import type { StandingCard } from "../../domain/model/card.js";
import type { Day, EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { ListSpec } from "../../domain/model/scheme.js";
import { addDuration, dayOf, isoDay } from "../arithmetic/days.js";
import { byCodeUnits, type World } from "../world.js";
import type { Sheet } from "./sheet.js";

interface Earlier {
  readonly on: Day;
  readonly id: string;
  readonly entered: readonly Json[];
  readonly standing: readonly Json[];
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The earlier decisions of the scheme about a subject, newest first. */
function earlier({ scheme, input, records }: World, subject: string): readonly Earlier[] {
  const decisions = (records.get(subject)?.byKind.get("decision") ?? []).map(({ record }): EvidenceRecord => record);
  return decisions.filter(({ data }) => data.scheme === scheme.id).flatMap(({ id, occurredOn, data }) => {
    const on = dayOf(occurredOn ?? "");
    return on === null || on > input.asOf ? [] : [{ on, id, entered: listOf(data.lists), standing: listOf(data.standing) }];
  }).sort((a, b) => b.on - a.on || byCodeUnits(b.id, a.id));
}

/** An entry runs from one decision to the next, until its term is over, or its exit holds for certain (R32). */
function standing(world: World, sheet: Sheet, { id, term }: ListSpec): readonly StandingCard[] {
  const listed = sheet.lists.get(id);
  if (term === undefined || listed === undefined) return [];
  const { asOf, period } = world.input;
  const chain: Earlier[] = [];
  for (const decision of earlier(world, sheet.subject.id)) {
    if (!decision.entered.includes(id) && !decision.standing.includes(id)) break;
    chain.push(decision);
  }
  const ends = (on: Day): Day => addDuration(on, term, 1);
  const last = chain.find(({ entered }) => entered.includes(id));
  const runs = last !== undefined && asOf < ends(last.on) && listed.exit?.outcome !== "true";
  if (listed.status === "in") return [{ list: id, since: isoDay(runs ? chain[chain.length - 1].on : period.to), until: isoDay(ends(period.to)) }];
  return runs ? [{ list: id, since: isoDay(chain[chain.length - 1].on), until: isoDay(ends(last.on)) }] : [];
}

/** The lists with a term on which a subject is, of those settled so far. */
export const standingLists = (world: World, sheet: Sheet): readonly StandingCard[] => world.scheme.lists.flatMap((list) => standing(world, sheet, list));
