import { isoDay } from "../../calendar/days.js";
import type { DatedParameter } from "../../model/card.js";
import type { DatedValue, Scheme } from "../../model/scheme.js";
import { plainNumber } from "../format-number.js";
import { joined, phrase, type Language } from "../phrases/phrases.js";

/** The values of a dated parameter, newest first: "30 (since 2026-01-01; 25 before)". What began first is said without its day only where something began after it. */
export function datedInWords(values: readonly DatedValue[], language: Language): string {
  const [newest, ...earlier] = [...values].reverse();
  const day = isoDay(newest.from);
  const value = plainNumber(newest.value);
  if (earlier.length === 0) return phrase("parameter.since", language, { value, day });
  const told = earlier.map((each) => (earlier.length === 1 ? plainNumber(each.value) : phrase("parameter.earlier", language, { value: plainNumber(each.value), day: isoDay(each.from) })));
  return phrase("parameter.sinceAfter", language, { value, day, earlier: joined(told, language) });
}

const PREFIX = "record.parameter.";

/** A dated parameter that a rule with `for` reads on the day of the record (`record.parameter.<name>@<field>`), with all its values; null: the fact is no such parameter. */
export function lawInWords(fact: string, { parameters }: Pick<Scheme, "parameters">, language: Language): string | null {
  if (!fact.startsWith(PREFIX)) return null;
  const parameter = parameters.get(fact.slice(PREFIX.length, fact.lastIndexOf("@")));
  return parameter?.values ? phrase("parameter.ofAct", language, { title: parameter.title[language], value: datedInWords(parameter.values, language) }) : null;
}

/** Which version of a dated parameter was read: "Points lost for each: -5 (since 2026-08-15)"; before the first, that there was none yet. */
export function versionInWords({ name, value, since }: DatedParameter, { parameters }: Pick<Scheme, "parameters">, language: Language): string {
  const title = parameters.get(name)?.title[language] ?? name;
  if (value === null || since === null) return phrase("parameter.notYet", language, { title });
  return phrase("parameter.on", language, { title, value: phrase("parameter.since", language, { value: plainNumber(value), day: since }) });
}
