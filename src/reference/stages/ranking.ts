import type { Ranking } from "../../domain/model/scheme.js";
import { compare, multiply, ofNumber } from "../arithmetic/fraction.js";
import { attributeOn } from "../facts/attribute.js";
import { grouped } from "../grouped.js";
import type { World } from "../world.js";
import { BY_CHOICE, chosenRanks, withChoice, type Ranked } from "./choices.js";
import { standpoint, type Standpoint } from "./keys.js";
import { placeIn, scopeOf, type Scope } from "./scope.js";
import { goesByShares } from "../places/share-bands.js";
import type { Sheet } from "./sheet.js";
import { standsOf } from "../places/standing.js";

/** The text of an attribute on the as-of day; null: it has none, and all of those stand together. */
export function scopeValue(world: World, sheet: Sheet, attribute: string): string | null {
  const value = attributeOn(sheet.subject, attribute, world.input.asOf);
  return value === undefined || value === null || typeof value === "object" ? null : String(value);
}

/** Too few of the facts that its rules read are known (R18). */
function hasFewData(ranking: Ranking, { known }: Sheet): boolean {
  if (ranking.requires === undefined || known.of === 0) return false;
  return compare(ofNumber(known.known), multiply(ofNumber(ranking.requires.known), ofNumber(known.of))) < 0;
}

/** The narrowest scope with enough subjects, else the widest (R18). */
function scopeFor(ranking: Ranking, open: readonly Scope[]): Scope {
  const { atLeast } = ranking;
  if (atLeast === undefined) return open[0];
  return open.find(({ size }) => size >= atLeast) ?? open[open.length - 1];
}

/** Nobody chose a place for one who was not there. */
const comerAt = (stands: Standpoint, chosen: boolean): Standpoint => (chosen ? withChoice(stands, ...UNCHOSEN) : stands);

/** Where each stands if those who are eligible and not ranked yet come to be (R29). */
function placeAmongComers(world: World, ranking: Ranking, sheets: readonly Sheet[], by: Ranking["by"]): void {
  const attributes = ranking.scope.length === 0 ? [null] : ranking.scope;
  const entrants = sheets.filter(({ status }) => status !== "notEligible").map((sheet) => ({
    of: sheet, member: sheet.placing !== null, stands: sheet.ranks ?? comerAt(standpoint(world, sheet, ranking.by), by.length > ranking.by.length), values: attributes.map((attribute) => attribute && scopeValue(world, sheet, attribute)),
  }));
  for (const [sheet, stands] of standsOf({ attributes, atLeast: ranking.atLeast, by }, entrants)) sheet.stands = stands;
}

/** Ranks of all rated subjects that have enough data (stage 12, R18). */
export function rankAll(world: World, sheets: readonly Sheet[]): void {
  const { ranking } = world.scheme;
  if (ranking === undefined) return;
  const rated = sheets.filter((sheet) => sheet.status === "rated");
  for (const sheet of rated) sheet.fewData = hasFewData(ranking, sheet);
  const ranked = rated.filter((sheet) => !sheet.fewData).map((sheet) => ({ sheet, stands: standpoint(world, sheet, ranking.by) }));
  const placed = placeBy(world, ranking, ranked, ranking.by);
  const chosen = ranking.ties === "refuse" ? chosenRanks(world.words, ranking.by, placed) : new Map<Sheet, readonly [number, boolean]>();
  if (chosen.size > 0) placeBy(world, ranking, ranked.map(({ sheet, stands }) => ({ sheet, stands: withChoice(stands, ...(chosen.get(sheet) ?? UNCHOSEN)) })), [...ranking.by, BY_CHOICE]);
  if (goesByShares(world)) placeAmongComers(world, ranking, sheets, chosen.size > 0 ? [...ranking.by, BY_CHOICE] : ranking.by);
}

const UNCHOSEN: readonly [number, boolean] = [0, true];

/** Gives everybody a place, each in its scope: of an attribute the scopes by its value (those without a value stand together), else one scope of all. */
function placeBy(world: World, ranking: Ranking, ranked: readonly { readonly sheet: Sheet; readonly stands: Standpoint }[], by: Ranking["by"]): readonly Ranked[] {
  const attributes = ranking.scope.length === 0 ? [null] : ranking.scope;
  const value = (sheet: Sheet, attribute: string | null): string | null => attribute && scopeValue(world, sheet, attribute);
  const scopes = attributes.map((attribute) => {
    const groups = grouped(ranked, ({ sheet }) => value(sheet, attribute));
    return { attribute, byValue: new Map([...groups].map(([of, members]) => [of, { scope: scopeOf(attribute, by, members.map(({ stands }) => stands)), company: members.map(({ stands }) => stands) }])) };
  });
  return ranked.map(({ sheet, stands }) => {
    const open = scopes.map(({ attribute, byValue }) => byValue.get(value(sheet, attribute)) as { readonly scope: Scope; readonly company: readonly Standpoint[] });
    const own = scopeFor(ranking, open.map(({ scope }) => scope));
    sheet.placing = placeIn(own, by, stands);
    sheet.ranks = stands;
    return { sheet, stands, company: (open.find(({ scope }) => scope === own) ?? open[0]).company };
  });
}
