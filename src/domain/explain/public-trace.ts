import type { Card, Finding, LinkedTrace, MissingFact, Trace, TraceNode } from "../model/card.js";
import type { Scheme } from "../model/scheme.js";
import { declaredFact } from "./titles.js";
import { isExpressionPublic, isPublic } from "./is-public.js";

function publicNode(node: TraceNode, isShown: (fact: string) => boolean): TraceNode {
  if (node.kind !== "test") return { ...node, parts: node.parts.map((part) => publicNode(part, isShown)) };
  const own = isShown(node.fact) ? {} : { value: null, ends: null };
  const other = node.thresholdFact === null || isShown(node.thresholdFact) ? {} : { threshold: null };
  return { ...node, ...own, ...other };
}

function remembering(scheme: Scheme): (fact: string) => boolean {
  const known = new Map<string, boolean>();
  return (fact) => {
    const found = known.get(fact) ?? isPublic(scheme, fact);
    known.set(fact, found);
    return found;
  };
}

/** Who is linked is told; what is read of them only where it may be. */
function publicLinked({ fact, subjects }: LinkedTrace, scheme: Scheme, isShown: (fact: string) => boolean): LinkedTrace {
  const declared = declaredFact(scheme, fact);
  const hides = (name: string | undefined): boolean => name !== undefined && !isShown(name);
  const [value, weight] = declared?.from === "linked" ? [hides(declared.of), hides(declared.weight)] : [true, true];
  return { fact, subjects: subjects.map((each) => ({ ...each, ...(value ? { value: null } : {}), ...(weight ? { weight: null } : {}) })) };
}

/** A trace without the values of facts that are not public: outcomes and reasons stay, so that it can still be followed. */
export function publicTrace(trace: Trace, scheme: Scheme): Trace {
  const isShown = remembering(scheme);
  const strip = (node: TraceNode | null): TraceNode | null => (node === null ? null : publicNode(node, isShown));
  return {
    ...trace,
    rules: trace.rules.map((rule) => ({ ...rule, applies: strip(rule.applies), conditions: strip(rule.conditions) })),
    decisions: trace.decisions.map((decision) => ({ ...decision, conditions: publicNode(decision.conditions, isShown) })),
    ...(trace.linked ? { linked: trace.linked.map((each) => publicLinked(each, scheme, isShown)) } : {}),
  };
}

function publicFinding(finding: Finding, scheme: Scheme): Finding {
  const details = scheme.rules.find((rule) => rule.name === finding.rule)?.event.details;
  const isShown = (name: string): boolean => {
    const expression = details?.get(name);
    return expression !== undefined && isExpressionPublic(scheme, expression);
  };
  return { ...finding, details: Object.fromEntries(Object.entries(finding.details).map(([name, value]) => [name, isShown(name) ? value : null])) };
}

const publicMissing = (missing: MissingFact, scheme: Scheme): MissingFact => (isPublic(scheme, missing.fact) ? missing : { ...missing, assumed: null });

/** A card without details and assumed values that are not public. */
export function publicCard(card: Card, scheme: Scheme): Card {
  return { ...card, findings: card.findings.map((finding) => publicFinding(finding, scheme)), missing: card.missing.map((fact) => publicMissing(fact, scheme)) };
}
