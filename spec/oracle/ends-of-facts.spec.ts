import { expect } from "chai";
import type { EvaluationInput } from "../../src/domain/model/columns.js";
import type { EvidenceRecord, Json } from "../../src/domain/model/documents.js";
import type { Expression, Fact, Scheme } from "../../src/domain/model/scheme.js";
import { all, attribute, day, DECISION, decision, expr, formula, input, record, recordKinds, records, scheme, select, subject, test } from "../reference/build.js";
import { cellByCore, cellByReference, type FactCell } from "./fact-cells.js";
import { Random } from "./random.js";

const ROUNDS = Number(process.env.ENDS_ROUNDS ?? 1500);
const isMissing = (cell: FactCell): cell is Exclude<FactCell, number> => typeof cell !== "number";

interface Case {
  readonly made: Scheme;
  readonly before: EvaluationInput;
  readonly completions: readonly EvaluationInput[];
  /** A completion can leave it over nothing, which open ends alone tell. */
  readonly goes?: boolean;
}
interface Seen { missing: number; narrow: number; compared: number; gone: number }

/** Both evaluators agree on the fact `f`, and no completion of what is missing leaves its ends. `goes`: whether a completion that leaves it missing is one of its ends too. */
function check({ made, before, completions, goes }: Case, seed: number, seen: Seen): void {
  const cell = cellByReference(made, before, "f");
  const at = `seed ${seed} ${JSON.stringify(made.facts.find(({ name }) => name === "f"), (_key, value: unknown) => (value instanceof Map ? [...value] : value))}\nof ${JSON.stringify([before.subjects[0].attributes, before.records])}`;
  expect(cellByCore(made, before, "f"), at).to.deep.equal(cell);
  if (!isMissing(cell)) return;
  seen.missing++;
  if (Number.isFinite(cell.least) && Number.isFinite(cell.greatest)) seen.narrow++;
  for (const completed of completions) {
    const after = cellByReference(made, completed, "f");
    if (isMissing(after)) {
      seen.gone++;
      if (goes) expect([cell.least, cell.greatest], at).to.deep.equal([-Infinity, Infinity]);
    }
    else {
      seen.compared++;
      expect(after, `${at}\nas ${JSON.stringify([completed.subjects[0].attributes, completed.records])}`).to.be.within(cell.least, cell.greatest);
    }
  }
}

const PLACES = 12;
/** Every way to choose, or `most` of them. */
function ways<T>(random: Random, choices: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count > most) return random.times(most, () => choices.map((of) => random.pick(of)));
  return choices.reduce<readonly (readonly T[])[]>((soFar, of) => soFar.flatMap((chosen) => of.map((one) => [...chosen, one])), [[]]);
}

const kinds = recordKinds({ finding: { points: "number", level: "string" }, decision: DECISION });

/** Findings: `level` says whether one belongs, `points` whether it satisfies; either may be missing. Several may share an incident. */
function findings(random: Random): Case {
  const drawn = random.times(random.int(1, 6), (i) => record(`r${i}`, "finding", `2026-01-${String(random.int(1, PLACES)).padStart(2, "0")}`, {
    ...(random.chance(0.7) ? { incident: random.pick(["i", "j"]) } : {}),
    data: { ...(random.chance(0.6) ? { level: random.pick(["x", "x", "y"]) } : {}), ...(random.chance(0.75) ? { points: random.pick([1, 1, -1]) } : {}) },
  }));
  const fields = drawn.flatMap(({ data }, i) => [["level", "x", "y"], ["points", 1, -1]].filter(([name]) => !Object.hasOwn(data, String(name))).map(([name, ...values]) => ({ i, name: String(name), values: values as Json[] })));
  const completed = ways(random, fields.map(({ values }) => values), 64).map((chosen) => drawn.map((one, i): EvidenceRecord => ({ ...one, data: { ...one.data, ...Object.fromEntries(fields.flatMap((field, k) => (field.i === i ? [[field.name, chosen[k]]] : []))) } })));
  const one = random.maybe(0.7, () => ({ per: ["record.incident"], take: random.pick(["latest", "earliest", "largest"] as const) }));
  const fact = records("f", "consecutive", select("finding", { where: test("record.data.level", "equal", "x") }), { decimals: 0, satisfies: test("record.data.points", "greaterThan", 0), ...(one ? { one } : {}) });
  return { made: scheme({ kinds, facts: [fact] }), before: input({ records: drawn }), completions: completed.map((of) => input({ records: of })), goes: true };
}

const QUARTERS: readonly [string, string][] = [["2024-Q4", "2024-12-31"], ["2025-Q1", "2025-03-31"], ["2025-Q2", "2025-06-30"], ["2025-Q3", "2025-09-30"], ["2025-Q4", "2025-12-31"]];

