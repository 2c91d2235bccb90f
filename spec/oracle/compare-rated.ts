import { expect } from "chai";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { traceOf } from "../../src/domain/cards/trace-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { decodeBlocks, encodeBlocks } from "../../src/domain/facts/frozen-bytes.js";
import type { Card, Trace } from "../../src/domain/model/card.js";
import { rateByReference } from "../../src/reference/rate.js";
import { operators } from "../reference/build.js";
import type { RandomScheme } from "./random-schemes.js";

export interface Rated {
  readonly card: Card;
  readonly trace: Trace;
}

function byCore({ scheme, input }: RandomScheme, throughBytes: boolean): readonly Rated[] {
  const frozen = deriveFacts(scheme, input, operators);
  const read = throughBytes ? decodeBlocks(encodeBlocks(frozen, 2000)) : frozen;
  const results = evaluate(compileProgram(scheme, operators), read);
  return read.subjects.map((_id, row) => ({ card: cardOf(results, row), trace: traceOf(results, row) }));
}

/** Either the answer or the refusal, which must be the same too. */
function attempt(rate: () => readonly Rated[]): readonly Rated[] | string {
  try {
    return rate();
  } catch (error) {
    if (error instanceof Error && "problems" in error) return "refused";
    throw error;
  }
}

/** Rates by both and expects the same cards and traces; those of the core, none where both refuse. */
export function compareRated(random: RandomScheme, name: string, throughBytes: boolean): readonly Rated[] {
  const expected = attempt(() => rateByReference(random.scheme, random.input, operators));
  const found = attempt(() => byCore(random, throughBytes));
  if (typeof expected === "string" || typeof found === "string") {
    expect(found, name).to.equal(expected);
    return [];
  }
  expect(found.map(({ card }) => card.subject), name).to.deep.equal(expected.map(({ card }) => card.subject));
  expected.forEach(({ card, trace }, i) => {
    const at = `${name}, subject ${card.subject}`;
    expect(found[i].card, `${at}\nreference ${JSON.stringify(card)}\ncore      ${JSON.stringify(found[i].card)}\n`).to.deep.equal(card);
    expect(found[i].trace, `${at}\nreference ${JSON.stringify(trace)}\ncore      ${JSON.stringify(found[i].trace)}\n`).to.deep.equal(trace);
  });
  return found;
}
