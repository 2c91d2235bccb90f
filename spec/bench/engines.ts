import { Engine, type TopLevelCondition } from "json-rules-engine";
import { asWritten } from "../../src/adapters/json-rules-engine/strengthen.js";
import type { RuleResults } from "../../src/domain/evaluate/results.js";
import { factsOfCondition } from "../../src/domain/evaluate/settled/known-facts.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { type Facts, rateByHand } from "./hand-written.js";
import type { Population } from "./population.js";

/** json-rules-engine as it is used plainly: one Engine with all rules, run for one subject after the other. */
export interface LibraryRater {
  rate(subject: Facts): Promise<{ readonly score: number; readonly fired: readonly string[] }>;
}

export function createLibraryRater({ rules }: Scheme): LibraryRater {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const amounts = new Map<string, number>();
  for (const { name, conditions, event } of rules) {
    if (!conditions) continue;
    amounts.set(name, event.type === "points" && event.amount.op === "number" ? event.amount.value : 0);
    const written = asWritten(conditions);
    const whole = ("all" in written || "any" in written || "not" in written ? written : { all: [written] }) as TopLevelCondition;
    engine.addRule({ name, conditions: whole, event: { type: name } });
  }
  return {
    async rate(subject) {
      const { events } = await engine.run(subject as unknown as Record<string, unknown>);
      const fired = events.map(({ type }) => type);
      return { score: fired.reduce((sum, name) => sum + (amounts.get(name) ?? 0), 100), fired };
    },
  };
}

const hasBit = (words: Uint32Array, row: number): boolean => ((words[row >>> 5] >>> (row & 31)) & 1) === 1;

/** Rows where every fact of each rule is known: there all engines must agree. */
function knownRows(results: RuleResults): readonly ((row: number) => boolean)[] {
  return results.rules.map(({ rule }) => {
    const columns = [...factsOfCondition(rule.conditions ?? { kind: "all", parts: [], pointer: "" })].map((fact) => results.column(fact, null));
    return (row) => columns.every(({ known }) => hasBit(known, row));
  });
}

/** What the check found. Scores are compared where nothing is missing at all. */
export interface Agreement {
  readonly outcomes: number;
  readonly scores: number;
}

/**
 * Compares the bitmaps with the hand-written function on all subjects and with json-rules-engine on the first `sample`, rule by rule wherever the
 * rule's facts are known, and the scores where everything is. Throws with the first difference.
 */
export async function checkEqual(results: RuleResults, { objects }: Population, library: LibraryRater, sample: number): Promise<Agreement> {
  const known = knownRows(results);
  let [outcomes, scores] = [0, 0];
  for (const [row, subject] of objects.entries()) {
    const others = [rateByHand(subject), ...(row < sample ? [await library.rate(subject)] : [])];
    const complete = known.every((isKnown) => isKnown(row));
    for (const { score, fired } of others) {
      results.rules.forEach(({ rule, holds }, index) => {
        if (!known[index](row)) return;
        outcomes++;
        if (fired.includes(rule.name) !== hasBit(holds.certain, row)) throw new Error(`${rule.name} differs for subject ${row}`);
      });
      if (!complete || !results.score) continue;
      scores++;
      const bounds = [results.score.reported[row], results.score.least[row], results.score.greatest[row]];
      if (bounds.some((units) => units !== score * 100)) throw new Error(`the score differs for subject ${row}: ${bounds.join()} and ${score * 100}`);
    }
  }
  return { outcomes, scores };
}
