import type { Expression, Scheme } from "../model/scheme.js";
import { lawInWords } from "./terms/dated-words.js";
import { plainNumber } from "./format-number.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";

type Of<Op extends Expression["op"]> = Extract<Expression, { readonly op: Op }>;
type Say = (expression: Expression) => string;

function numberWords(expression: Of<"number">, scheme: Scheme, language: Language): string {
  const title = expression.parameter === undefined ? undefined : scheme.parameters.get(expression.parameter)?.title[language];
  const value = plainNumber(expression.value);
  return title === undefined ? value : phrase("parameter", language, { value, title });
}

function stepsWords(expression: Of<"steps">, say: Say, language: Language): string {
  const at = expression.at.map(([from, value]) => phrase("op.step", language, { from: plainNumber(from), value: plainNumber(value) }));
  return phrase("op.steps", language, { of: say(expression.of), at: at.join(phrase("clause.join", language)) });
}

function linearWords({ of, from, to }: Of<"linear">, say: Say, language: Language): string {
  const [x1, y1, x2, y2] = [...from, ...to].map(plainNumber);
  return phrase("op.linear", language, { of: say(of), x1, y1, x2, y2 });
}

function lookupWords(expression: Of<"lookup">, say: Say, language: Language): string {
  const entries = [...expression.in].map(([key, value]) => phrase("op.entry", language, { key, value: plainNumber(value) }));
  if (expression.else !== undefined) entries.push(phrase("op.else", language, { value: plainNumber(expression.else) }));
  return phrase("op.lookup", language, { of: say(expression.of), in: entries.join(phrase("clause.join", language)) });
}

/** An operand of + − × ÷: what itself is such an expression stands in brackets. */
function operandWords(part: Expression, say: Say, language: Language): string {
  return INFIX.has(part.op) ? phrase("nested", language, { inner: say(part) }) : say(part);
}
const INFIX: ReadonlySet<Expression["op"]> = new Set<Expression["op"]>(["add", "subtract", "multiply", "divide"]);

/** An expression in words; facts by their titles, parameters with theirs. */
export function expressionInWords(expression: Expression, scheme: Scheme, language: Language): string {
  const say: Say = (part) => expressionInWords(part, scheme, language);
  switch (expression.op) {
    case "number": return numberWords(expression, scheme, language);
    case "fact": return lawInWords(expression.fact, scheme, language) ?? phrase("op.fact", language, { title: titleOf(scheme, expression.fact, language) });
    case "round": return phrase("op.round", language, { of: say(expression.of), places: String(expression.places), mode: phrase(`mode.${expression.mode}`, language) });
    case "days": case "workdays": return phrase(`op.${expression.op}`, language, { from: say(expression.from), to: say(expression.to) });
    case "steps": return stepsWords(expression, say, language);
    case "linear": return linearWords(expression, say, language);
    case "lookup": return lookupWords(expression, say, language);
    case "min": case "max": case "firstKnown": return phrase(`op.${expression.op}`, language, { of: joined(expression.of.map(say), language) });
    default: return expression.of.map((part) => operandWords(part, say, language)).join(phrase(`op.${expression.op}`, language));
  }
}
