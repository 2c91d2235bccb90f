import type { Subject } from "../../domain/model/documents.js";
import type { CohortFact } from "../../domain/model/facts.js";
import { STAGE } from "../../domain/model/scheme.js";
import { ofNumber, toNumber } from "../arithmetic/fraction.js";
import { OPEN } from "../arithmetic/interval.js";
import { known, missing, type Cell } from "../cell.js";
import { attributeOn } from "../facts/attribute.js";
import { deriveFacts, finish } from "../facts/derive.js";
import type { World } from "../world.js";
import { placeIn, type ByValue, type Place } from "./cohort.js";
import { standpoint, standpointOf, type Standpoint } from "../stages/keys.js";
import { readSettled } from "../stages/settled.js";
import type { Sheet } from "../stages/sheet.js";
import { standsOf, type Entrant } from "./standing.js";

const cohortsAt = (world: World, holds: (stage: number) => boolean): readonly CohortFact[] =>
  world.scheme.facts.filter((fact): fact is CohortFact => fact.from === "cohort" && holds(fact.stage));

const numberOf = ({ value, ends }: Cell, open = false): ByValue => ({ value: typeof value === "number" ? ofNumber(value) : null, ends: value === null && open ? OPEN : ends });

/** The places of all entrants of a cohort, by entrant. */
function places<T>(world: World, fact: CohortFact, entrants: readonly { readonly of: T; readonly subject: Subject; readonly member: boolean; readonly stands: Standpoint }[], by: (of: T) => ByValue): ReadonlyMap<T, Place> {
  const attributes = fact.scope.length === 0 ? [null] : fact.scope;
  const valueOf = (subject: Subject, attribute: string | null): string | null => {
    const value = attribute === null ? null : attributeOn(subject, attribute, world.input.asOf);
    return typeof value === "string" ? value : null;
  };
  const all = entrants.map(({ subject, ...entrant }): Entrant<T> => ({ ...entrant, values: attributes.map((attribute) => valueOf(subject, attribute)) }));
  const stands = standsOf({ attributes, atLeast: fact.atLeast, by: [fact.by] }, all);
  return new Map(all.map(({ of, member }) => [of, placeIn(fact, stands.get(of) ?? [], member, by)]));
}

/** A place as a cell; one that may still change is read by its ends, and so is a missing one of what is settled after the rules. */
function cellOf({ value, ends }: Place): Cell {
  if (value === null) return missing("number", "operand", ends);
  const certain = ends.low !== null && ends.high !== null && toNumber(ends.low) === toNumber(ends.high);
  return { ...known("number", toNumber(value)), ...(certain ? {} : { ends, settled: { kind: "interval" } }) };
}

/** Places by plain facts (stage 2): everybody of whom the fact is known counts, the others may come (R30). */
export function plainCohorts(world: World, subjects: readonly Subject[]): void {
  for (const fact of cohortsAt(world, (stage) => stage <= STAGE.plain)) {
    const cells = new Map(subjects.map((subject) => [subject, deriveFacts(world, subject, fact.by.by).get(fact.by.by) ?? missing("number", "notSettled")]));
    const entrants = [...cells].map(([subject, cell]) => ({ of: subject, subject, member: cell.value !== null, stands: standpointOf(cell, fact.by.direction) }));
    const found = places(world, fact, entrants, (subject) => numberOf(cells.get(subject) as Cell));
    world.cohorts.set(fact.name, new Map([...found].map(([subject, place]) => [subject.id, cellOf(place)])));
  }
}

/** Places by what the rules bring (stage 12): who is ranked counts, whoever is eligible besides may come (R30). */
export function laterCohorts(world: World, sheets: readonly Sheet[]): void {
  for (const fact of cohortsAt(world, (stage) => stage > STAGE.plain)) {
    const eligible = sheets.filter(({ status }) => status !== "notEligible");
    const cells = new Map(eligible.map((sheet) => [sheet, readSettled(world, sheet)(fact.by.by)]));
    const counts = (sheet: Sheet): boolean => sheet.status === "rated" && !sheet.fewData && cells.get(sheet)?.value !== null;
    const entrants = eligible.map((sheet) => ({ of: sheet, subject: sheet.subject, member: counts(sheet), stands: standpoint(world, sheet, [fact.by]) }));
    for (const [sheet, place] of places(world, fact, entrants, (of) => numberOf(cells.get(of) as Cell, true))) {
      const cell = finish(world, fact, sheet.subject.id, readSettled(world, sheet))(cellOf(place));
      sheet.cohorts.set(fact.name, { ...cell, settled: { kind: "interval" } });
    }
  }
}
