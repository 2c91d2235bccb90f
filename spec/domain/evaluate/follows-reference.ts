import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { traceOf } from "../../../src/domain/cards/trace-of.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import type { Frozen } from "../../../src/domain/model/columns.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { rateByReference } from "../../../src/reference/rate.js";
import type { RandomScheme } from "../../oracle/random-schemes.js";
import { operators } from "../../reference/build.js";
import { cases } from "../cases.js";

const BATCH = 10;
type Rated = ReturnType<typeof rateByReference>;
/** A refusal is an answer too. */
const REFUSED = "refused";

function attempt<T>(rate: () => T): T | typeof REFUSED {
  try {
    return rate();
  } catch (error) {
    if (error instanceof Error && "problems" in error) return REFUSED;
    throw error;
  }
}

/** The same facts as if they came anew, so that nothing that an evaluation remembered of them is found again. */
function anew(frozen: Frozen): Frozen {
  const columns = (all: Frozen["columns"]): Frozen["columns"] => new Map([...all].map(([name, column]) => [name, { ...column }]));
  const children = new Map([...frozen.children].map(([key, child]) => [key, { ...child, columns: columns(child.columns) }]));
  return { ...frozen, subjects: [...frozen.subjects], columns: columns(frozen.columns), children };
}

function cardsOf(scheme: Scheme, facts: Frozen): Rated {
  const frozen = anew(facts);
  const results = evaluate(compileProgram(scheme, operators), frozen);
  return frozen.subjects.map((_id, row) => ({ card: cardOf(results, row), trace: traceOf(results, row) }));
}

/** Deep equality, asked the quick way; chai only has to show a difference. */
function same(found: Rated | typeof REFUSED, expected: Rated | typeof REFUSED, what: string): void {
  if (!isDeepStrictEqual(found, expected)) expect(found, what).to.deep.equal(expected);
}

/** What is drawn for a seed, by what is special about it. */
export type Families = Readonly<Record<string, (seed: number) => Omit<RandomScheme, "completions">>>;

interface Draw {
  readonly scheme: Scheme;
  /** The facts; null: they are refused. */
  readonly frozen: Frozen | null;
  readonly expected: Rated | typeof REFUSED;
}

/** What the evaluation is given, and what the reference makes of it. */
function draw({ scheme, input }: Omit<RandomScheme, "completions">): Draw {
  const frozen = attempt(() => deriveFacts(scheme, input, operators));
  return { scheme, frozen: frozen === REFUSED ? null : frozen, expected: attempt(() => rateByReference(scheme, input, operators)) };
}

/** Every card and every trace as the reference has them, in batches, so that what one draw shows can be asked again without all the others. */
export function followsReference(families: Families, usual: number): void {
  const each = Math.floor(cases(usual) / Object.keys(families).length / BATCH) * BATCH;
  for (const [family, drawn] of Object.entries(families)) {
    for (let first = 1; first <= each; first += BATCH) {
      let draws: readonly Draw[] | null = null;
      it(`random schemes ${family}, ${first} to ${first + BATCH - 1}`, () => {
        draws ??= Array.from({ length: BATCH }, (_, i) => draw(drawn(first + i)));
        draws.forEach(({ scheme, frozen, expected }, i) => same(frozen === null ? REFUSED : attempt(() => cardsOf(scheme, frozen)), expected, `seed ${first + i}`));
      });
    }
  }
}
