import type { RuleTrace, TraceNode } from "../../domain/model/card.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { versionInWords } from "../../domain/explain/terms/dated-words.js";
import { amongKinds } from "../../domain/explain/titles.js";
import { traceNodeInWords } from "../../domain/explain/trace-words.js";
import { wordsOf, type Language } from "../language.js";
import { SCORECARD } from "../words/scorecard.js";
import type { Link } from "../pages/layout-model.js";

/** One condition with what it came to, in words; never ticks and crosses, since a condition that holds may well cost points. */
export interface NodeModel {
  readonly outcome: string;
  readonly text: string;
  readonly parts: readonly NodeModel[];
}
export interface TraceModel {
  readonly record: Link | false;
  /** Said instead of conditions. */
  readonly state: string | false;
  readonly applies: readonly NodeModel[];
  readonly conditions: readonly NodeModel[];
  /** Dated parameters as they were on the day of the record. */
  readonly versions: readonly string[];
}

export function nodeModel(node: TraceNode, scheme: Scheme, language: Language): NodeModel {
  if (node.kind !== "test" && node.kind !== "not" && node.parts.length === 1) return nodeModel(node.parts[0], scheme, language);
  const parts = node.kind === "test" ? [] : node.parts.map((part) => nodeModel(part, scheme, language));
  return { outcome: wordsOf(SCORECARD, language)[node.outcome], text: traceNodeInWords(node, scheme, language), parts };
}

/** The conditions themselves, without the `all` around them. */
export function nodesOf(node: TraceNode | null, scheme: Scheme, language: Language): readonly NodeModel[] {
  if (node === null) return [];
  const nodes = node.kind === "all" ? node.parts : [node];
  return nodes.map((part) => nodeModel(part, scheme, language));
}

/** One rule for one record (or none). */
export function traceModel(trace: RuleTrace, whole: Scheme, language: Language, record: Link | false): TraceModel {
  const scheme = amongKinds(whole, whole.rules.find(({ name }) => name === trace.rule)?.each);
  const words = wordsOf(SCORECARD, language);
  const conditions = nodesOf(trace.conditions, scheme, language);
  const silent = trace.state !== "evaluated" ? words[trace.state] : trace.conditions === null && words.always;
  return { record, state: silent, applies: nodesOf(trace.applies, scheme, language), conditions, versions: (trace.parameters ?? []).map((each) => versionInWords(each, scheme, language)) };
}
