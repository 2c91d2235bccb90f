/** The process in which the reference rates: one task from its parent, one answer. */
import { canonical, sha256 } from "../../app/canonical.js";
import type { ReferenceResult } from "../../app/ports/reference.js";
import { createOperators } from "../../domain/language/operators.js";
import type { EvaluationInput } from "../../domain/model/columns.js";
import { rateByReference } from "../../reference/rate.js";
import { kindsFromTexts } from "../files/load-kinds.js";
import { loadScheme } from "../files/load-scheme.js";
import { libraryTests } from "../json-rules-engine/library-tests.js";

/** What the process is told. */
export interface Task {
  readonly text: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly input: EvaluationInput;
}

function work({ text, kinds, input }: Task): readonly ReferenceResult[] {
  const { scheme } = loadScheme(text, kindsFromTexts(kinds));
  if (!scheme) throw new Error("the revision does not read");
  const rated = rateByReference(scheme, input, createOperators(libraryTests()));
  return rated.map(({ card, trace }) => ({ subject: card.subject, card: sha256(canonical(card)), trace: sha256(canonical(trace)) }));
}

// The channel stays open until the parent has the answer and closes it: an answer must never be overtaken by the end of the process.
process.once("message", (task: Task) => process.send?.(work(task)));
