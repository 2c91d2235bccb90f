import type { Choice } from "../../model/choice.js";
import type { ListSpec } from "../../model/scheme.js";
import type { Bits, RuleResults } from "../results.js";
import { bothOf, eitherOf, hasBit, rowsOf, rowsWhere, without, wordsFor } from "../settled/bits.js";
import { atSubjects } from "../settled/at-subjects.js";
import { outcomeBits } from "../settled/outcomes.js";
import { decidedEntry, placeChoice } from "../choices/list-choices.js";
import { placesFor } from "./quota.js";
import { groupsBy } from "./scopes.js";
import { keyColumn } from "./sort-keys.js";
import { LIST_STATUS, type ListResult, type Results } from "./results.js";

const CODE = { out: LIST_STATUS.indexOf("out"), in: LIST_STATUS.indexOf("in"), undecided: LIST_STATUS.indexOf("undecided"), tied: LIST_STATUS.indexOf("undecided"), noPlace: LIST_STATUS.indexOf("noPlace"), proposed: LIST_STATUS.indexOf("proposed") };

const nominatorsOf = (results: RuleResults, list: string): readonly number[] =>
  results.rules.flatMap(({ rule }, index) => (rule.event.type === "list" && rule.event.list === list ? [index] : []));

/** Nominated for certain where a rule counts, possibly where an unknown one matters. */
function nominations(results: RuleResults, rules: readonly number[]): Bits {
  const words = new Uint32Array(wordsFor(results.subjects));
  return rules.map((rule) => atSubjects(results, rule)).reduce<Bits>(
    (sum, at) => eitherOf(sum, { certain: at.counts, possible: at.counts.map((word, i) => word | at.matters[i]) }),
    { certain: words, possible: words },
  );
}

/**
 * Nobody who is not eligible enters a list, for certain nobody of whom that is unknown, and nobody of whom too little is known one of honour.
 */
function mayEnter(results: Results, list: ListSpec): Bits {
  const apart = list.tone === "honour" && results.ranking ? results.ranking.fewData : new Uint32Array(wordsFor(results.subjects));
  const eligible = (most: number): Uint32Array => without(rowsWhere(results.subjects, (row) => results.eligibility[row] <= most), apart);
  return { certain: without(eligible(-1), eligible(-2)), possible: eligible(-1) };
}

function entryBits(results: Results, list: ListSpec, parts: { readonly gate: Bits | null; readonly conditions: Bits | null; readonly nominators: readonly number[] }): Bits {
  const nominated = nominations(results, parts.nominators);
  const wanted = parts.conditions ? eitherOf(parts.conditions, nominated) : nominated;
  const passed = parts.gate ? bothOf(parts.gate, wanted) : wanted;
  const entry = bothOf(passed, mayEnter(results, list));
  return list.onUnknown === "false" ? { certain: entry.certain, possible: entry.certain } : entry;
}

/** Gives the places, and returns the rows among whom a person chooses, and what persons chose. */
function applyQuota(results: Results, list: ListSpec, entry: Bits, status: Uint8Array): Pick<ListResult, "tied" | "fitted"> {
  const quota = list.quota;
  if (!quota) return { tied: [], fitted: [] };
  const [tied, fitted]: [number[], Choice[]] = [[], []];
  const columns = quota.by.map((key) => keyColumn(results, key));
  for (const rows of groupsBy(results, quota.scope, rowsOf(entry.possible))) {
    const certain = rows.filter((row) => hasBit(entry.certain, row));
    const undecided = rows.filter((row) => !hasBit(entry.certain, row));
    const candidates = { certain, undecided };
    const found = placesFor(quota, candidates, columns);
    const chosen = placeChoice(results, list, Array.from(certain).filter((_, i) => found[i] === "tied"));
    fitted.push(...(chosen?.fitted ?? []));
    (chosen ? placesFor(quota, candidates, [...columns, chosen.key]) : found).forEach((place, i) => {
      status[certain[i]] = CODE[place];
      if (place === "tied") tied.push(certain[i]);
    });
  }
  return { tied, fitted };
}

/** Stage 13 for one list, after the lists before it (R19). */
export function settleList(results: Results, list: ListSpec): ListResult {
  const gate = list.gate ? outcomeBits(results, list.gate, "ends") : null;
  const conditions = list.conditions ? outcomeBits(results, list.conditions, "ends") : null;
  const exit = list.exit ? outcomeBits(results, list.exit, "ends") : null;
  const nominators = nominatorsOf(results, list.id);
  const entry = decidedEntry(results, list, entryBits(results, list, { gate, conditions, nominators }));
  const status = new Uint8Array(results.subjects);
  for (const row of rowsOf(entry.possible)) status[row] = hasBit(entry.certain, row) ? CODE.in : hasBit(entry.proposed, row) ? CODE.proposed : CODE.undecided;
  const { tied, fitted } = applyQuota(results, list, entry, status);
  return { list, status, tied, fitted: [...entry.fitted, ...fitted], gate, conditions, exit, nominators, read: results };
}
