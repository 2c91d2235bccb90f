import type { OperatorTable } from "../language/operators.js";
import type { ChildTable, Column, Frozen } from "../model/columns.js";
import type { Condition } from "../model/scheme.js";
import { type Pass, bindTest, createScratch } from "./bind-test.js";
import { type ConditionPool, type Step, createConditionPool } from "./condition-pool.js";
import { wordsFor } from "./settled/bits.js";
import { type Words, andInto, andOf, fillInto, notInto, orInto, orOf, tailMask } from "./kernels/bit-kernels.js";
import type { Memory } from "./memory.js";
import type { Bits } from "./results.js";
import { spreadBits, spreadColumn } from "./spread.js";

/** All conditions over the rows of one table, and its columns. */
export interface TableRun {
  readonly rows: number;
  /** null: the table of subjects. */
  readonly child: ChildTable | null;
  /** Both bitmaps of a condition; computed now if no rule needed it before. Only to be read. */
  bitsOf(condition: Condition): Bits;
  /** Column of a fact or record field. Throws RangeError for a name that the frozen facts lack. */
  column(fact: string): Column;
}
/** What a table is run on. */
export interface TableInput {
  readonly pool: ConditionPool;
  readonly frozen: Frozen;
  readonly operators: OperatorTable;
  readonly memory: Memory;
  readonly child: ChildTable | null;
  /** The table of subjects, already run; null: this is it. */
  readonly subjects: TableRun | null;
}

/** Words of 2 048 rows: the columns of a block and its bitmaps stay in cache while all conditions pass over them. */
const BLOCK = 64;
/** Fields of past decisions: lists entered, and lists on which nothing was decided. */
const LISTS = "record.data.lists";
const UNDECIDED = "record.data.undecided";

function createColumns({ frozen, child, subjects }: TableInput): (fact: string) => Column {
  const spread = new Map<string, Column>();
  const lacks = (fact: string): never => {
    throw new RangeError(`the frozen facts lack ${fact}`);
  };
  return (fact) => {
    if (!child || !subjects) return frozen.columns.get(fact) ?? lacks(fact);
    const own = fact.startsWith("record.") ? (child.columns.get(fact) ?? lacks(fact)) : spread.get(fact);
    const column = own ?? spreadColumn(subjects.column(fact), child);
    if (!own) spread.set(fact, column);
    return column;
  };
}

function joinPass(kind: "all" | "any", parts: readonly Bits[], bits: Bits): Pass {
  const [first, second, ...rest] = parts;
  const [begin, into] = kind === "all" ? [andOf, andInto] : [orOf, orInto];
  if (!second) return (words) => fillInto(bits, kind === "all", words);
  return (words) => {
    begin(bits, first, second, words);
    for (let i = 0; i < rest.length; i++) into(bits, rest[i], words);
  };
}

function runPasses(passes: readonly Pass[], rows: number): void {
  const [count, tail] = [wordsFor(rows), tailMask(rows)];
  for (let from = 0; from < count; from += BLOCK) {
    const words: Words = { from, to: from + BLOCK < count ? from + BLOCK : count, count, tail };
    for (const pass of passes) pass(words);
  }
}

/** Runs every condition of a table over all its rows, block by block; conditions that are asked for later are run when asked for. */
export function createTableRun(input: TableInput): TableRun {
  const { pool, child, subjects, memory, operators } = input;
  const rows = child ? child.rows : input.frozen.subjects.length;
  const column = createColumns(input);
  const slots: Bits[] = [];
  const scratch = createScratch();
  const later = createConditionPool(child ? "records" : "subjects", pool);
  const passOf = (step: Step, bits: Bits): Pass => {
    if (step.kind === "spread") {
      const from = subjects?.bitsOf(step.condition);
      return (words) => { if (from && child) spreadBits(from, bits, child, words); };
    }
    if (step.kind === "not") return (words) => notInto(bits, slots[step.part], words);
    if (step.kind !== "test") return joinPass(step.kind, step.parts.map((slot) => slots[slot]), bits);
    const { test } = step;
    const operator = operators.get(test.operator);
    if (!operator) throw new RangeError(`unknown operator ${test.operator}`);
    const right = test.value.kind === "fact" ? column(test.value.fact) : null;
    const undecided = test.fact === LISTS ? child?.columns.get(UNDECIDED) ?? null : null;
    return bindTest({ test, operator, left: column(test.fact), right, undecided, rows, bits, scratch });
  };
  const run = (steps: readonly Step[], order: readonly number[]): void => {
    const count = wordsFor(rows);
    const first = slots.length;
    for (let i = 0; i < steps.length; i++) slots.push({ certain: memory.words(count), possible: memory.words(count) });
    runPasses(order.map((place) => passOf(steps[place], slots[first + place])), rows);
  };
  run(pool.steps, pool.order());
  const bitsOf = (condition: Condition): Bits => {
    const slot = later.slotOf(condition);
    const lacking = later.base + later.steps.length - slots.length;
    if (lacking > 0) run(later.steps.slice(-lacking), Array.from({ length: lacking }, (_, place) => place));
    return slots[slot];
  };
  return { rows, child, bitsOf, column };
}
