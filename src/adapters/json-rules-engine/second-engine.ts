import { createRequire } from "node:module";
import { Engine } from "json-rules-engine";
import { silent } from "../../app/context.js";
import type { Comparison, SecondEngine } from "../../app/ports/second-engine.js";
import type { Bits, RuleResult, RuleResults } from "../../domain/evaluate/results.js";
import { LIBRARY_OPERATORS, type OperatorTable } from "../../domain/language/operators.js";
import type { Column } from "../../domain/model/columns.js";
import type { Condition, Known } from "../../domain/model/scheme.js";
import { factsRead, knownName, libraryCondition } from "./certain-possible.js";

const VERSION = (createRequire(import.meta.url)("json-rules-engine/package.json") as { version: string }).version;
const OWN = new Set<string>(LIBRARY_OPERATORS);

const bit = (bits: Uint32Array, row: number): boolean => ((bits[row >>> 5] >>> (row & 31)) & 1) === 1;

function valueAt(column: Column, row: number): Known | undefined {
  if (!bit(column.known, row)) return undefined;
  return column.numbers ? column.numbers[row] : column.dictionary[column.codes?.[row] ?? 0];
}

/** Facts of one row as the library takes them: values of the known, and for each fact whether it is. */
function factsAt(names: readonly string[], columns: readonly Column[], row: number): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  names.forEach((name, i) => {
    const value = valueAt(columns[i], row);
    facts[knownName(name)] = value !== undefined;
    if (value !== undefined) facts[name] = value;
  });
  return facts;
}

const keyAt = (columns: readonly Column[], row: number): string =>
  columns.map((column) => (bit(column.known, row) ? (column.numbers ? column.numbers[row] : `#${column.codes?.[row] ?? 0}`) : "?")).join("|");

/** One evaluation, on an engine of its own: overlapping runs on a shared one lose results (its issue 303). */
async function holds(condition: Condition, certain: boolean, facts: Record<string, unknown>, operators: OperatorTable): Promise<boolean> {
  const engine = new Engine([{ conditions: libraryCondition(condition, certain), event: { type: "holds" } }], { allowUndefinedFacts: true });
  for (const { name, test } of operators.values()) {
    // A missing operand never decides: the known facts beside the leaf do.
    if (!OWN.has(name) && name !== "known") engine.addOperator<Known | undefined, Known>(name, (a, b) => a !== undefined && test(a, b));
  }
  return (await engine.run(facts)).events.length === 1;
}

interface Part {
  readonly rule: RuleResult;
  readonly what: "applies" | "conditions";
  readonly condition: Condition;
  readonly bits: Bits;
}

function partsOf(rule: RuleResult): readonly Part[] {
  const parts: Part[] = [];
  if (rule.rule.applies && rule.applies) parts.push({ rule, what: "applies", condition: rule.rule.applies, bits: rule.applies });
  if (rule.rule.conditions && rule.conditions) parts.push({ rule, what: "conditions", condition: rule.rule.conditions, bits: rule.conditions });
  return parts;
}

function difference({ rule, what }: Part, results: RuleResults, row: number): string {
  const subject = results.frozen.subjects[rule.child ? rule.child.owners[row] : row];
  return `${rule.rule.name} (${what}) ${subject}`;
}

async function comparePart(part: Part, results: RuleResults, operators: OperatorTable): Promise<{ compared: number; differences: string[] }> {
  const { rule, condition, bits } = part;
  const names = factsRead(condition);
  const columns = names.map((name) => results.column(name, rule.child));
  const seen = new Map<string, readonly [certain: boolean, possible: boolean]>();
  const differences: string[] = [];
  for (let row = 0; row < rule.rows; row++) {
    const key = keyAt(columns, row);
    let expected = seen.get(key);
    if (!expected) {
      const facts = factsAt(names, columns, row);
      expected = [await holds(condition, true, facts, operators), await holds(condition, false, facts, operators)];
      seen.set(key, expected);
    }
    if (expected[0] !== bit(bits.certain, row) || expected[1] !== bit(bits.possible, row)) differences.push(difference(part, results, row));
  }
  return { compared: seen.size, differences };
}

/** json-rules-engine as the second engine: every distinct row once strengthened and once weakened, one Engine for each. */
export function createSecondEngine(operators: OperatorTable): SecondEngine {
  return {
    async compare(results, progress = silent): Promise<Comparison> {
      const parts = results.rules.flatMap(partsOf);
      let compared = 0;
      const differences: string[] = [];
      for (const [place, part] of parts.entries()) {
        progress(place, parts.length, part.rule.rule.name);
        const found = await comparePart(part, results, operators);
        compared += found.compared;
        differences.push(...found.differences);
      }
      return { name: "json-rules-engine", version: VERSION, compared, differences };
    },
  };
}
