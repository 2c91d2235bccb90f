import { expect } from "chai";
import { readFileSync } from "node:fs";
import { caseInput } from "../../../src/app/cases/case-input.js";
import { readCases } from "../../../src/app/cases/case-document.js";
import { cardsOfCore } from "../../../src/app/run-cases.js";
import { loadScheme } from "../../../src/adapters/files/load-scheme.js";
import { diffSchemes } from "../../../src/domain/diff/diff-schemes.js";
import type { Change } from "../../../src/domain/diff/change.js";
import { compileProgram } from "../../../src/domain/evaluate/program.js";
import type { Card } from "../../../src/domain/model/card.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { caseText, KINDS, load, OPERATORS, SCHEME_IDS } from "../../rules/load.js";
import { Random } from "../../oracle/random.js";
import { alternatives, leavesOf, textsByKey, withValue } from "./support/leaves.js";

const read = (raw: unknown): Scheme | null => loadScheme(JSON.stringify(raw), KINDS).scheme;
const MAPS = (_: string, value: unknown): unknown => (value instanceof Map ? [...(value as ReadonlyMap<string, unknown>)] : value);

/** Everything of a parsed scheme but its places, in one text: another way of comparing than that of the domain. A default that is written is none the less one. */
const wholeOf = (scheme: Scheme): string => JSON.stringify({ ...scheme, kinds: null, procedure: { ...(scheme.procedure.raw as object), disputed: scheme.procedure.disputed } }, (key, value) => (key === "pointer" ? undefined : MAPS(key, value)));

/** Cards of all subjects of all cases: the population. */
function cardsOf(scheme: Scheme, id: string): readonly (readonly Card[])[] {
  const program = compileProgram(scheme, OPERATORS);
  return readCases(caseText(id)).cases.slice(0, 5).map((one) => cardsOfCore(program, caseInput(scheme, one)));
}

const ROUNDS = 40;
const words = ({ weight }: Change): boolean => weight === "words";

describe("differences of shipped schemes with one leaf changed", () => {
  for (const id of SCHEME_IDS.filter((each) => load(each).scheme !== null)) {
    it(`${id}: are named if there are any, and change no card if they are words only`, () => {
      const raw = JSON.parse(readFileSync(`rules/${id}/scheme.json`, "utf8")) as unknown;
      const before = read(raw) as Scheme;
      const [leaves, random] = [leavesOf(raw), new Random(7)];
      const texts = textsByKey(leaves);
      const [whole, cards] = [wholeOf(before), cardsOf(before, id)];
      const seen = { equal: 0, decides: 0, words: 0 };
      expect(diffSchemes(before, read(raw) as Scheme)).to.deep.equal([]);
      for (let round = 0; round < ROUNDS; round++) {
        const leaf = random.pick(leaves);
        const value = random.pick(alternatives(leaf, texts.get(leaf.path[leaf.path.length - 1]) ?? []));
        const after = read(withValue(raw, leaf.path, value));
        if (!after) continue;
        const place = `/${leaf.path.join("/")}: ${leaf.value} -> ${value}`;
        const changes = diffSchemes(before, after);
        expect(changes.length === 0, place).to.equal(wholeOf(after) === whole);
        for (const { text } of changes) expect(`${text["zh-CN"]} ${text.en}`, place).not.to.match(/undefined|\bnull\b|NaN|\[object|[{}]/);
        expect(diffSchemes(after, before).length > 0, place).to.equal(changes.length > 0);
        if (changes.length > 0 && changes.every(words)) expect(cardsOf(after, id), place).to.deep.equal(cards);
        seen[changes.length === 0 ? "equal" : changes.every(words) ? "words" : "decides"]++;
      }
      expect(seen.decides, JSON.stringify(seen)).to.be.greaterThan(0);
      expect(seen.words, JSON.stringify(seen)).to.be.greaterThan(0);
    });
  }
});
