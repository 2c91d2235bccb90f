import { cardOf } from "../domain/cards/card-of.js";
import { compileProgram, type Program } from "../domain/evaluate/program.js";
import { evaluate } from "../domain/evaluate/evaluate.js";
import { deriveFacts } from "../domain/facts/derive-facts.js";
import type { OperatorTable } from "../domain/language/operators.js";
import type { Card, Trace } from "../domain/model/card.js";
import type { Calendar, EvaluationInput } from "../domain/model/columns.js";
import type { Day } from "../domain/model/documents.js";
import { ProblemError } from "../domain/model/problem.js";
import { schemeOn } from "../domain/scheme/scheme-on.js";
import type { Scheme } from "../domain/model/scheme.js";
import { rateByReference } from "../reference/rate.js";
import { readCases, type CaseDocument } from "./cases/case-document.js";
import { caseDifferences } from "./cases/case-differences.js";
import { caseInput } from "./cases/case-input.js";

export interface CaseResult {
  readonly name: string;
  /** Only fills coverage and proves nothing. */
  readonly coverage: boolean;
  readonly passed: boolean;
  /** In words, each with the evaluator that differs. */
  readonly differences: readonly string[];
}

/** The cards of all subjects as the core computes them, in code-unit order of their ids. */
export function cardsOfCore(program: Program, input: EvaluationInput): readonly Card[] {
  const frozen = deriveFacts(program.scheme, input, program.operators);
  const results = evaluate(program, frozen);
  return frozen.subjects.map((_, row) => cardOf(results, row));
}

type Engine = (input: EvaluationInput) => readonly Card[];

/** What the reference and the core call it. */
const OUT_OF_RANGE: ReadonlySet<string> = new Set(["value-outside-range", "fact-out-of-range"]);

/** The evaluation refuses a value of that fact because it lies outside its range. */
export const isRefusalOf = (error: unknown, fact: string): boolean => error instanceof ProblemError && error.problems.some(({ code, message }) => OUT_OF_RANGE.has(code) && message.en.includes(fact));

function differencesOf(one: CaseDocument, input: () => EvaluationInput, engines: Readonly<Record<string, Engine>>): readonly string[] {
  return Object.entries(engines).flatMap(([name, engine]) => {
    try {
      const differences = caseDifferences(one, engine(input()));
      return [...differences, ...(one.refused === undefined ? [] : [`"${one.refused}" was not refused`])].map((difference) => `${name}: ${difference}`);
    } catch (error) {
      if (one.refused !== undefined && isRefusalOf(error, one.refused)) return [];
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

interface Running {
  readonly operators: OperatorTable;
  readonly calendar?: Calendar | undefined;
  /** Sees the trace of every subject of every case, as the reference tells it. */
  readonly watch?: (trace: Trace) => void;
}

/** A case shows what the rules bring: entries that wait for a person count as confirmed, unless the case holds choices of persons. */
export function confirmed(scheme: Scheme, { records }: EvaluationInput): Scheme {
  const waits = scheme.lists.some(({ confirm }) => confirm) && ![...records].some(({ kind }) => kind === "choice");
  return waits ? { ...scheme, lists: scheme.lists.map((list) => ({ ...list, confirm: false })) } : scheme;
}

/** Runs every case of a scheme (text: its cases.json) on the reference and on the core. A case that an evaluator refuses fails with its reason. */
export const runCases = (scheme: Scheme, text: string, operators: OperatorTable, calendar?: Calendar): readonly CaseResult[] => runWatched(scheme, text, { operators, calendar });

/** The same, watched. */
export function runWatched(scheme: Scheme, text: string, { operators, calendar, watch }: Running): readonly CaseResult[] {
  const program = compileProgram(scheme, operators);
  // Dated parameters are those of the case's day.
  const programOn = (asOf: Day): Program => (scheme.dated ? compileProgram(schemeOn(scheme, asOf), operators) : program);
  const engines: Readonly<Record<string, Engine>> = {
    reference: (input) => rateByReference(schemeOn(confirmed(scheme, input), input.asOf), input, operators).map(({ card, trace }) => {
      watch?.(trace);
      return card;
    }),
    core: (input) => cardsOfCore(confirmed(scheme, input) === scheme ? programOn(input.asOf) : compileProgram(schemeOn(confirmed(scheme, input), input.asOf), operators), input),
  };
  return readCases(text).cases.map((one) => {
    const differences = differencesOf(one, () => caseInput(scheme, one, calendar), engines);
    return { name: one.name, coverage: one.coverage === true, passed: differences.length === 0, differences };
  });
}
