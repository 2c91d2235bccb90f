import type { Choice } from "../../model/choice.js";
import type { Results } from "../decide/results.js";

/** Choices of persons for this scheme and period that fit nothing (any more): the matter is another one now, or there is none (R31). In the order of their records. */
export function idleChoices({ frozen: { choices = [] }, ranking, lists }: Results): readonly Choice[] {
  const fitted = new Set([...(ranking?.fitted ?? []), ...lists.flatMap((list) => list.fitted)]);
  return choices.filter((choice) => !fitted.has(choice));
}
