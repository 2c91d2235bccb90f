import { addDuration, isoDay } from "../calendar/days.js";
import type { Consequence } from "../model/ending.js";
import type { Day } from "../model/documents.js";
import { durationInWords } from "./duration-words.js";
import { phrase, type Language } from "./phrases/phrases.js";

/** When a result that is dated by the last day of its period was published; null: it is not. */
export interface ResultDays {
  readonly periodTo: Day;
  readonly publishedOn: Day | null;
}
/** First and last day of a consequence; null: it is not yet known, or it lasts until the next result. */
export interface Span {
  readonly from: Day | null;
  readonly until: Day | null;
}

/** From when to when a consequence of a result holds: from the last day of the period unless it says otherwise, as long as its term. */
export function spanOf({ since, term }: Consequence, { periodTo, publishedOn }: ResultDays): Span {
  const from = since === undefined ? periodTo : since === "publication" ? publishedOn : since;
  return { from, until: from !== null && term ? addDuration(from, term, 1) - 1 : null };
}

/** What a consequence is by its kind, since when and how long it holds, as a standard says it. */
export function timesInWords({ measure, since, term }: Pick<Consequence, "measure" | "since" | "term">, language: Language): readonly string[] {
  return [
    ...(measure === undefined ? [] : [phrase(`measure.${measure}`, language)]),
    ...(since === undefined ? [] : [since === "publication" ? phrase("consequence.publication", language) : phrase("consequence.since", language, { day: isoDay(since) })]),
    ...(term ? [phrase("consequence.for", language, { duration: durationInWords(term, language) })] : []),
  ];
}

/** From when to when it holds for one result: "from 2026-03-31 to 2027-03-30". */
export function spanInWords(consequence: Consequence, days: ResultDays, language: Language): string {
  const { from, until } = spanOf(consequence, days);
  const { measure } = consequence;
  if (from === null) return timesInWords(consequence, language).join(phrase("clause.join", language));
  const span = until === null ? phrase("consequence.from", language, { from: isoDay(from) }) : phrase("consequence.span", language, { from: isoDay(from), until: isoDay(until) });
  return [...timesInWords(measure === undefined ? {} : { measure }, language), span].join(phrase("clause.join", language));
}
