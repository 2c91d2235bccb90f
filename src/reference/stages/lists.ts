import type { Outcome } from "../../domain/model/card.js";
import type { ListSpec } from "../../domain/model/scheme.js";
import { allOf, anyOf, judge } from "../condition.js";
import type { World } from "../world.js";
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

/** Whether a subject enters, before any quota: gate, and conditions or a nomination (R19). */
function entry(world: World, sheet: Sheet, list: ListSpec): Listed {
  const nothing = { list: list.id, status: "out", nominatedBy: [], gate: null, conditions: null } as const;
  if (sheet.status === "notEligible") return nothing;
  const read = readSettled(world, sheet);
  const gate = list.gate === undefined ? null : judge(list.gate, read, world.operators);
  const conditions = list.conditions === undefined ? null : judge(list.conditions, read, world.operators);
  const { by, outcome } = nomination(sheet, list);
  const enters = allOf([eligible(sheet), gate?.outcome ?? "true", anyOf([conditions?.outcome ?? "false", outcome])]);
  const barred = sheet.fewData && list.tone === "honour";
  const status = barred ? "out" : enters === "unknown" && list.onUnknown === "false" ? "out" : STATUS[enters];
  return { list: list.id, status, nominatedBy: by, gate, conditions };
}

/** What becomes of a certain entrant where places are limited (LANGUAGE: quota). `others`: the other candidates of its scope. */
function withQuota(quota: Quota, own: Candidate, others: readonly Candidate[]): Listed["status"] {
  const tiesStand = quota.ties === "refuse" || quota.by.length === 0;
  const couldStandBefore = others.filter((other) => {
    const order = compareKeys(quota.by, other.stands.best, own.stands.worst);
    return order < 0 || (tiesStand && order === 0);
  });
  if (couldStandBefore.length < quota.places) return "in";
  const standBefore = others.filter((other) => other.certain && compareKeys(quota.by, other.stands.worst, own.stands.best) < 0);
  return standBefore.length >= quota.places ? "noPlace" : "undecided";
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
  for (const own of candidates.filter(({ certain }) => certain)) {
    const others = candidates.filter((other) => other !== own && other.scope === own.scope);
    own.sheet.lists.set(list.id, { ...(entries.get(own.sheet) as Listed), status: withQuota(quota, own, others) });
  }
}

/** The lists in their order; a later one may read an earlier one. */
export function listAll(world: World, sheets: readonly Sheet[]): void {
  for (const list of world.scheme.lists) settleList(world, list, sheets);
}
