import type { Frozen } from "../model/columns.js";
import type { Known, Rule } from "../model/scheme.js";
import { hasBit } from "./settled/bits.js";
import type { Amounts, RuleResult } from "./results.js";
import type { TableRun } from "./table-run.js";

/** One item (or finding, cap, entry, flag) that stands in a pool of `one`. */
export interface Member {
  /** Index of its rule, and the row of its table. */
  readonly rule: number;
  readonly row: number;
  readonly owner: number;
  readonly certain: boolean;
  /** Ends of the amount in units, equal where certain; 0 of all that give no points. */
  readonly low: number;
  readonly high: number;
  readonly on: number;
  readonly priority: number;
  readonly place: number;
  readonly record: string;
  /** Group of its points; null: it gives none. */
  readonly group: string | null;
}

/** Members that share a pool, a subject and the values of `per`; without a value of `per`: the member alone. */
export interface Sharing {
  readonly take: NonNullable<Rule["one"]>["take"];
  readonly members: Member[];
}

const NO_ENDS: Amounts = { constant: 0, low: null, high: null };

/** Reads the values of `per` at a row as one text; null: a value is missing, or the table has no such field. */
function createKeyReader(result: RuleResult, table: TableRun): (row: number) => string | null {
  const { child, rule } = result;
  const columns = (rule.one?.per ?? []).map((name) => (name.startsWith("record.") && !child?.columns.has(name) ? null : table.column(name)));
  return (row) => {
    const values: Known[] = [];
    for (const column of columns) {
      if (!column || !hasBit(column.known, row)) return null;
      values.push(column.numbers ? column.numbers[row] : column.dictionary[column.codes?.[row] ?? 0]);
    }
    return JSON.stringify(values);
  };
}

/** Makes members of one rule. */
function createMember(result: RuleResult, rule: number, frozen: Frozen): (row: number) => Member {
  const { child, holds, rule: { event, priority, place } } = result;
  const { constant, low, high } = result.amounts ?? NO_ENDS;
  return (row) => ({
    rule, row, priority, place,
    owner: child ? child.owners[row] : row,
    certain: hasBit(holds.certain, row),
    low: constant ?? low?.[row] ?? 0,
    high: constant ?? high?.[row] ?? 0,
    on: child ? child.on[row] : frozen.asOf,
    record: child ? frozen.records.ids[child.records[row]] : "",
    group: event.type === "points" ? event.group : null,
  });
}

/** What the members of one pool are gathered from. */
export interface PoolInput {
  readonly results: readonly RuleResult[];
  readonly frozen: Frozen;
  readonly tableOf: (result: RuleResult) => TableRun;
  /** Rows that are left out, as if their records were not there; null: none. */
  readonly without: ((result: RuleResult, row: number) => boolean) | null;
}

/** All possible items of the rules of one pool, by whom they share with. */
export function sharingsOf(rules: readonly number[], input: PoolInput): Iterable<Sharing> {
  const found = new Map<string, Sharing>();
  for (const rule of rules) {
    const result = input.results[rule];
    const take = result.rule.one?.take ?? "first";
    const [keyOf, memberOf] = [createKeyReader(result, input.tableOf(result)), createMember(result, rule, input.frozen)];
    for (let row = 0; row < result.rows; row++) {
      if (!hasBit(result.holds.possible, row) || input.without?.(result, row)) continue;
      const [key, member] = [keyOf(row), memberOf(row)];
      const id = key === null ? `${rule} ${row}` : `${member.owner} ${key}`;
      const sharing = found.get(id);
      if (sharing) sharing.members.push(member);
      else found.set(id, { take, members: [member] });
    }
  }
  return found.values();
}
