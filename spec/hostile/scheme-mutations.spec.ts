import { expect } from "chai";
import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import type { Problem } from "../../src/domain/model/problem.js";
import { KINDS, luan, read } from "../domain/scheme/support/schemes.js";

/** A small generator with a fixed seed: the same mutations on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

type Box = Record<string, unknown> | unknown[];
interface Slot {
  readonly box: Box;
  readonly key: string;
}

function slotsOf(value: unknown, slots: Slot[] = []): Slot[] {
  if (typeof value !== "object" || value === null) return slots;
  for (const key of Object.keys(value)) {
    slots.push({ box: value as Box, key });
    slotsOf((value as Record<string, unknown>)[key], slots);
  }
  return slots;
}

const VALUES: readonly unknown[] = [null, true, -1, 0, 1e15, 0.1, "", "x", "score", "2026-02-30", "P1Y", [], {}, [[]], { fact: "score" }, { param: "tail" }, { row: "most" }, { row: "id" }, { all: [] }, { toString: 1 }];

type Mutation = (slot: Slot, random: (below: number) => number) => void;
const at = ({ box, key }: Slot): unknown => (box as Record<string, unknown>)[key];
const put = ({ box, key }: Slot, value: unknown): void => void ((box as Record<string, unknown>)[key] = value);

const MUTATIONS: readonly Mutation[] = [
  ({ box, key }) => (Array.isArray(box) ? void box.splice(Number(key), 1) : void delete box[key]),
  (slot, random) => put(slot, VALUES[random(VALUES.length)]),
  (slot, random) => {
    const text = at(slot);
    if (typeof text !== "string") return put(slot, VALUES[random(VALUES.length)]);
    const i = random(text.length);
    put(slot, `${text.slice(0, i)}${text.slice(i + 1)}`);
  },
  ({ box, key }, random) => {
    if (Array.isArray(box)) return void box.push(structuredClone(box[Number(key)]));
    box[`${key.slice(0, 1)}${key.slice(2)}${random(2) === 0 ? "" : "s"}`] = box[key];
    delete box[key];
  },
  (slot) => {
    const value = at(slot);
    put(slot, typeof value === "number" ? String(value) : [value]);
  },
];

function mutated(seed: number, changes: number): unknown {
  const random = generator(seed);
  const raw = luan() as Record<string, unknown>;
  for (let i = 0; i < changes; i++) {
    const slots = slotsOf(raw);
    MUTATIONS[random(MUTATIONS.length)](slots[random(slots.length)], random);
  }
  return raw;
}

const complete = ({ code, path, line, column, message }: Problem): boolean =>
  code !== "" && path.startsWith("/") === (path !== "") && (line ?? 0) >= 1 && (column ?? 0) >= 1 && message.en !== "" && message["zh-CN"] !== "" && !/undefined|\[object|NaN/.test(`${message.en}${message["zh-CN"]}`);

describe("mutations of the Lu'an example", () => {
  it("are each refused, warned of or harmless, 100 with one change", () => {
    const counts = { refused: 0, warned: 0, harmless: 0 };
    for (let seed = 1; seed <= 100; seed++) {
      const { scheme, problems } = read(mutated(seed, 1));
      for (const problem of problems) expect(complete(problem), `seed ${seed}: ${JSON.stringify(problem)}`).to.equal(true);
      const errors = problems.filter((problem) => problem.severity === "error");
      expect(scheme === null, `seed ${seed}`).to.equal(errors.length > 0);
      counts[scheme === null ? "refused" : problems.length > 0 ? "warned" : "harmless"]++;
      expect(errors.length, `seed ${seed}: ${problems.map(({ code, path }) => `${code} ${path}`).join("; ")}`).to.be.lessThan(10);
    }
    expect(counts.refused).to.be.greaterThan(60);
    expect(counts.harmless).to.be.greaterThan(0);
  });
  it("never crash the reader, 300 with several changes", () => {
    for (let seed = 1001; seed <= 1300; seed++) {
      const { scheme, problems } = read(mutated(seed, 4));
      for (const problem of problems) expect(complete(problem), `seed ${seed}: ${JSON.stringify(problem)}`).to.equal(true);
      expect(scheme === null, `seed ${seed}`).to.equal(problems.some((problem) => problem.severity === "error"));
    }
  });
  it("of the bare text never crash it either, 200 cut or with a character changed", () => {
    const text = JSON.stringify(luan());
    const random = generator(7);
    for (let i = 0; i < 200; i++) {
      const place = random(text.length);
      const broken = i % 2 === 0 ? text.slice(0, place) : `${text.slice(0, place)}${"{}[],:\"\\0x"[random(10)]}${text.slice(place + 1)}`;
      const { scheme, problems } = loadScheme(broken, KINDS);
      expect(scheme === null).to.equal(problems.some((problem) => problem.severity === "error"));
    }
  });
});
