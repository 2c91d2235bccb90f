import type { Ranking } from "../../domain/model/scheme.js";
import { compare, multiply, ofNumber } from "../arithmetic/fraction.js";
import { attributeOn } from "../facts/attribute.js";
import { grouped } from "../grouped.js";
import type { World } from "../world.js";
import { compareKeys, standpoint, type Standpoint } from "./keys.js";
import type { Placing, Sheet } from "./sheet.js";

/** The text of an attribute on the as-of day; null: it has none, and all of those stand together. */
export function scopeValue(world: World, sheet: Sheet, attribute: string): string | null {
  const value = attributeOn(sheet.subject, attribute, world.input.asOf);
  return typeof value === "string" ? value : null;
}

/** Too few of the facts that its rules read are known (R18). */
function hasFewData(ranking: Ranking, { known }: Sheet): boolean {
  if (ranking.requires === undefined || known.of === 0) return false;
  return compare(ofNumber(known.known), multiply(ofNumber(ranking.requires.known), ofNumber(known.of))) < 0;
}

/** For each attribute the subjects by its value; those without a value stand together. */
type Scopes = ReadonlyMap<string, ReadonlyMap<string | null, readonly Sheet[]>>;

function scopesOf(world: World, attributes: readonly string[], all: readonly Sheet[]): Scopes {
  return new Map(attributes.map((attribute) => [attribute, grouped(all, (sheet) => scopeValue(world, sheet, attribute))]));
}

/** The narrowest scope with enough subjects, else the widest, and who stands in it; without a scope all (R18). */
function scopeOf(world: World, ranking: Ranking, sheet: Sheet, scopes: Scopes): { readonly attribute: string; readonly members: readonly Sheet[] } | null {
  const open = ranking.scope.map((attribute) => ({ attribute, members: scopes.get(attribute)?.get(scopeValue(world, sheet, attribute)) ?? [] }));
  if (open.length === 0) return null;
  if (ranking.atLeast === undefined) return open[0];
  return open.find(({ members }) => members.length >= (ranking.atLeast ?? 0)) ?? open[open.length - 1];
}

function place(ranking: Ranking, own: Standpoint, others: readonly Standpoint[]): Omit<Placing, "scope"> {
  const isBefore = (a: Standpoint["best"], b: Standpoint["best"]): boolean => compareKeys(ranking.by, a, b) < 0;
  const oneAnd = (test: (other: Standpoint) => boolean): number => 1 + others.filter(test).length;
  const rank = oneAnd((other) => isBefore(other.reported, own.reported));
  const fromEnd = oneAnd((other) => isBefore(own.reported, other.reported));
  return {
    population: others.length + 1, rank, fromEnd,
    best: oneAnd((other) => isBefore(other.worst, own.best)),
    worst: oneAnd((other) => isBefore(other.best, own.worst)),
    fromEndLeast: oneAnd((other) => isBefore(own.worst, other.best)),
    fromEndGreatest: oneAnd((other) => isBefore(own.best, other.worst)),
    tied: others.length + 1 - (rank - 1) - (fromEnd - 1) - 1,
  };
}

/** Ranks of all rated subjects that have enough data (stage 12, R18). */
export function rankAll(world: World, sheets: readonly Sheet[]): void {
  const { ranking } = world.scheme;
  if (ranking === undefined) return;
  const rated = sheets.filter((sheet) => sheet.status === "rated");
  for (const sheet of rated) sheet.fewData = hasFewData(ranking, sheet);
  const ranked = rated.filter((sheet) => !sheet.fewData);
  const standpoints = new Map(ranked.map((sheet) => [sheet, standpoint(world, sheet, ranking.by)]));
  const scopes = scopesOf(world, ranking.scope, ranked);
  for (const sheet of ranked) {
    const scope = scopeOf(world, ranking, sheet, scopes);
    const others = (scope?.members ?? ranked).filter((other) => other !== sheet);
    const seen = (of: Sheet): Standpoint => standpoints.get(of) as Standpoint;
    sheet.placing = { scope: scope?.attribute ?? null, ...place(ranking, seen(sheet), others.map(seen)) };
  }
}
