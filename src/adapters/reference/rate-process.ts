/** The process in which the reference rates: for each task from its parent one answer. Nothing is kept from task to task. */
import { canonical, sha256 } from "../../app/canonical.js";
import type { ReferenceResult } from "../../app/ports/reference.js";
import { createOperators } from "../../domain/language/operators.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import { rateByReference } from "../../reference/rate.js";
import { schemeOn } from "../../domain/scheme/scheme-on.js";
import { kindsFromTexts } from "../files/load-kinds.js";
import { loadScheme } from "../files/load-scheme.js";
import { libraryTests } from "../json-rules-engine/library-tests.js";
import type { Answer } from "./answer-of.js";

/** What the process is told. */
export interface Task {
  readonly text: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly input: EvaluationInput;
}

function work({ text, kinds, input }: Task): readonly ReferenceResult[] {
  const { scheme } = loadScheme(text, kindsFromTexts(kinds));
  if (!scheme) throw new Error("the revision does not read");
  const rated = rateByReference(schemeOn(scheme, input.asOf), input, createOperators(libraryTests()));
  return rated.map(({ card, trace }) => ({ subject: card.subject, card: sha256(canonical(card)), trace: sha256(canonical(trace)) }));
}

function answer(task: Task): Answer {
  try {
    return { results: work(task) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

// Whoever listens keeps the channel, and with it the process, until the parent needs it no more or is gone itself.
process.on("message", (task: Task) => process.send?.(answer(task), undefined, {}, () => {}));
process.once("disconnect", () => process.exit());
