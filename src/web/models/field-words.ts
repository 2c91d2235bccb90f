import type { FieldDeclaration } from "../../domain/model/kinds.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { isoDay, shanghaiDay } from "../../domain/calendar/days.js";
import { valueInWords } from "../../domain/explain/value-words.js";
import type { Language } from "../language.js";
import { LACKING } from "../words/disclosures.js";

type Value = string | number | boolean | readonly string[];

/** A code that the scheme itself has a title for: a check, or a row of one of its rules. */
function schemeTitle(code: string, scheme: Scheme, language: Language): string | undefined {
  return (scheme.checks.get(code) ?? scheme.rules.find(({ row }) => row === code))?.title[language];
}

function codeInWords(code: string, field: FieldDeclaration, scheme: Scheme, language: Language): string {
  if (field.name === "source" || !/^[A-Za-z][\w-]*$/.test(code)) return code;
  const lacks = field.name === "data.lacking" && Object.hasOwn(LACKING, code) ? LACKING[code][language === "en" ? 1 : 0] : undefined;
  return lacks ?? field.codes?.get(code)?.[language] ?? schemeTitle(code, scheme, language) ?? code;
}

/** A value of a record's field: instants as their day in Asia/Shanghai, codes in words wherever the kind or the scheme has them. */
export function fieldInWords(field: FieldDeclaration, value: Value, scheme: Scheme, language: Language): string {
  if (typeof value === "string") {
    const day = value.includes("T") ? shanghaiDay(value) : null;
    return day === null ? codeInWords(value, field, scheme, language) : isoDay(day);
  }
  if (Array.isArray(value)) return value.map((part) => codeInWords(String(part), field, scheme, language)).join(language === "en" ? ", " : "、");
  return valueInWords(value, "", scheme, language);
}

/** An attribute of the subjects that a scheme rates: a code by what their kind calls it. */
export function attributeInWords(name: string, value: string, scheme: Scheme, language: Language): string {
  return scheme.kinds.subjects.get(scheme.subject)?.fields.get(name)?.codes?.get(value)?.[language] ?? value;
}
