import { expect } from "chai";
import { decide } from "../../../../src/domain/evaluate/decide/decide.js";
import { LIST_STATUS } from "../../../../src/domain/evaluate/decide/results.js";
import type { ListSpec, Ranking } from "../../../../src/domain/model/scheme.js";
import { cases } from "../../cases.js";
import { population, rule, schemeOf, text, type Person } from "./population.js";

/** Small seeded generator (xorshift), so that a failure can be repeated. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** All ways to choose one of each list. */
function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((soFar, choice) => soFar.flatMap((chosen) => choice.map((one) => [...chosen, one])), [[]]);
}
const between = ([least, , greatest]: readonly [number, number, number]): number[] => Array.from({ length: greatest - least + 1 }, (_, i) => least + i);

function someone(random: (below: number) => number): readonly [number, number, number] {
  const least = random(4);
  const greatest = least + random(3);
  return [least, least + random(greatest - least + 1), greatest];
}

const better = (scores: readonly number[], mine: number): number => scores.filter((score) => score > mine).length;

describe("ends against all completions", () => {
  it("rank and rank from the end: never left by a completion, and each end reached", () => {
    const random = seeded(20260331);
    const ranking: Ranking = { scope: [], by: [{ by: "score", direction: "descending" }], ties: "share" };
    for (let round = 0; round < cases(300); round++) {
      const people = Array.from({ length: 2 + random(4) }, () => ({ score: someone(random) }));
      const result = decide(population(schemeOf({ ranking }), people)).ranking;
      const all = product(people.map(({ score }) => between(score)));
      people.forEach((_, row) => {
        const ranks = all.map((scores) => 1 + better(scores, scores[row]));
        const fromEnd = all.map((scores) => 1 + scores.filter((score) => score < scores[row]).length);
        const found = [result?.best[row], result?.worst[row], result?.fromEndLeast[row], result?.fromEndGreatest[row]];
        expect(found, JSON.stringify(people)).to.deep.equal([Math.min(...ranks), Math.max(...ranks), Math.min(...fromEnd), Math.max(...fromEnd)]);
      });
    }
  });

  const KEYS = [{ by: "score", direction: "descending" }, { by: "points.extra", direction: "descending" }] as const;
  const extra = { id: "extra", title: text("extra"), missing: "zero" } as const;

  it("two keys: safe for every completion", () => {
    const random = seeded(77);
    const scheme = schemeOf({ ranking: { scope: [], by: KEYS, ties: "share" }, score: { start: { op: "number", value: 0 }, better: "high", groups: [extra], round: { places: 0, items: 0, mode: "half-away" } } });
    for (let round = 0; round < 150; round++) {
      const people = Array.from({ length: 2 + random(2) }, () => ({ score: someone(random), points: { extra: someone(random) } }));
      const result = decide(population(scheme, people)).ranking;
      const all = product(people.map(({ score, points }) => product([between(score), between(points.extra)])));
      people.forEach((_, row) => {
        for (const completion of all) {
          const rank = 1 + completion.filter(([s, e]) => s > completion[row][0] || (s === completion[row][0] && e > completion[row][1])).length;
          expect(rank, JSON.stringify(people)).to.be.within(result?.best[row] ?? 0, result?.worst[row] ?? 0);
        }
      });
    }
  });

  const list = (quota: ListSpec["quota"]): ListSpec => ({ id: "red", title: text("red"), tone: "neutral", confirm: false, onUnknown: "report", official: false, basis: [], pointer: "/lists/0", quota });
  const nominate = rule("nominate", { type: "list", list: "red" });

  /** With everything known: who has a place, who is a tie that a person must break, who has none. */
  function placed(scores: readonly number[], entered: readonly boolean[], places: number, ties: "share" | "refuse"): string[] {
    return scores.map((mine, row) => {
      if (!entered[row]) return "out";
      const others = scores.filter((_, other) => entered[other] && other !== row);
      const ahead = others.filter((score) => score > mine).length;
      const equal = others.filter((score) => score === mine).length;
      if (ahead >= places) return "noPlace";
      return ties === "share" || ahead + equal < places ? "in" : "tie";
    });
  }

  for (const ties of ["share", "refuse"] as const) {
    it(`quota, ties ${ties}: a place or none only if every completion says so, and whenever all do`, () => {
      const random = seeded(4242);
      const seen = new Set<string>();
      for (let round = 0; round < cases(250); round++) {
        const places = 1 + random(2);
        const people = Array.from({ length: 2 + random(3) }, (): Person & { score: readonly [number, number, number] } => {
          const entry = (["true", "unknown", undefined] as const)[random(3)];
          return { score: someone(random), ...(entry ? { rules: { nominate: entry } } : {}) };
        });
        const scheme = schemeOf({ rules: [nominate], lists: [list({ places, ties, by: [{ by: "score", direction: "descending" }] })] });
        const { status } = decide(population(scheme, people)).lists[0];
        const scoresOf = product(people.map(({ score }) => between(score)));
        const enteredOf = product(people.map(({ rules }) => (rules?.nominate === "true" ? [true] : rules?.nominate === "unknown" ? [true, false] : [false])));
        const ends = scoresOf.flatMap((scores) => enteredOf.map((entered) => placed(scores, entered, places, ties)));
        people.forEach((person, row) => {
          const found = LIST_STATUS[status[row]];
          seen.add(found);
          const possible = new Set(ends.map((end) => end[row]));
          const expected = person.rules?.nominate === "unknown" ? "undecided" : possible.size === 1 ? [...possible][0].replace("tie", "undecided") : "undecided";
          expect(found, JSON.stringify({ people, places, row })).to.equal(expected);
        });
      }
      expect([...seen].sort()).to.deep.equal(["in", "noPlace", "out", "undecided"]);
    });
  }
});
