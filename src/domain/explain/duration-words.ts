import type { Duration, Scheme, Window } from "../model/scheme.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";

const UNITS = ["years", "months", "days"] as const;

/** "1年零6个月" / "1 years and 6 months"; nothing at all: 0 days. */
export function durationInWords(duration: Duration, language: Language): string {
  const parts = UNITS.filter((unit) => duration[unit] > 0).map((unit) => phrase(duration[unit] === 1 ? `duration.${unit}.one` : `duration.${unit}`, language, { n: String(duration[unit]) }));
  return parts.length === 0 ? phrase("duration.days", language, { n: "0" }) : parts.join(phrase("duration.join", language));
}

const fieldTitle = (scheme: Scheme, field: string, language: Language): string => titleOf(scheme, field.startsWith("record.") ? field : `record.${field}`, language);

/** Which days count, as words that stand before (Chinese) or after (English) the records. */
export function windowInWords(window: Window, scheme: Scheme, language: Language): string {
  if (window.kind === "period") return phrase("window.period", language);
  if (window.kind === "duration") return phrase("window.duration", language, { duration: durationInWords(window.duration, language) });
  if (window.kind === "since") return phrase("window.since", language, { fact: titleOf(scheme, window.fact, language) });
  const until = joined(window.until.map((field) => fieldTitle(scheme, field, language)), language);
  if (!window.otherwise) return phrase("window.valid", language, { until });
  return phrase("window.validElse", language, { until, duration: durationInWords(window.otherwise, language) });
}
