import type { Explained } from "../app/queries/scorecard-view.js";
import type { RuleTrace, TraceNode } from "../domain/model/card.js";
import type { Scheme } from "../domain/model/scheme.js";
import { formatSigned } from "../domain/explain/format-number.js";
import { versionInWords } from "../domain/explain/terms/dated-words.js";
import { publicTrace } from "../domain/explain/public-trace.js";
import { titleOf } from "../domain/explain/titles.js";
import { amongKinds } from "../domain/explain/titles.js";
import { traceNodeInWords } from "../domain/explain/trace-words.js";
import { say, type Terminal } from "./output.js";
import { scoreWords } from "./scorecard-lines.js";

const WORD = { true: { "zh-CN": "是", en: "true" }, false: { "zh-CN": "否", en: "false" }, unknown: { "zh-CN": "未知", en: "unknown" } } as const;

function nodeLines(node: TraceNode, scheme: Scheme, terminal: Terminal, indent: string): readonly string[] {
  const own = `${indent}${say(terminal, WORD[node.outcome])}  ${traceNodeInWords(node, scheme, terminal.language)}`;
  return node.kind === "test" ? [own] : [own, ...node.parts.flatMap((part) => nodeLines(part, scheme, terminal, `${indent}  `))];
}

function ruleLines(trace: RuleTrace, found: Explained, terminal: Terminal): readonly string[] {
  const rule = found.scheme.rules.find((r) => r.name === trace.rule);
  const item = found.card.items.find((i) => i.rule === trace.rule && i.record === trace.record);
  const places = found.scheme.score?.round.items ?? 0;
  const points = item && item.outcome === "true" ? `  ${formatSigned(item.points, places)}` : "";
  const head = `${say(terminal, WORD[trace.outcome])}  ${rule ? say(terminal, rule.title) : trace.rule} [${trace.rule}]${trace.record ? ` ${trace.record}` : ""}${points}`;
  const versions = (trace.parameters ?? []).map((each) => `      ${versionInWords(each, found.scheme, terminal.language)}`);
  const scheme = amongKinds(found.scheme, rule?.each);
  return [head, ...versions, ...[trace.applies, trace.conditions].flatMap((node) => (node ? nodeLines(node, scheme, terminal, "      ") : []))];
}

/** The subjects behind each fact over linked subjects, with what was read of them as far as it is public. */
function linkedLines({ trace, scheme }: Explained, terminal: Terminal): readonly string[] {
  const shown = (value: unknown): string => (value === null ? "—" : String(value));
  return (publicTrace(trace, scheme).linked ?? []).flatMap(({ fact, subjects }) => [
    `${titleOf(scheme, fact, terminal.language)} [${fact}]`,
    ...subjects.map(({ subject, outcome, value, weight }) => `      ${say(terminal, WORD[outcome])}  ${subject}  ${shown(value)}${weight === null ? "" : ` × ${weight}`}`),
  ]);
}

/** One scorecard in words: the result, the sentence, then every rule with every condition. */
export function explanationLines(found: Explained, sentence: string, terminal: Terminal): readonly string[] {
  const { card, scheme, scorecard, run } = found;
  const places = scheme.score?.round.places ?? 0;
  const score = scoreWords(card, places, terminal);
  const invented = run.demonstration ? [say(terminal, { "zh-CN": "示例数据，全部虚构", en: "demonstration data, all invented" })] : [];
  return [
    ...invented,
    `${scorecard.name}  ${say(terminal, scheme.title)} ${run.period.id}`,
    `${card.grade ?? card.outcome ?? "—"}  ${score}  ${card.rank === null ? "" : `${card.rank}${card.tied > 0 ? "=" : ""} / ${card.population}`}`.trim(),
    sentence,
    "",
    ...found.trace.rules.flatMap((trace) => ruleLines(trace, found, terminal)),
    ...linkedLines(found, terminal),
  ];
}
