import type { Subject } from "../../domain/model/documents.js";
import type { Rule } from "../../domain/model/scheme.js";
import { evaluate, isMissing } from "../arithmetic/expression.js";
import { roundToUnits, type Fraction } from "../arithmetic/fraction.js";
import { missing, type Cell, type Read } from "../cell.js";
import { judge } from "../condition.js";
import { certainOf, deriveFacts } from "../facts/derive.js";
import type { World } from "../world.js";
import { checksOf } from "./checks.js";
import { factsRead } from "./facts-read.js";
import { groupValue, type GroupValue } from "./groups.js";
import { settleOne, type Standings } from "./one.js";
import { pointsOf, ruleRows, type RuleRow } from "./rule-rows.js";
import type { Sheet } from "./sheet.js";
import { refusals, reportedTotal, scoreOf } from "./total.js";

/** Plain facts only: whatever is settled later is missing. */
export const readPlain = (facts: ReadonlyMap<string, Cell>): Read => (name) => facts.get(name) ?? missing("string", "notSettled");

/** Rules that are unknown on a row that could still bring something, in the order of the file (R14). */
export function unknownRules(rows: readonly RuleRow[], standings: Standings): readonly Rule[] {
  return [...new Set(rows.filter((row) => standings.get(row)?.matters).map((row) => row.rule))];
}

/** The reported score with every certain item of a disputed record taken out before `one` (R21); null: there is none. */
function withoutDisputed(world: World, rows: readonly RuleRow[], start: Fraction, facts: Read): bigint | null {
  const spec = world.scheme.score;
  const falls = (row: RuleRow): boolean => row.outcome === "true" && pointsOf(row.rule) !== null && row.record?.disputed === true;
  if (spec === undefined || !rows.some(falls)) return null;
  const standings = settleOne(rows.filter((row) => !falls(row)));
  const total = reportedTotal(start, spec.groups.map((group) => groupValue(group, { rows, standings, facts, calendar: world.input.calendar, decimals: spec.round.items })));
  return total && roundToUnits(total, spec.round.places, spec.round.mode);
}

/** Why there is no score: the start, then groups, then rules (R22). */
function reasons(start: Fraction | null, groups: readonly GroupValue[], rules: readonly Rule[], hasScore: boolean): readonly string[] {
  const refusing = rules.filter((rule) => rule.onUnknown === "notRated").map((rule) => rule.name);
  return [...(hasScore && start === null ? ["score.start"] : []), ...refusals(groups), ...refusing];
}

const LATER = (): Pick<Sheet, "fewData" | "placing" | "ranks" | "stands" | "cohorts" | "graded" | "lists"> => ({ fewData: false, placing: null, ranks: null, stands: [], cohorts: new Map(), graded: null, lists: new Map() });

function notEligible(world: World, subject: Subject, facts: Sheet["facts"], judged: Pick<Sheet, "eligibility" | "outcome">): Sheet {
  return {
    ...LATER(), ...judged, subject, facts, status: "notEligible", because: [], rows: [], standings: new Map(), checks: checksOf(world, [], new Map()), groups: [],
    score: null, scoreWithoutDisputed: null, ...factsRead(world, [], facts),
  };
}

/** Stages 2 to 10 of one subject, alone. */
export function rateSubject(world: World, subject: Subject): Sheet {
  const { scheme, input, operators } = world;
  const facts = deriveFacts(world, subject);
  const read = readPlain(facts);
  const eligibility = scheme.eligibility.map(({ conditions }) => judge(conditions, read, operators));
  const decisive = eligibility.findIndex(({ outcome }) => outcome !== "true");
  const doubtful = decisive >= 0 && eligibility[decisive].outcome === "unknown";
  if (decisive >= 0 && !doubtful) return notEligible(world, subject, facts, { eligibility, outcome: scheme.eligibility[decisive].otherwise });

  const certain = certainOf(read);
  const rows = ruleRows(world, subject.id, read);
  const standings = settleOne(rows);
  const groups = (scheme.score?.groups ?? []).map((group) => groupValue(group, { rows, standings, facts: certain, calendar: input.calendar, decimals: scheme.score?.round.items ?? 0 }));
  const began = scheme.score && evaluate(scheme.score.start, { read: certain, calendar: input.calendar, decimals: scheme.score.round.places });
  const start = began === undefined || isMissing(began) ? null : began;
  const because = doubtful ? ["eligibility"] : reasons(start, groups, unknownRules(rows, standings), scheme.score !== undefined);
  const scored = because.length === 0 && start !== null;
  return {
    ...LATER(), subject, facts, eligibility, status: because.length === 0 ? "rated" : "notRated", outcome: null, because, rows, standings, checks: checksOf(world, rows, standings), groups,
    score: scored && scheme.score ? scoreOf(scheme.score, start, groups) : null,
    scoreWithoutDisputed: scored ? withoutDisputed(world, rows, start, certain) : null,
    ...factsRead(world, rows, facts),
  };
}
