import type { Outcome } from "../../domain/model/card.js";
import type { ListSpec } from "../../domain/model/scheme.js";
import { allOf, anyOf, judge } from "../condition.js";
import type { World } from "../world.js";
import { grouped } from "../grouped.js";
import { BY_CHOICE, chosenPlaces, saidOf, withChoice } from "./choices.js";
import { compareKeys, standpoint, type Standpoint } from "./keys.js";
import { scopeValue } from "./ranking.js";
import { readSettled } from "./settled.js";
import type { Listed, Sheet } from "./sheet.js";

type Quota = NonNullable<ListSpec["quota"]>;
/** A subject that enters, or may enter, a list with limited places. */
interface Candidate {
  readonly sheet: Sheet;
  readonly certain: boolean;
  readonly stands: Standpoint;
  readonly scope: string | null;
}

/** Nominations of a subject by rules: certain ones by name, and what they come to. */
function nomination(sheet: Sheet, list: ListSpec): { readonly by: readonly string[]; readonly outcome: Outcome } {
  const rows = sheet.rows.filter(({ rule: { event } }) => event.type === "list" && event.list === list.id);
  const by = rows.filter((row) => sheet.standings.get(row)?.counts).map((row) => row.rule.name);
  const outcome = by.length > 0 ? "true" : rows.some((row) => sheet.standings.get(row)?.matters) ? "unknown" : "false";
  return { by: [...new Set(by)], outcome };
}

const STATUS = { true: "in", false: "out", unknown: "undecided" } as const;

/** Whether the subject is eligible at all: while that is unknown it is on no list for certain. */
const eligible = (sheet: Sheet): Outcome => (sheet.status === "notRated" && sheet.because[0] === "eligibility" ? "unknown" : "true");

/** A person decides what is undecided; where the list asks for it, an entry waits for a person (R31). */
function bySaying(list: ListSpec, status: Listed["status"], said: boolean | undefined): Listed["status"] {
  if (status === "out" || (status === "in" && !list.confirm)) return status;
  if (said === undefined) return status === "in" ? "proposed" : status;
  return said ? "in" : "out";
}

/** Whether a subject enters, before any quota: gate, and conditions or a nomination (R19). */
function entry(world: World, sheet: Sheet, list: ListSpec): Listed {
  const nothing = { list: list.id, status: "out", nominatedBy: [], gate: null, conditions: null, exit: null } as const;
  if (sheet.status === "notEligible") return nothing;
  const read = readSettled(world, sheet);
  const gate = list.gate === undefined ? null : judge(list.gate, read, world.operators);
  const conditions = list.conditions === undefined ? null : judge(list.conditions, read, world.operators);
  const exit = list.exit === undefined ? null : judge(list.exit, read, world.operators);
  const { by, outcome } = nomination(sheet, list);
  const enters = allOf([eligible(sheet), gate?.outcome ?? "true", anyOf([conditions?.outcome ?? "false", outcome])]);
  const barred = sheet.fewData && list.tone === "honour";
  const status = barred ? "out" : enters === "unknown" && list.onUnknown === "false" ? "out" : STATUS[enters];
  return { list: list.id, status: bySaying(list, status, saidOf(world.words, list.id, sheet.subject.id)), nominatedBy: by, gate, conditions, exit };
}

/** What becomes of a certain entrant where places are limited (LANGUAGE: quota). `others`: the other candidates of its scope. */
function withQuota(quota: Quota, by: Quota["by"], own: Candidate, others: readonly Candidate[]): Placed {
  const tiesStand = quota.ties === "refuse" || quota.by.length === 0;
  const orders = others.map((other) => compareKeys(by, other.stands.best, own.stands.worst));
  const [before, beside] = [orders.filter((order) => order < 0).length, orders.filter((order) => order === 0).length];
  if (before + (tiesStand ? beside : 0) < quota.places) return { own, status: "in", tied: false };
  const certain = others.filter((other) => other.certain);
  const standBefore = certain.filter((other) => compareKeys(by, other.stands.worst, own.stands.best) < 0).length;
  if (standBefore >= quota.places) return { own, status: "noPlace", tied: false };
  const fixed = ({ stands }: Candidate): boolean => compareKeys(by, stands.best, stands.worst) === 0;
  const equals = certain.filter((other) => fixed(other) && compareKeys(by, other.stands.best, own.stands.best) === 0).length;
  return { own, status: "undecided", tied: before < quota.places && fixed(own) && standBefore + equals + 1 > quota.places };
}

/** A certain entrant with what becomes of it; tied: a person chooses among its equals at the last place. */
interface Placed {
  readonly own: Candidate;
  readonly status: Listed["status"];
  readonly tied: boolean;
}

/** The certain entrants of one scope, placed; where a person chose among the tied, by that choice (R31). */
function placesIn(world: World, list: ListSpec, quota: Quota, candidates: readonly Candidate[]): readonly Placed[] {
  const place = (by: Quota["by"], all: readonly Candidate[]): readonly Placed[] => all.filter(({ certain }) => certain).map((own) => withQuota(quota, by, own, all.filter((other) => other !== own)));
  const placed = place(quota.by, candidates);
  const idOf = ({ sheet }: Candidate): string => sheet.subject.id;
  const chosen = chosenPlaces(world.words, list.id, placed.filter(({ tied }) => tied).map(({ own }) => idOf(own)));
  if (chosen === null) return placed;
  return place([...quota.by, BY_CHOICE], candidates.map((one) => ({ ...one, stands: withChoice(one.stands, chosen.get(idOf(one)) ?? 0, chosen.has(idOf(one))) })));
}

/** One list for the whole population (stage 13). */
function settleList(world: World, list: ListSpec, sheets: readonly Sheet[]): void {
  const entries = new Map(sheets.map((sheet) => [sheet, entry(world, sheet, list)]));
  for (const [sheet, listed] of entries) sheet.lists.set(list.id, listed);
  const { quota } = list;
  if (quota === undefined) return;
  const candidates = sheets.filter((sheet) => entries.get(sheet)?.status !== "out").map((sheet): Candidate => ({
    sheet, certain: entries.get(sheet)?.status === "in", stands: standpoint(world, sheet, quota.by), scope: quota.scope === undefined ? null : scopeValue(world, sheet, quota.scope),
  }));
  for (const company of grouped(candidates, ({ scope }) => scope).values()) {
    for (const { own, status } of placesIn(world, list, quota, company)) own.sheet.lists.set(list.id, { ...(entries.get(own.sheet) as Listed), status });
  }
}

/** The lists in their order; a later one may read an earlier one. */
export function listAll(world: World, sheets: readonly Sheet[]): void {
  for (const list of world.scheme.lists) settleList(world, list, sheets);
}
