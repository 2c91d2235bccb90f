import { loadScheme } from "../../src/adapters/files/load-scheme.js";
import { compileProgram } from "../../src/domain/evaluate/program.js";
import { KINDS, OPERATORS } from "../rules/load.js";

const RULES = 500;
const ROUNDS = 7;

const words = (zh: string, en: string): object => ({ "zh-CN": zh, en });
const test = (fact: string, operator: string, value: unknown): object => ({ fact, operator, value });
const fact = (i: number): object => ({ title: words(`事实${i}`, `Fact ${i}`), from: "records", kind: "inspection", where: { "data.act": `act${i}` }, window: i % 2 === 0 ? "period" : "P1Y", aggregate: "count", decimals: 0, range: [0, 100], knownIf: { all: [test("inspections", "greaterThanInclusive", 1)] } });

/** Conditions of every kind: both joins, negation, other facts, parameters, names, sets, pairs. */
function conditionsOf(i: number): object {
  const [a, b, c] = [`n${i % 100}`, `n${(i * 7 + 1) % 100}`, `n${(i * 13 + 2) % 100}`];
  const forms: readonly object[] = [
    { all: [test(a, "greaterThan", i % 9), test(b, "lessThanInclusive", { param: `p${i % 50}` }), { not: test(c, "equal", 3) }] },
    { any: [test(a, "between", [1, 5 + (i % 7)]), { all: [test(b, "greaterThanInclusive", { fact: c }), test("district", "in", ["甲区", "乙区"])] }] },
    { all: [{ condition: `named${i % 20}` }, test(a, "notEqual", 4)] },
    { all: [{ any: [test(a, "in", [1, 2, 3]), test(b, "notIn", [4, 5])] }, { any: [test(c, "known", false), test(c, "lessThan", 20 + (i % 30))] }] },
  ];
  return forms[i % forms.length];
}

function ruleOf(i: number): object {
  const one = i % 5 === 0 ? { one: { of: `pool${i % 10}`, take: i % 2 === 0 ? "first" : "largest" } } : {};
  const each = i % 6 === 0 ? { for: { each: "inspection", where: { "data.act": `act${i}` }, window: "period" } } : {};
  return { name: `r${i}`, title: words(`规则${i}`, `Rule ${i}`), basis: [{ ref: "own" }], ...one, ...each, conditions: conditionsOf(i), event: { type: "points", params: { group: i % 10 < 5 ? "bad" : "more", amount: { multiply: [-1, { fact: `n${(i * 3) % 100}` }] }, min: -(1 + (i % 9)) } } };
}

const numbered = (count: number, make: (i: number) => readonly [string, object]): object => Object.fromEntries(Array.from({ length: count }, (_, i) => make(i)));

/** The text of a scheme with so many rules. */
export function largeScheme(rules = RULES): string {
  return JSON.stringify({
    id: "large", title: words("大办法", "A large scheme"), subject: "enterprise", basis: [{ id: "own", document: "示例", date: "2026" }], period: { cadence: "quarter" },
    parameters: numbered(50, (i) => [`p${i}`, { title: words(`参数${i}`, `Parameter ${i}`), value: 3 + i, min: 0, max: 100 }]),
    facts: { ...numbered(100, (i) => [`n${i}`, fact(i)]), inspections: { from: "records", kind: "inspection", window: "P1Y", aggregate: "count", decimals: 0 }, district: { from: "attribute", field: "district" } },
    conditions: numbered(20, (i) => [`named${i}`, { any: [test(`n${i}`, "greaterThan", 2 + i), test(`n${i + 20}`, "greaterThan", 5)] }]),
    rules: Array.from({ length: rules }, (_, i) => ruleOf(i)),
    score: { start: 100, groups: [{ id: "bad" }, { id: "more" }], round: { places: 2, items: 2, mode: "half-away" } },
  }, null, 2);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const begun = performance.now();
  const result = work();
  return { result, ms: performance.now() - begun };
}

export interface CheckSpeed {
  readonly rules: number;
  readonly bytes: number;
  /** Medians in milliseconds, after the first, which is apart. */
  readonly check: number;
  readonly firstCheck: number;
  readonly compile: number;
  readonly firstCompile: number;
}

/** How long checking and compiling a scheme of 500 rules take. */
export function checkSpeed(rules = RULES): CheckSpeed {
  const text = largeScheme(rules);
  const checks = Array.from({ length: ROUNDS }, () => timed(() => loadScheme(text, KINDS)));
  const { scheme, problems } = checks[0].result;
  if (!scheme) throw new Error(problems.map(({ code, path }) => `${code} ${path}`).slice(0, 5).join("; "));
  const compiles = Array.from({ length: ROUNDS }, () => timed(() => compileProgram(scheme, OPERATORS)).ms);
  return { rules, bytes: text.length, check: median(checks.slice(1).map(({ ms }) => ms)), firstCheck: checks[0].ms, compile: median(compiles.slice(1)), firstCompile: compiles[0] };
}
