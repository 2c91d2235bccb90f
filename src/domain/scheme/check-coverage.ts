import type { Outcome, Trace, TraceNode } from "../model/card.js";
import type { Condition, Scheme } from "../model/scheme.js";

/** A condition of the author's text and the outcomes that no case brought about. */
export interface UncoveredCondition {
  /** JSON Pointer into the text; of a text with rows: any of its rows. */
  readonly pointer: string;
  readonly never: readonly Outcome[];
}
/** What the cases of a scheme leave untried. */
export interface Coverage {
  /** Rules that never held, in the order of the file. */
  readonly rulesNeverTrue: readonly string[];
  /** Comparisons, and what joins them, that were never true or never false. Unknown is not asked for; `not` only turns what its part says. */
  readonly conditions: readonly UncoveredCondition[];
  /** Rules and conditions, how many were covered of how many. */
  readonly covered: number;
  readonly of: number;
  /** Conditions that were unknown in some case: for information. */
  readonly unknownSeen: number;
}

const ASKED: readonly Outcome[] = ["true", "false"];

function conditionsOf(condition: Condition | undefined, into: Set<string>): void {
  if (!condition) return;
  if (condition.kind === "not") return conditionsOf(condition.part, into);
  into.add(condition.pointer);
  if (condition.kind !== "test") for (const part of condition.parts) conditionsOf(part, into);
}

/** Every condition that a trace can show, by its place: rules, eligibility, bands, limits, lists. */
function allConditions(scheme: Scheme): readonly string[] {
  const found = new Set<string>();
  for (const { conditions } of scheme.eligibility) conditionsOf(conditions, found);
  for (const { applies, conditions } of scheme.rules) for (const each of [applies, conditions]) conditionsOf(each, found);
  for (const { when } of [...scheme.grades, ...scheme.atMost]) conditionsOf(when, found);
  for (const { gate, conditions } of scheme.lists) for (const each of [gate, conditions]) conditionsOf(each, found);
  return [...found];
}

type Seen = Map<string, Set<Outcome>>;

function note(seen: Seen, key: string, outcome: Outcome): void {
  const outcomes = seen.get(key) ?? new Set();
  seen.set(key, outcomes.add(outcome));
}

function noteNode(seen: Seen, node: TraceNode | null): void {
  if (node === null) return;
  note(seen, node.pointer, node.outcome);
  if (node.kind !== "test") for (const part of node.parts) noteNode(seen, part);
}

/** Which rules and which outcomes of which conditions no trace reached. Traces are those of all subjects of all cases. */
export function checkCoverage(scheme: Scheme, traces: Iterable<Trace>): Coverage {
  const [rules, nodes]: readonly [Seen, Seen] = [new Map(), new Map()];
  for (const trace of traces) {
    for (const { rule, outcome, applies, conditions } of trace.rules) {
      note(rules, rule, outcome);
      noteNode(nodes, applies);
      noteNode(nodes, conditions);
    }
    for (const { conditions } of trace.decisions) noteNode(nodes, conditions);
  }
  const all = allConditions(scheme);
  const rulesNeverTrue = scheme.rules.map((rule) => rule.name).filter((name) => rules.get(name)?.has("true") !== true);
  const untried = all.map((pointer): UncoveredCondition => ({ pointer, never: ASKED.filter((outcome) => nodes.get(pointer)?.has(outcome) !== true) })).filter((each) => each.never.length > 0);
  const of = scheme.rules.length + all.length;
  return { rulesNeverTrue, conditions: untried, covered: of - rulesNeverTrue.length - untried.length, of, unknownSeen: all.filter((pointer) => nodes.get(pointer)?.has("unknown") === true).length };
}
