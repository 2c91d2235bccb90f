import type { Condition, Known, Operand, Scheme, Test } from "../model/scheme.js";
import { isoDay } from "../calendar/days.js";
import { OPERATOR_PHRASES } from "../language/operators.js";
import { codeTitle } from "./terms/code-titles.js";
import { lawInWords } from "./terms/dated-words.js";
import { fill, joined, phrase, type Language } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";
import { valueInWords } from "./value-words.js";

function dayText(value: Known): Known {
  if (typeof value === "number") return isoDay(value);
  return Array.isArray(value) ? value.map((part) => (typeof part === "number" ? isoDay(part) : String(part))) : value;
}

function operandInWords(operand: Operand, test: Test, scheme: Scheme, language: Language): string {
  if (operand.kind === "fact") return lawInWords(operand.fact, scheme, language) ?? titleOf(scheme, operand.fact, language);
  const value = operand.type === "day" ? dayText(operand.value) : operand.value;
  const text = codesInWords(value, test.fact, scheme, language) ?? thresholdInWords(value, test.fact, { operator: test.operator, scheme, language });
  return withParameter(text, { parameter: operand.parameter ?? null, fact: test.fact, scheme, language });
}

/** A text, or a list of texts, of which some are codes with a title in the scheme; null: none is. */
function codesInWords(value: Known, fact: string, scheme: Scheme, language: Language): string | null {
  const values = typeof value === "string" ? [value] : Array.isArray(value) ? (value as readonly Known[]) : [];
  const titles = values.map((each) => (typeof each === "string" ? codeTitle(scheme, fact, each, language) : null));
  if (titles.every((title) => title === null)) return null;
  return joined(values.map((each, i) => titles[i] ?? valueInWords(each, fact, scheme, language)), language);
}

interface Named {
  readonly parameter: string | null;
  readonly fact: string;
  readonly scheme: Scheme;
  readonly language: Language;
}

/** A threshold with the title of its parameter, where that says more than the fact's own. */
export function withParameter(value: string, { parameter, fact, scheme, language }: Named): string {
  const title = parameter === null ? undefined : scheme.parameters.get(parameter)?.title[language];
  return title === undefined || title === titleOf(scheme, fact, language) ? value : phrase("parameter", language, { value, title });
}

/** A constant beside an operator: a pair as "from to", everything else as a value of the fact. */
export function thresholdInWords(value: Known, fact: string, { operator, scheme, language }: { readonly operator: string; readonly scheme: Scheme; readonly language: Language }): string {
  if (operator !== "between" || !Array.isArray(value)) return valueInWords(value, fact, scheme, language);
  const [from, to] = (value as readonly Known[]).map((part) => valueInWords(part, fact, scheme, language));
  return phrase("pair.of", language, { from, to });
}

/** The phrase of an operator, or of its negation. Throws RangeError for an operator that the table does not have. */
export function operatorPhrase(operator: string, negated: boolean, language: Language): string {
  const row = OPERATOR_PHRASES.get(operator);
  if (!row) throw new RangeError(`no phrase for the operator ${operator}`);
  return row[negated ? "not" : "phrase"][language];
}

/** An operator's phrase with its sides: in Chinese no space stands before a title or a quotation. */
export function sidesInWords(template: string, sides: { readonly a: string; readonly b: string }, language: Language): string {
  const isTight = language === "zh-CN" && !/^[ -~\u2212]/.test(sides.b);
  return fill(isTight ? template.replace(" {b}", "{b}").replace("{b} ", "{b}") : template, sides);
}

function booleanInWords({ value }: Test, negated: boolean, sides: { readonly a: string; readonly b: string }, language: Language): string {
  if (value.kind === "constant") return phrase((value.value === true) === negated ? "boolean.false" : "boolean.true", language, sides);
  return phrase(negated ? "boolean.isNot" : "boolean.is", language, sides);
}

function testInWords(test: Test, negated: boolean, scheme: Scheme, language: Language): string {
  const a = titleOf(scheme, test.fact, language);
  if (test.operator === "known" && test.value.kind === "constant") {
    return phrase((test.value.value === true) === negated ? "known.false" : "known.true", language, { a });
  }
  const b = operandInWords(test.value, test, scheme, language);
  if (test.type === "boolean" && test.operator === "equal") return booleanInWords(test, negated, { a, b }, language);
  if (test.type === "string" && test.operator === "equal") return phrase(negated ? "text.isNot" : "text.is", language, { a, b });
  // One entry is shared: it is contained.
  if (test.operator === "overlaps" && test.value.kind === "constant" && Array.isArray(test.value.value) && test.value.value.length === 1) return sidesInWords(operatorPhrase("contains", negated, language), { a, b }, language);
  return sidesInWords(operatorPhrase(test.operator, negated, language), { a, b }, language);
}

/** A condition in one sentence without a full stop. */
export function conditionInWords(condition: Condition, scheme: Scheme, language: Language): string {
  if (condition.kind === "test") return testInWords(condition, false, scheme, language);
  if (condition.kind === "not") {
    if (condition.part.kind === "test") return testInWords(condition.part, true, scheme, language);
    return phrase("not", language, { inner: conditionInWords(condition.part, scheme, language) });
  }
  const parts = condition.parts.map((part) => {
    const inner = conditionInWords(part, scheme, language);
    return part.kind === "test" || part.kind === "not" || condition.parts.length === 1 ? inner : phrase("nested", language, { inner });
  });
  return parts.join(phrase(condition.kind === "all" ? "and.join" : "or.join", language));
}
