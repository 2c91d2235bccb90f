import { cardOf } from "../../domain/cards/card-of.js";
import { compileProgram } from "../../domain/evaluate/program.js";
import { evaluate } from "../../domain/evaluate/evaluate.js";
import type { Results } from "../../domain/evaluate/decide/results.js";
import { deriveFacts } from "../../domain/facts/derive-facts.js";
import { frozenBlocks, type FrozenBlock } from "../../domain/facts/frozen-bytes.js";
import type { OperatorTable } from "../../domain/language/operators.js";
import type { Card } from "../../domain/model/card.js";
import type { EvaluationInput, Frozen } from "../../domain/model/columns.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { canonical, sha256, sha256Lines } from "../canonical.js";

export interface Block {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly first: string;
  readonly subjects: number;
}
/** A run worked out, before anything is stored. */
export interface Computed {
  readonly frozen: Frozen;
  readonly results: Results;
  readonly cards: readonly Card[];
  /** Their RFC 8785 forms in UTF-8. */
  readonly cardTexts: readonly Buffer[];
  readonly blocks: readonly Block[];
  /** sha256 over the RFC 8785 forms of all cards, one a line. */
  readonly cardsHash: string;
}

const blockOf = ({ bytes, subjects }: FrozenBlock): Block => ({ bytes, hash: sha256(bytes), first: subjects[0] ?? "", subjects: subjects.length });

/** All cards in the order of the subjects. */
export function cardsOf(results: Results): readonly Card[] {
  return results.frozen.subjects.map((_, row) => cardOf(results, row));
}

/** Stages 1 to 13 for one input: a pure function of its arguments. */
export function computeRun(scheme: Scheme, input: EvaluationInput, operators: OperatorTable): Computed {
  const frozen = deriveFacts(scheme, input, operators);
  const results = evaluate(compileProgram(scheme, operators), frozen);
  const cards = cardsOf(results);
  const cardTexts = cards.map((card) => Buffer.from(canonical(card)));
  return { frozen, results, cards, cardTexts, blocks: frozenBlocks(frozen).map(blockOf), cardsHash: sha256Lines(cardTexts) };
}
