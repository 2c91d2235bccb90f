import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import type { SecondEngine, SecondOpinionSoFar } from "../../app/ports/second-engine.js";
import type { RuleResults } from "../../domain/evaluate/results.js";
import type { OperatorTable } from "../../domain/language/operators.js";
import type { Outcome } from "../../domain/model/card.js";
import { type ComparedCondition, comparedConditions, createTupleReader, outcomeOf } from "./compared-conditions.js";
import { libraryOutcome } from "./library-outcome.js";

const NAME = "json-rules-engine";
const NAMED = 100;
/** Evaluations after which others get their turn. */
const TURN = 200;

function versionOf(): string {
  const manifest = createRequire(import.meta.url)(`${NAME}/package.json`) as { readonly version: string };
  return manifest.version;
}

function placeOf(results: RuleResults, { child }: ComparedCondition, row: number): string {
  const { subjects, records } = results.frozen;
  return child ? `${subjects[child.owners[row]]}, ${records.ids[child.records[row]]}` : subjects[row];
}

/** All rows of one condition; the library is asked once for each tuple of values that occurs. */
async function compareRows(results: RuleResults, compared: ComparedCondition, operators: OperatorTable): Promise<{ readonly differences: readonly string[]; readonly rows: number }> {
  const tuples = createTupleReader(results, compared);
  const found = new Map<string, Outcome>();
  const differences: string[] = [];
  let rows = 0;
  for (let row = 0; row < compared.rows; row++) {
    if (tuples.isOpen(row)) continue;
    rows++;
    const key = tuples.keyOf(row);
    let expected = found.get(key);
    if (expected === undefined) {
      expected = await libraryOutcome(compared.condition, tuples.valuesAt(row), operators);
      found.set(key, expected);
      if (found.size % TURN === 0) await setImmediate();
    }
    const actual = outcomeOf(compared, row);
    if (actual !== expected) differences.push(`${compared.name} (${placeOf(results, compared, row)}): ${actual}, ${NAME}: ${expected}`);
  }
  return { differences, rows };
}

/**
 * json-rules-engine as the second engine: every condition of rules and eligibility, for every row, strengthened and weakened, compared with the
 * bitmaps of the core. An engine is made for each evaluation and never shared: overlapping runs of one engine lose results.
 */
export function createSecondEngine(operators: OperatorTable): SecondEngine {
  const version = versionOf();
  return {
    name: NAME,
    version,
    async compare(results, { from, onChunk } = {}) {
      const conditions = comparedConditions(results);
      let soFar: SecondOpinionSoFar = from ?? { name: NAME, version, compared: 0, differences: [], done: 0, of: conditions.length };
      for (const compared of conditions.slice(soFar.done)) {
        const { differences, rows } = await compareRows(results, compared, operators);
        soFar = {
          ...soFar, done: soFar.done + 1, compared: soFar.compared + rows,
          differences: [...soFar.differences, ...differences].slice(0, NAMED),
        };
        await onChunk?.(soFar);
      }
      return { name: NAME, version, compared: soFar.compared, differences: soFar.differences };
    },
  };
}
