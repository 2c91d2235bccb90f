import type { Card } from "../model/card.js";
import type { Band, Scheme } from "../model/scheme.js";
import { fractionOf, roundFraction } from "../decimal/fraction.js";
import { formatNumber } from "./format-number.js";
import { joined, phrase, type Language, type PhraseName } from "./phrases/phrases.js";

interface Step {
  readonly grade: string;
  /** Units of 10^-places between the score and the band. */
  readonly gap: number;
  readonly words: PhraseName;
}

/** What lies between a score and a band; null: it lies in it. */
function stepTo(band: Band, score: number, places: number): Step | null {
  const units = (value: number): number => Number(roundFraction(fractionOf(value), places, "half-away"));
  const { grade, from, below, upTo } = band;
  if (from !== undefined && units(score) < units(from)) return { grade, gap: units(from) - units(score), words: "next.short" };
  if (upTo !== undefined && units(score) > units(upTo)) return { grade, gap: units(score) - units(upTo), words: "next.less" };
  if (below !== undefined && units(score) >= units(below)) return { grade, gap: units(score) - units(below), words: "next.below" };
  return null;
}

const namesOf = (scheme: Scheme): readonly string[] => [...new Set(scheme.grades.map((band) => band.grade))];

/** The nearest better band that only a score decides; null: there is none. */
function nextStep(card: Card, scheme: Scheme): Step | null {
  if (card.score === null || !scheme.score) return null;
  const names = namesOf(scheme);
  const mine = card.grade === null ? names.length : names.indexOf(card.grade);
  const places = scheme.score.round.places;
  const steps = scheme.grades
    .filter((band) => !band.when && !band.share && names.indexOf(band.grade) < mine)
    .map((band) => stepTo(band, card.score ?? 0, places))
    .filter((step): step is Step => step !== null);
  return steps.reduce<Step | null>((nearest, step) => (nearest === null || step.gap < nearest.gap ? step : nearest), null);
}

/** Certain caps that hold the grade where it is, with their reasons. */
function capReasons(card: Card, scheme: Scheme, language: Language): readonly string[] {
  const reasons = scheme.atMost.filter((entry) => entry.grade === card.grade).map((entry) => entry.reason[language]);
  const binding = card.caps.filter((cap) => cap.outcome === "true" && cap.grade === card.grade);
  const rules = binding.flatMap((cap) => scheme.rules.filter((rule) => rule.name === cap.rule).map((rule) => rule.title[language]));
  return [...new Set([...rules, ...(binding.some((cap) => cap.rule === null) ? reasons : [])])];
}

/** How far it is to the next better grade, or what caps the grade; null: it is the best, or nothing can be said. */
export function nextGradeInWords(card: Card, scheme: Scheme, language: Language): string | null {
  const reasons = capReasons(card, scheme, language);
  if (card.grade !== null && reasons.length > 0) return phrase("next.capped", language, { reasons: joined(reasons, language), grade: card.grade });
  const step = nextStep(card, scheme);
  if (!step || !scheme.score) return null;
  const { places } = scheme.score.round;
  return phrase(step.words, language, { grade: step.grade, gap: formatNumber(Number(`${step.gap}e-${places}`), places) });
}
