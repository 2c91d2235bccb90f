import { dayOf, shanghaiDay } from "../../domain/calendar/days.js";
import type { Json } from "../../domain/model/documents.js";
import type { FactType, FieldDeclaration } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { didYouMean } from "../../domain/scheme/did-you-mean.js";
import { below } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import { FACT_TYPE_WORDS, typeWords } from "../../domain/scheme/vocabulary/context.js";
import { shown } from "./plain-problem.js";

const fits: Readonly<Record<FactType, (value: Json) => boolean>> = {
  number: (value) => typeof value === "number", boolean: (value) => typeof value === "boolean", string: (value) => typeof value === "string",
  day: (value) => typeof value === "string", list: (value) => Array.isArray(value) && (value as readonly Json[]).every((each) => typeof each === "string"),
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function checkDay(value: string, pointer: string): readonly Problem[] {
  if (dayOf(value) !== null) return [];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [problemOf("no-such-day", pointer, { found: value })];
  return [problemOf("malformed", pointer, { found: shown(value), expected: ["日期写作 2026-03-31", "a day is written 2026-03-31"] })];
}

/** Characters as people count them: a sign of two units is one. */
const lengthOf = (text: string): number => (text.length > 1 && /[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

function checkText({ maxLength = Infinity, instant }: FieldDeclaration, value: string, pointer: string): readonly Problem[] {
  if (value.length > maxLength && lengthOf(value) > maxLength) return [problemOf("too-long", pointer, { limit: String(maxLength), found: shown(value) })];
  if (instant === true && !INSTANT.test(value)) return [problemOf("malformed", pointer, { found: shown(value), expected: ["时刻写作 2026-03-31T09:00:00+08:00", "an instant is written 2026-03-31T09:00:00+08:00"] })];
  return instant === true && shanghaiDay(value) === null ? [problemOf("no-such-day", pointer, { found: value })] : [];
}

function checkWord(field: FieldDeclaration, value: string, pointer: string): readonly Problem[] {
  const { oneOf } = field;
  if (!oneOf) return checkText(field, value, pointer);
  if (oneOf.includes(value)) return [];
  const suggestion = didYouMean(value, oneOf);
  return [problemOf("not-one-of", pointer, { found: shown(value), expected: oneOf.join(", "), ...(suggestion === undefined ? {} : { suggestion }) })];
}

function checkNumber({ minimum = -Infinity, maximum = Infinity, integer }: FieldDeclaration, value: number, pointer: string): readonly Problem[] {
  if (integer === true && !Number.isInteger(value)) return [problemOf("wrong-type", pointer, { expected: ["整数", "a whole number"], found: [shown(value), shown(value)] })];
  if (value < minimum) return [problemOf("too-small", pointer, { found: value, expected: `>= ${minimum}` })];
  return value > maximum ? [problemOf("too-great", pointer, { found: value, expected: `<= ${maximum}` })] : [];
}

function checkList(field: FieldDeclaration, values: readonly string[], pointer: string): readonly Problem[] {
  const { maxItems = Infinity } = field;
  if (values.length > maxItems) return [problemOf("too-many", pointer, { limit: maxItems, found: values.length })];
  return values.flatMap((each, i) => checkWord(field, each, below(pointer, i)));
}

/** What is wrong with a value of a declared field; null is absence and always right. */
export function checkValue(field: FieldDeclaration, value: Json, pointer: string): readonly Problem[] {
  if (value === null) return [];
  if (!fits[field.type](value)) return [problemOf("wrong-type", pointer, { expected: FACT_TYPE_WORDS[field.type], found: typeWords(value) })];
  if (field.type === "day") return checkDay(value as string, pointer);
  if (field.type === "number") return checkNumber(field, value as number, pointer);
  if (field.type === "string") return checkWord(field, value as string, pointer);
  return field.type === "list" ? checkList(field, value as readonly string[], pointer) : [];
}
