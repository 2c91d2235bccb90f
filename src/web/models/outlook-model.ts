import type { Card } from "../../domain/model/card.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { formatNumber } from "../../domain/explain/format-number.js";
import { reasonInWords } from "../../domain/explain/trace-words.js";
import { titleOf } from "../../domain/explain/titles.js";
import { valueInWords } from "../../domain/explain/value-words.js";
import { fill, wordsOf, type Language, type Words } from "../language.js";
import { nameOf } from "../words/phrases.js";
import { SCORECARD } from "../words/scorecard.js";

/** What is missing or disputed, and what it could change: each a line under the score. */
export interface OutlookModel {
  readonly disputed: string | false;
  readonly missing: { readonly text: string; readonly verdict: string } | false;
  readonly caps: readonly string[];
  readonly facts: readonly { readonly title: string; readonly reason: string; readonly assumed: string }[];
}
type Said = Words<typeof SCORECARD>;

function endsInWords(card: Card, places: number, words: Said): string {
  const [least, greatest] = [card.least, card.greatest];
  if (least !== null && greatest !== null) return fill(words.between, { least: formatNumber(least, places), greatest: formatNumber(greatest, places) });
  if (least !== null) return fill(words.from, { least: formatNumber(least, places) });
  return greatest === null ? words.open : fill(words.upTo, { greatest: formatNumber(greatest, places) });
}

function verdict(card: Card, scheme: Scheme, words: Said): string {
  const grades = card.reachable.map((grade) => grade ?? words.noBand);
  if (scheme.grades.length > 0 && grades.length === 1) return fill(words.sure, { grade: grades[0] });
  if (scheme.grades.length > 0 && grades.length > 1) return fill(words.range, { best: grades[0], worst: grades[grades.length - 1] });
  const ranks = card.bestRank !== null && card.worstRank !== null && card.bestRank !== card.worstRank;
  return ranks ? fill(words.ranks, { best: card.bestRank ?? 0, worst: card.worstRank ?? 0 }) : "";
}

function missingLine(card: Card, scheme: Scheme, words: Said): OutlookModel["missing"] {
  const n = card.missing.length;
  if (n === 0) return false;
  const count = n === 1 ? words.missingOne : fill(words.missing, { n });
  if (card.score === null) return { text: count, verdict: "" };
  const exact = card.least === card.score && card.greatest === card.score;
  const text = exact ? count : `${count}${words.true === "true" ? ": " : "："}${endsInWords(card, scheme.score?.round.places ?? 0, words)}`;
  return { text, verdict: verdict(card, scheme, words) };
}

function capLines(card: Card, scheme: Scheme, words: Said, language: Language): readonly string[] {
  return card.caps.map(({ rule, grade, outcome }) => {
    const reason = rule === null ? scheme.atMost.find((each) => each.grade === grade)?.reason[language] ?? "" : nameOf(scheme, rule, language);
    return `${fill(words.cap, { grade, reason })}${outcome === "unknown" ? words.maybe : ""}`;
  });
}

/** The lines and the table of what is missing. */
export function outlookModel(card: Card, scheme: Scheme, language: Language): OutlookModel {
  const words = wordsOf(SCORECARD, language);
  const places = scheme.score?.round.places ?? 0;
  return {
    disputed: card.scoreWithoutDisputed !== null && fill(words.disputed, { score: formatNumber(card.scoreWithoutDisputed, places) }),
    missing: missingLine(card, scheme, words), caps: capLines(card, scheme, words, language),
    facts: card.missing.map(({ fact, reason, assumed }) => ({
      title: titleOf(scheme, fact, language), reason: reasonInWords(reason, language),
      assumed: assumed === null ? "" : fill(words.assumed, { value: valueInWords(assumed, fact, scheme, language) }),
    })),
  };
}
