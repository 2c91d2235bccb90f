import { conditionInWords } from "../explain/condition-words.js";
import { phrase, type Language, type PhraseName } from "../explain/phrases/phrases.js";
import type { Condition, Scheme } from "../model/scheme.js";
import { bilingual, type Draft } from "./change.js";
import { within, type AspectName, type Place } from "./parts.js";
import { contentOf, outcomeOf } from "./same.js";

const partsOf = (condition: Condition | undefined, kind: "all" | "any"): readonly Condition[] => (!condition ? [] : condition.kind === kind ? condition.parts : [condition]);

/** Parts without an equal one on the other side. */
function without(parts: readonly Condition[], others: readonly Condition[]): readonly Condition[] {
  const left = others.map((part) => contentOf(part));
  return parts.filter((part) => {
    const place = left.indexOf(contentOf(part));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

const joinedWords = (parts: readonly Condition[], kind: "all" | "any", scheme: Scheme, language: Language): string =>
  parts.length === 0 ? "" : conditionInWords(parts.length === 1 ? parts[0] : { kind, parts, pointer: "" }, scheme, language);

function phraseOf(kind: "all" | "any", [gone, come]: readonly [number, number], isThere: readonly [before: boolean, after: boolean]): PhraseName {
  if (!isThere[0]) return "needs.set";
  if (!isThere[1]) return "needs.unset";
  const family = kind === "all" ? "needs" : "any";
  if (gone > 0 && come > 0) return `${family}.instead`;
  return come > 0 ? `${family}.more` : gone > 0 ? `${family}.less` : "needs.order";
}

/** Whether one side alone is a choice: then its parts cannot be told one by one. */
const isOther = (before: Condition | undefined, after: Condition | undefined): boolean => before !== undefined && after !== undefined && (before.kind === "any") !== (after.kind === "any");

/** What a condition needs more, less or instead. */
export function conditionChange(place: Place, [before, after]: readonly [Condition | undefined, Condition | undefined]): Draft {
  const { what, path, oldPath, versions } = place;
  const kind = before?.kind === "any" && after?.kind === "any" ? "any" : "all";
  const other = isOther(before, after);
  const parts = [before, after].map((side) => (other ? (side ? [side] : []) : partsOf(side, kind)));
  const [gone, come] = [without(parts[0], parts[1]), without(parts[1], parts[0])];
  const name = other ? "needs.other" : phraseOf(kind, [gone.length, come.length], [before !== undefined, after !== undefined]);
  const text = bilingual((language) => {
    const removed = joinedWords(gone, kind, versions.before, language);
    const added = joinedWords(come, kind, versions.after, language);
    const isWording = removed !== "" && removed === added;
    return isWording ? phrase("diff.same", language, { what: what[language], after: added }) : phrase(name, language, { what: what[language], removed, added });
  });
  const weight = name === "needs.order" || outcomeOf(before) === outcomeOf(after) ? "words" : "decides";
  return { what, text, kind: "changed", weight, path: after ? path : oldPath };
}

/** The row of a key that holds a condition. */
export const conditionRow = (aspect: AspectName | null, at: string): { readonly parts: (place: Place, values: readonly [Condition | undefined, Condition | undefined]) => readonly Draft[] } => ({
  parts: (place, values) => [conditionChange(within(place, aspect, at), values)],
});
