import { expect } from "chai";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { traceOf } from "../../src/domain/cards/trace-of.js";
import type { Results } from "../../src/domain/evaluate/decide/results.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { decodeBlocks, encodeBlocks } from "../../src/domain/facts/frozen-bytes.js";
import type { Card } from "../../src/domain/model/card.js";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord } from "../../src/domain/model/documents.js";
import type { Scheme } from "../../src/domain/model/scheme.js";
import { rateByReference } from "../../src/reference/rate.js";
import { operators, record } from "../reference/build.js";
import { randomScheme } from "./random-schemes.js";
import { Random } from "./random.js";

const SCHEMES = 400;

function refusing(of: Scheme, random: Random): Scheme {
  const { ranking } = of;
  const lists = of.lists.map((list) => ({ ...list, confirm: random.chance(0.3), ...(list.quota ? { quota: { ...list.quota, ties: random.pick(["refuse", "share"] as const), by: random.chance(0.3) ? [] : list.quota.by } } : {}) }));
  return { ...of, lists, ...(ranking ? { ranking: { ...ranking, ties: "refuse" } } : {}) };
}

function resultsOf(of: Scheme, input: EvaluationInput): Results {
  const frozen = decodeBlocks(encodeBlocks(deriveFacts(of, input, operators), 3000));
  return evaluate(compileProgram(of, operators), frozen);
}
const cardsOf = (results: Results): readonly Card[] => results.frozen.subjects.map((_, row) => cardOf(results, row));

let made = 0;
function choice(what: string, of: string, among: readonly string[], chosen: readonly string[]): EvidenceRecord {
  return record(`choice-${String(++made)}`, "choice", "2026-04-02", { subject: among[0], data: { scheme: "test", period: "2026-Q1", what, of, among: [...among], chosen: [...chosen] } });
}

/** Some order of some of them. */
function shuffled<T>(random: Random, all: readonly T[]): T[] {
  const rest = [...all];
  return all.map(() => rest.splice(random.int(0, rest.length - 1), 1)[0]);
}

/** Choices on what waits for a person, and some that fit nothing. */
function choicesFor(random: Random, results: Results): readonly EvidenceRecord[] {
  const cards = cardsOf(results);
  const ids = cards.map(({ subject }) => subject);
  const ties = cards.filter(({ rank, tied }) => rank !== null && tied > 0).map((card) => cards.filter((other) => other.rank === card.rank && other.scope === card.scope && other.population === card.population).map(({ subject }) => subject));
  const places = results.lists.filter(({ tied }) => tied.length > 0).map(({ list, tied }) => [list.id, tied.map((row) => ids[row]).sort()] as const);
  const open = cards.flatMap(({ subject, lists }) => lists.filter(({ status }) => status === "undecided" || status === "proposed").map(({ list }) => [list, subject] as const));
  return [
    ...ties.filter(() => random.chance(0.8)).map((tie) => choice("rankTie", "", tie, shuffled(random, tie))),
    ...places.filter(() => random.chance(0.8)).map(([list, tied]) => choice("placeTie", list, tied, shuffled(random, tied).slice(0, random.int(1, tied.length)))),
    ...open.filter(() => random.chance(0.6)).map(([list, subject]) => choice("entry", list, [subject], random.chance(0.6) ? [subject] : [])),
    ...(random.chance(0.5) ? [choice("rankTie", "", ids, shuffled(random, ids)), choice("placeTie", "red", ids, ids.slice(0, 1)), choice("entry", "black", [random.pick(ids)], [])] : []),
  ];
}

describe("choices of persons", () => {
  it(`core and reference follow them alike, and no completion leaves the ends, in ${SCHEMES} random schemes`, function () {
    this.timeout(180_000);
    const seen = { choices: 0, rankTies: 0, placed: 0, entered: 0, proposed: 0, completions: 0 };
    for (let seed = 1; seed <= SCHEMES; seed++) {
      const random = new Random(seed);
      const from = randomScheme(seed);
      const of = refusing(from.scheme, random);
      const before = resultsOf(of, from.input);
      const choices = choicesFor(random, before);
      const withChoices = (input: EvaluationInput): EvaluationInput => ({ ...input, records: [...input.records, ...choices] });
      const results = resultsOf(of, withChoices(from.input));
      const expected = rateByReference(of, withChoices(from.input), operators);
      const cards = cardsOf(results);
      expected.forEach(({ card, trace }, i) => {
        expect(cards[i], `seed ${seed}, ${card.subject}\nreference ${JSON.stringify(card)}\ncore      ${JSON.stringify(cards[i])}\n`).to.deep.equal(card);
        expect(traceOf(results, i), `seed ${seed}, ${card.subject}`).to.deep.equal(trace);
      });
      const was = cardsOf(before);
      seen.choices += choices.length;
      cards.forEach((card, i) => {
        if (was[i].tied > 0 && card.tied === 0) seen.rankTies++;
        card.lists.forEach(({ status }, k) => {
          if (status === "proposed") seen.proposed++;
          if (was[i].lists[k].status === "undecided" && (status === "in" || status === "noPlace")) seen.placed++;
          if (was[i].lists[k].status === "proposed" && status === "in") seen.entered++;
        });
      });
      for (const input of from.completions().slice(0, 8)) {
        const after = rateByReference(of, withChoices(input), operators).map(({ card }) => card);
        const same = JSON.stringify(cards.map((c) => [c.rank !== null, c.scope, c.population])) === JSON.stringify(after.map((c) => [c.rank !== null, c.scope, c.population]));
        const scaled = (of.score?.groups ?? []).some(({ scale }) => scale !== undefined) && after.some(({ unknownRules }) => unknownRules.length > 0);
        if (!same || scaled) continue;
        seen.completions++;
        cards.forEach((card, i) => {
          if (card.rank !== null) expect(after[i].rank, `seed ${seed}, rank of ${card.subject} within ${String(card.bestRank)}..${String(card.worstRank)}`).to.be.within(card.bestRank ?? 0, card.worstRank ?? 0);
        });
      }
    }
    console.log(`      ${JSON.stringify(seen)}`);
    expect(seen.rankTies).to.be.greaterThan(20);
    expect(seen.placed).to.be.greaterThan(20);
    expect(seen.entered).to.be.greaterThan(20);
  });
});
