import type { Ends, MissingReason, TraceNode } from "../model/card.js";
import type { Scheme } from "../model/scheme.js";
import { operatorPhrase, sidesInWords, thresholdInWords, withParameter } from "./condition-words.js";
import { isPublic } from "./is-public.js";
import { phrase, type Language } from "./phrases/phrases.js";
import { titleOf } from "./titles.js";
import { numberInWords, valueInWords } from "./value-words.js";

type TestNode = Extract<TraceNode, { readonly kind: "test" }>;

/** Why a fact is missing. */
export function reasonInWords(reason: MissingReason, language: Language): string {
  return phrase(`reason.${reason}`, language);
}

/** What a number can still be: "69.50 to 73.50", "70 or more". */
export function endsInWords({ least, greatest }: Ends, fact: string, scheme: Pick<Scheme, "facts" | "score">, language: Language): string {
  const say = (value: number): string => numberInWords(value, fact, scheme, language);
  if (least !== null && greatest !== null) return phrase("ends.both", language, { least: say(least), greatest: say(greatest) });
  if (least !== null) return phrase("ends.least", language, { least: say(least) });
  return greatest === null ? phrase("ends.open", language) : phrase("ends.greatest", language, { greatest: say(greatest) });
}

function valueRead(node: TestNode, scheme: Scheme, language: Language): string {
  if (!isPublic(scheme, node.fact)) return phrase("notPublic", language);
  if (node.value === null) return phrase("missing", language, { reason: reasonInWords(node.reason ?? "notSettled", language) });
  const value = valueInWords(node.value, node.fact, scheme, language);
  if (!node.ends || (node.ends.least === node.value && node.ends.greatest === node.value)) return value;
  return phrase("node.ends", language, { value, ends: endsInWords(node.ends, node.fact, scheme, language) });
}

function threshold(node: TestNode, scheme: Scheme, language: Language): string {
  const { thresholdFact, parameter } = node;
  if (thresholdFact === null) {
    const value = thresholdInWords(node.threshold ?? "", node.fact, { operator: node.operator, scheme, language });
    return withParameter(value, { parameter, fact: node.fact, scheme, language });
  }
  const shown = !isPublic(scheme, thresholdFact) ? phrase("notPublic", language)
    : node.threshold === null ? phrase("missing", language, { reason: reasonInWords("operand", language) })
      : thresholdInWords(node.threshold, node.fact, { operator: node.operator, scheme, language });
  return phrase("parameter", language, { value: shown, title: titleOf(scheme, thresholdFact, language) });
}

function testInWords(node: TestNode, scheme: Scheme, language: Language): string {
  const [title, value] = [titleOf(scheme, node.fact, language), valueRead(node, scheme, language)];
  if (node.operator === "known") return phrase((node.outcome === "true") === (node.threshold === true) ? "node.present" : "node.absent", language, { title, value });
  // The phrase says what is so: of a test that failed, its negation.
  const says = sidesInWords(operatorPhrase(node.operator, node.outcome === "false", language), { a: "", b: threshold(node, scheme, language) }, language).trim();
  return phrase(node.outcome === "unknown" ? "node.unknown" : "node.holds", language, { title, value, says });
}

/** One node of a trace: what was read and the threshold ("公示间隔 171 天，大于 92 天"). A value that is not public is named so. */
export function traceNodeInWords(node: TraceNode, scheme: Scheme, language: Language): string {
  return node.kind === "test" ? testInWords(node, scheme, language) : phrase(`node.${node.kind}`, language);
}
