import { isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { cardOf } from "../../../src/domain/cards/card-of.js";
import { traceOf } from "../../../src/domain/cards/trace-of.js";
import { evaluate } from "../../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../../src/domain/facts/derive-facts.js";
import { rateByReference } from "../../../src/reference/rate.js";
import { operators } from "../../reference/build.js";
import { cases } from "../cases.js";
import { randomInput, randomScheme, seeded } from "./city.js";

const ROUNDS = cases(250);

/** Deep equality, asked the quick way; chai only has to show a difference. */
function same(found: unknown, wanted: unknown, what: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, what).to.deep.equal(wanted);
}

describe("cards and traces against the reference", () => {
  it(`${ROUNDS} random schemes with grades, caps, ranks and lists: every card and every trace is equal`, () => {
    const random = seeded(20260331);
    const seen = new Map<string, number>();
    const count = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);
    for (let round = 0; round < ROUNDS; round++) {
      const [scheme, input] = [randomScheme(random), randomInput(random)];
      const results = evaluate(compileProgram(scheme, operators), deriveFacts(scheme, input, operators));
      rateByReference(scheme, input, operators).forEach(({ card, trace }, row) => {
        same(cardOf(results, row), card, `round ${round}, card of ${card.subject}`);
        same(traceOf(results, row), trace, `round ${round}, trace of ${card.subject}`);
        count(card.status);
        for (const { status } of card.lists) count(status);
        if (card.reachable.length > 1) count("several grades");
        if (card.fewData) count("few data");
      });
    }
    for (const what of ["rated", "notRated", "notEligible", "in", "out", "undecided", "noPlace", "several grades", "few data"]) expect(seen.get(what) ?? 0, what).to.be.greaterThan(5);
  });
});
