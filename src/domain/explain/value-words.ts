import type { Known, Scheme } from "../model/scheme.js";
import { enumTitle } from "./terms/enum-titles.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { formatLimit, formatNumber, plainNumber } from "./format-number.js";

/** Unit of a fact's numbers, where its declaration tells; null: a plain number. */
export function unitOf(scheme: Pick<Scheme, "facts">, name: string): "unit.day" | "unit.workday" | null {
  const fact = scheme.facts.find((declared) => declared.name === name);
  if (fact?.from === "records") return fact.aggregate === "daysSince" ? "unit.day" : null;
  if (fact?.from !== "formula") return null;
  if (fact.expression.op === "days") return "unit.day";
  return fact.expression.op === "workdays" ? "unit.workday" : null;
}

/** Places with which a fact is printed: the score with the scheme's own, points as on the card; null: as many as the number has. */
function placesOf(scheme: Pick<Scheme, "score">, name: string): number | null {
  if (name === "score") return scheme.score?.round.places ?? 0;
  return name.startsWith("points.") ? scheme.score?.round.items ?? 0 : null;
}

export function numberInWords(value: number, fact: string, scheme: Pick<Scheme, "facts" | "score">, language: Language): string {
  const places = placesOf(scheme, fact);
  const text = places === null ? plainNumber(value) : fact === "score" ? formatLimit(value, places) : formatNumber(value, places);
  const unit = unitOf(scheme, fact);
  return unit === null ? text : phrase(value === 1 || value === -1 ? `${unit}.one` : unit, language, { value: text });
}

type Said = Pick<Scheme, "facts" | "score"> & Partial<Pick<Scheme, "kinds" | "subject">>;

/** A value of a fact in words: numbers with their unit, yes or no, days as 2026-03-31, texts in quotation marks (codes by what their kind calls them), lists in order. */
export function valueInWords(value: Known, fact: string, scheme: Said, language: Language): string {
  if (typeof value === "number") return numberInWords(value, fact, scheme, language);
  if (typeof value === "boolean") return phrase(value ? "true" : "false", language);
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : phrase("quoted", language, { value: enumTitle(scheme, fact, value, language) ?? value });
  return joined((value as readonly Known[]).map((part) => valueInWords(part, fact, scheme, language)), language);
}
