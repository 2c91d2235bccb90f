import type { AtMost, Band, Scheme } from "../model/scheme.js";
import { comesOfCapAlone } from "../scheme/logic/band-units.js";
import { conditionInWords } from "./condition-words.js";
import { formatLimit } from "./format-number.js";
import { phrase, type Language } from "./phrases/phrases.js";

/** Of a band without bounds: every score, those that are left, or none at all. */
function openInWords(band: Band, { grades, score }: Scheme, language: Language): string {
  if (grades.indexOf(band) <= 0) return phrase("band.any", language);
  return phrase(score && comesOfCapAlone(band, grades, score) ? "band.byCap" : "band.rest", language);
}

function rangeInWords(band: Band, scheme: Scheme, language: Language): string {
  const places = scheme.score?.round.places ?? 0;
  const say = (value: number | undefined): string => (value === undefined ? "" : formatLimit(value, places));
  const values = { from: say(band.from), below: say(band.below), upTo: say(band.upTo) };
  if (band.share && band.cuts) return phrase("band.cuts", language, { range: rangeInWords({ ...band, cuts: undefined }, scheme, language), cuts: rangeInWords({ ...band, share: undefined, from: band.cuts.from, below: band.cuts.below, upTo: undefined }, scheme, language) });
  if (band.share) return phrase("band.share", language, { share: `${band.share.numerator}/${band.share.denominator}` });
  if (band.from !== undefined && band.below !== undefined) return phrase("band.fromBelow", language, values);
  if (band.from !== undefined && band.upTo !== undefined) return phrase("band.fromUpTo", language, values);
  if (band.from !== undefined) return phrase("band.from", language, values);
  if (band.below !== undefined) return phrase("band.below", language, values);
  return band.upTo === undefined ? openInWords(band, scheme, language) : phrase("band.upTo", language, values);
}

/** A grade with its scores and what must hold besides: "B：低于 60.00 分，且不良信息项数 等于 0". */
export function bandInWords(band: Band, scheme: Scheme, language: Language): string {
  let range = rangeInWords(band, scheme, language);
  if (band.when) range = phrase("band.when", language, { range, condition: conditionInWords(band.when, scheme, language) });
  if (band.confirm) range = phrase("band.confirm", language, { range });
  return phrase("band.title", language, { grade: band.grade, range });
}

/** What limits a grade, with the reason. */
export function atMostInWords(entry: AtMost, scheme: Scheme, language: Language): string {
  return phrase("atMost.words", language, { condition: conditionInWords(entry.when, scheme, language), grade: entry.grade, reason: entry.reason[language] });
}
