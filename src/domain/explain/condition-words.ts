import type { Condition, Known, Operand, Scheme, Test } from "../model/scheme.js";
import { isoDay } from "../calendar/days.js";
import { OPERATOR_PHRASES } from "../language/operators.js";
import { fill, phrase, type Language } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";
import { valueInWords } from "./value-words.js";

function dayText(value: Known): Known {
  if (typeof value === "number") return isoDay(value);
  return Array.isArray(value) ? value.map((part) => (typeof part === "number" ? isoDay(part) : String(part))) : value;
}

function operandInWords(operand: Operand, test: Test, scheme: Scheme, language: Language): string {
  if (operand.kind === "fact") return titleOf(scheme, operand.fact, language);
  const value = operand.type === "day" ? dayText(operand.value) : operand.value;
  const text = thresholdInWords(value, test.fact, { operator: test.operator, scheme, language });
  return withParameter(text, { parameter: operand.parameter ?? null, fact: test.fact, scheme, language });
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

function testInWords(test: Test, negated: boolean, scheme: Scheme, language: Language): string {
  const a = titleOf(scheme, test.fact, language);
  if (test.operator === "known" && test.value.kind === "constant") {
    return phrase((test.value.value === true) === negated ? "known.false" : "known.true", language, { a });
  }
  const b = operandInWords(test.value, test, scheme, language);
  if (test.type === "boolean" && test.operator === "equal") return phrase(negated ? "boolean.isNot" : "boolean.is", language, { a, b });
  return fill(operatorPhrase(test.operator, negated, language), { a, b });
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