/** Decisions: a grade may be missing (whether one belongs), a list undecided (whether it satisfies); periods may lack one, or hold one that is not rated. */
function decisions(random: Random): Case {
  const present = QUARTERS.filter(() => random.chance(0.75));
  const drawn = present.map(([period, on]) => decision("a", period, on, {
    ...(random.chance(0.6) ? { grade: random.pick(["A", "A", "B"]) } : {}), lists: random.chance(0.7) ? ["yellow"] : [], undecided: [], ...(random.chance(0.25) ? { lists: [], undecided: ["yellow"] } : {}),
    ...(random.chance(0.1) ? { status: "notRated" } : {}), rank: random.int(1, 3),
  }));
  const choices = drawn.map(({ data }): readonly Record<string, Json>[] => {
    const grades = Object.hasOwn(data, "grade") ? [{}] : [{ grade: "A" }, { grade: "B" }];
    const lists = (data.undecided as readonly string[]).length === 0 ? [{}] : [{ undecided: [], lists: ["yellow"] }, { undecided: [], lists: [] }];
    return grades.flatMap((grade) => lists.map((of) => ({ ...grade, ...of })));
  });
  const where = all(test("record.data.scheme", "equal", "test"), test("record.data.grade", "equal", "A"));
  const one = random.maybe(0.3, () => ({ per: ["record.data.rank"], take: random.pick(["latest", "earliest"] as const) }));
  const fact = records("f", "consecutive", select("decision", { where }), { decimals: 0, satisfies: { ...test("record.data.lists", "contains", "yellow"), type: "list" }, ...(one ? { one } : {}) });
  const decided = new Map([["test", QUARTERS.filter(() => random.chance(0.85)).map(([, on]) => day(on))]]);
  const completed = ways(random, choices, 64).map((chosen) => drawn.map((of, i): EvidenceRecord => ({ ...of, data: { ...of.data, ...chosen[i] } })));
  return { made: scheme({ kinds, facts: [fact], reads: ["test"] }), before: input({ records: drawn, decided }), completions: completed.map((of) => input({ records: of, decided })), goes: true };
}

const NUMBERS = [-5, -1, 0, 0.5, 1, 2, 5];
const DAYS = ["2023-12-31", "2024-01-01", "2025-12-31", "2026-01-15", "2026-03-31", "2027-01-01"];
const FIELDS: Readonly<Record<string, readonly Json[]>> = { n1: NUMBERS, n2: NUMBERS, n3: NUMBERS, s1: ["x", "y", "z"], s2: ["x", "y", "z"], b1: [true, false], d1: DAYS, d2: DAYS, d3: DAYS };
const FACTS: readonly Fact[] = [
  ...["n1", "n2", "n3"].map((name) => attribute(name, "number", { decimals: 1, range: [-5, 5] })), attribute("s1", "string"), attribute("s2", "string"), attribute("b1", "boolean"),
  ...["d1", "d2", "d3"].map((name) => attribute(name, "day")),
];
const TABLE = new Map([["x", 1], ["y", -2.5], ["true", 4], ["false", -1], ["0", 10], ["2", 7], ["2026-01-15", 20], ["2025-12-31", -20], ["20468", 99]]);
const first = (random: Random, of: readonly string[]): Expression => ({ op: "firstKnown", of: random.times(random.int(1, 3), () => expr(random.pick(of))) });
const either = (random: Random, of: readonly string[]): Expression => (random.chance(0.7) ? first(random, of) : expr(random.pick(of)));

function shape(random: Random, depth: number): Expression {
  if (depth === 0) return random.chance(0.7) ? either(random, ["n1", "n2", "n3"]) : expr(random.pick(NUMBERS));
  const again = (): Expression => shape(random, depth - 1);
  return random.pick<() => Expression>([
    () => ({ op: "lookup", of: either(random, random.pick([["s1", "s2"], ["b1"], ["d1", "d2", "d3"], ["n1", "n2"]])), in: TABLE, ...(random.chance(0.7) ? { else: random.pick([3, 30]) } : {}) }),
    () => ({ op: "lookup", of: again(), in: TABLE, else: -3 }),
    () => ({ op: random.pick(["days", "workdays"]), from: either(random, ["d1", "d2"]), to: either(random, ["d2", "d3", "asOf"]) }),
    () => ({ op: random.pick(["add", "subtract", "multiply", "divide", "min", "max"]), of: [again(), again()] }),
    () => ({ op: "firstKnown", of: [again(), again()] }),
    () => ({ op: "steps", of: again(), at: [[-5, -1], [0, 4], [2, 1.5]] }),
    () => ({ op: "linear", of: again(), from: [-2, random.int(-3, 3)], to: [3, random.int(-3, 3)] }),
    () => ({ op: "round", of: again(), places: 0, mode: random.pick(["half-away", "half-even", "up", "down"]) }),
  ])();
}

/** A sum of two shapes whose operands are partly missing. */
function expressions(random: Random): Case {
  const known = Object.fromEntries(Object.entries(FIELDS).filter(() => random.chance(0.5)).map(([name, values]): [string, Json] => [name, random.pick(values)]));
  const gaps = Object.entries(FIELDS).filter(([name]) => !Object.hasOwn(known, name));
  const made = scheme({ facts: [...FACTS, formula("f", { op: "add", of: [shape(random, 2), shape(random, 1)] }, { decimals: random.int(0, 4) })] });
  const completions = ways(random, gaps.map(([, values]) => values), 40).map((chosen) => input({ subjects: [subject("a", { ...known, ...Object.fromEntries(gaps.map(([name], i) => [name, chosen[i]])) })] }));
  return { made, before: input({ subjects: [subject("a", known)] }), completions };
}

describe("ends of facts, in both evaluators, against completions of what is missing", () => {
  for (const [name, draw] of Object.entries({ "consecutive with one, over findings": findings, "consecutive over decisions, with breaks": decisions, "lookup, days and workdays over firstKnown": expressions })) {
    it(`${name}: ${ROUNDS} drawn`, function () {
      this.timeout(120_000);
      const seen: Seen = { missing: 0, narrow: 0, compared: 0, gone: 0 };
      for (let seed = 1; seed <= ROUNDS; seed++) check(draw(new Random(seed)), seed, seen);
      console.log(`      ${JSON.stringify(seen)}`);
      expect(seen.missing).to.be.greaterThan(ROUNDS / 4);
      expect(seen.narrow).to.be.greaterThan(ROUNDS / 20);
      expect(seen.compared).to.be.greaterThan(ROUNDS);
    });
  }
});
