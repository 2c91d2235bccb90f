import type { EvidenceRecord, Json } from "../../domain/model/documents.js";
import type { RecordsFact } from "../../domain/model/scheme.js";
import { isoDay } from "../arithmetic/days.js";
import { toNumber, unitsToNumber } from "../arithmetic/fraction.js";
import type { Cell } from "../cell.js";
import { judge } from "../condition.js";
import { certainOf, finish, fromRecords } from "../facts/derive.js";
import { doubtOf, readRecord, selectRecords, type Selected } from "../facts/select-records.js";
import type { World } from "../world.js";
import { readPlain, unknownRules } from "./rate-subject.js";
import type { Sheet } from "./sheet.js";
import { standingLists } from "./standing-lists.js";

/** The run's own decision about a subject as far as it is settled, as a record (R6). */
export function ownDecision(world: World, sheet: Sheet): EvidenceRecord {
  const { scheme, input: { period } } = world;
  const places = scheme.score?.round.places ?? 0;
  const number = (units: bigint | null | undefined): number | null => (units === null || units === undefined ? null : unitsToNumber(units, places));
  const lists = (...wanted: readonly string[]): readonly string[] => [...sheet.lists.values()].filter((l) => wanted.includes(l.status)).map((l) => l.list);
  const running = standingLists(world, sheet).map(({ list }) => list);
  const data: Record<string, Json> = {
    scheme: scheme.id, period: period.id, status: sheet.status, score: number(sheet.score?.reported), least: number(sheet.score?.least), greatest: number(sheet.score?.greatest),
    grade: sheet.graded?.grade ?? sheet.outcome, rank: sheet.placing?.rank ?? null, lists: lists("in"), standing: world.scheme.lists.map(({ id }) => id).filter((id) => lists("in").includes(id) || running.includes(id)), undecided: lists("undecided", "proposed"),
    complete: sheet.missing.length === 0 && unknownRules(sheet.rows, sheet.standings).length === 0 && lists("undecided", "proposed").length === 0,
  };
  for (const { group, value } of sheet.groups) data[`points.${group.id}`] = value && toNumber(value);
  const id = `${scheme.id}/${period.id}/${sheet.subject.id}`;
  return { id, subject: sheet.subject.id, kind: "decision", occurredOn: isoDay(period.to), data, steps: [{ step: "verified", on: isoDay(period.to) }] };
}

/** A fact with `current`: over the earlier decisions and, as the newest, the run's own, whatever its windows. */
export function currentFact(world: World, sheet: Sheet, fact: RecordsFact): Cell {
  const facts = certainOf(readPlain(sheet.facts));
  const record = ownDecision(world, sheet);
  const own: Selected = { record, on: world.input.period.to, disputed: false, doubt: null };
  const where = fact.select.where && judge(fact.select.where, readRecord(world, record, facts, fact.select), world.operators);
  const taken = where?.outcome === "false" ? [] : [{ ...own, doubt: where?.outcome === "unknown" ? doubtOf(where, record) : null }];
  const selected = [...taken, ...selectRecords(world, fact.select, sheet.subject.id, facts)];
  return finish(world, fact, sheet.subject.id, facts)(fromRecords(world, fact, selected, facts));
}
