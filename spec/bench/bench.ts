import { readFileSync } from "node:fs";
import { libraryTests } from "../../src/adapters/json-rules-engine/library-tests.js";
import { cardOf } from "../../src/domain/cards/card-of.js";
import { traceOf } from "../../src/domain/cards/trace-of.js";
import { evaluate } from "../../src/domain/evaluate/evaluate.js";
import { createMemory } from "../../src/domain/evaluate/memory.js";
import { type Program, compileProgram } from "../../src/domain/evaluate/program.js";
import { runRules } from "../../src/domain/evaluate/run-rules.js";
import { deriveFacts } from "../../src/domain/facts/derive-facts.js";
import { createOperators } from "../../src/domain/language/operators.js";
import { checkSpeed } from "./check-speed.js";
import { citySpeed } from "./city/city-speed.js";
import { derivationInput, derivationScheme } from "./derivation.js";
import { type LibraryRater, checkEqual, createLibraryRater } from "./engines.js";
import { rateByHand } from "./hand-written.js";
import { interleaved } from "./measure.js";
import { type Population, population } from "./population.js";
import { type Report, type SizeRow, type Thresholds, judge, printed } from "./report.js";
import { RULES, workload } from "./workload.js";

const ROUNDS = 9;
/**
 * Sizes that share their rounds. What is judged against the others has the memory for itself: with 100 000 objects beside it, json-rules-engine,
 * which makes much garbage, is slowed by their collection more than the rest.
 */
const SIZES = [[20_000], [1_000, 100_000]];
/** json-rules-engine is timed on so many of the subjects, and scaled per subject. */
const SAMPLE = 500;
/** Small populations are rated so often a round that about so many subjects are. */
const AT_LEAST = 40_000;

const operators = createOperators(libraryTests());
/** What is worked out is added up here, so that no work can be left out. */
let sink = 0;

function rateAllByHand({ objects }: Population): void {
  for (const subject of objects) {
    const { score, fired } = rateByHand(subject);
    sink += score + fired.length;
  }
}

async function rateSample({ objects }: Population, library: LibraryRater): Promise<void> {
  for (const subject of objects.slice(0, SAMPLE)) sink += (await library.rate(subject)).score;
}

function repeated(times: number, work: () => void): () => void {
  return () => {
    for (let i = 0; i < times; i++) work();
  };
}

/** One size: its facts, what is timed on them, and that all engines agree. */
async function prepare(subjects: number, program: Program) {
  const facts = population(subjects);
  const library = createLibraryRater(program.scheme);
  const memory = createMemory();
  const times = Math.max(1, Math.round(AT_LEAST / subjects));
  return {
    subjects, runs: subjects * times,
    agreement: await checkEqual(runRules(program, facts.frozen), facts, library, SAMPLE),
    works: {
      [`bitmaps ${subjects}`]: repeated(times, () => { sink += runRules(program, facts.frozen, memory).score?.reported[0] ?? 0; }),
      [`hand ${subjects}`]: repeated(times, () => rateAllByHand(facts)),
      [`library ${subjects}`]: () => rateSample(facts, library),
    },
  };
}

/** Some sizes in the same rounds, so that they can be compared with each other too. */
async function measureSizes(together: readonly number[], program: Program): Promise<readonly SizeRow[]> {
  const sizes: Awaited<ReturnType<typeof prepare>>[] = [];
  for (const subjects of together) sizes.push(await prepare(subjects, program));
  const spent: Readonly<Record<string, number>> = await interleaved(ROUNDS, Object.assign({}, ...sizes.map(({ works }) => works)));
  return sizes.map(({ subjects, runs, agreement }) => {
    const each = (name: string, count: number): number => (spent[`${name} ${subjects}`] * 1e6) / count;
    const [bitmaps, hand, slow] = [each("bitmaps", runs), each("hand", runs), each("library", SAMPLE)];
    return {
      subjects, bitmapsNanoseconds: bitmaps, handNanoseconds: hand, jsonRulesEngineNanoseconds: slow, xHand: bitmaps / hand, xJsonRulesEngine: slow / bitmaps,
      jsonRulesEngineOverHand: slow / hand, sample: SAMPLE, comparedOutcomes: agreement.outcomes, comparedScores: agreement.scores,
    };
  });
}

async function measureDerivation(subjects: number): Promise<Report["derivation"]> {
  const [scheme, input] = [derivationScheme(), derivationInput(subjects)];
  const { derive } = await interleaved(7, { derive: () => { sink += deriveFacts(scheme, input, operators).subjects.length; } });
  return { subjects, records: input.records.length, microsecondsPerSubject: (derive * 1e3) / subjects, nanosecondsPerRecord: (derive * 1e6) / input.records.length };
}

async function measureTraces(program: Program): Promise<number> {
  const subjects = 1_000;
  const results = evaluate(program, population(subjects).frozen);
  const { traces } = await interleaved(7, {
    traces: () => {
      for (let row = 0; row < subjects; row++) sink += cardOf(results, row).items.length + traceOf(results, row).rules.length;
    },
  });
  return (traces * 1e3) / subjects / RULES;
}

async function measure(): Promise<Report> {
  const checking = checkSpeed();
  const city = await citySpeed();
  const program = compileProgram(workload(), operators);
  const measured: SizeRow[] = [];
  for (const together of SIZES) measured.push(...await measureSizes(together, program));
  const sizes = measured.sort((a, b) => a.subjects - b.subjects);
  const [small, , large] = sizes;
  const thresholds = JSON.parse(readFileSync(new URL("thresholds.json", import.meta.url), "utf8")) as Thresholds;
  return judge({
    sizes, eachAt100000Over1000: large.bitmapsNanoseconds / small.bitmapsNanoseconds,
    derivation: await measureDerivation(5_000), traceMicrosecondsPerRule: await measureTraces(program), checking, city,
  }, thresholds);
}

const report = await measure();
const out = process.argv.includes("--json") ? JSON.stringify(report, null, 2) : printed(report);
process.stdout.write(`${out}\n`);
if (!Number.isFinite(sink)) throw new Error("nothing was worked out");
process.exitCode = report.broken.length > 0 && !process.argv.includes("--no-fail") ? 1 : 0;
