import type { Outcome, Trace, TraceNode } from "../model/card.js";
import type { Condition, Scheme } from "../model/scheme.js";

/** A comparison of the author's text and the outcomes that no case brought about. */
export interface UncoveredTest {
  /** JSON Pointer into the text; of a text with rows: any of its rows. */
  readonly pointer: string;
  readonly fact: string;
  readonly never: readonly Outcome[];
}
/** What the cases of a scheme leave untried. */
export interface Coverage {
  /** Rules that never held, in the order of the file. */
  readonly rulesNeverTrue: readonly string[];
  /** Comparisons that were never true, or never false. Unknown is not asked for. */
  readonly tests: readonly UncoveredTest[];
  /** Rules and comparisons, how many were covered of how many. */
  readonly covered: number;
  readonly of: number;
}

const ASKED: readonly Outcome[] = ["true", "false"];

function testsOf(condition: Condition | undefined, into: Map<string, string>): void {
  if (!condition) return;
  if (condition.kind === "test") into.set(condition.pointer, into.get(condition.pointer) ?? condition.fact);
  else if (condition.kind === "not") testsOf(condition.part, into);
  else for (const part of condition.parts) testsOf(part, into);
}

/** Every comparison that a trace can show, by its place: rules, eligibility, bands, limits, lists. */
function allTests(scheme: Scheme): ReadonlyMap<string, string> {
  const tests = new Map<string, string>();
  for (const { conditions } of scheme.eligibility) testsOf(conditions, tests);
  for (const { applies, conditions } of scheme.rules) for (const each of [applies, conditions]) testsOf(each, tests);
  for (const { when } of [...scheme.grades, ...scheme.atMost]) testsOf(when, tests);
  for (const { gate, conditions } of scheme.lists) for (const each of [gate, conditions]) testsOf(each, tests);
  return tests;
}

type Seen = Map<string, Set<Outcome>>;

function note(seen: Seen, key: string, outcome: Outcome): void {
  const outcomes = seen.get(key) ?? new Set();
  seen.set(key, outcomes.add(outcome));
}

function noteNode(seen: Seen, node: TraceNode | null): void {
  if (node === null) return;
  if (node.kind === "test") note(seen, node.pointer, node.outcome);
  else for (const part of node.parts) noteNode(seen, part);
}

/** Which rules and which outcomes of which comparisons no trace reached. Traces are those of all subjects of all cases. */
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
  const tests = [...allTests(scheme)];
  const rulesNeverTrue = scheme.rules.map((rule) => rule.name).filter((name) => rules.get(name)?.has("true") !== true);
  const untried = tests.map(([pointer, fact]): UncoveredTest => ({ pointer, fact, never: ASKED.filter((outcome) => nodes.get(pointer)?.has(outcome) !== true) })).filter((each) => each.never.length > 0);
  const of = scheme.rules.length + tests.length;
  return { rulesNeverTrue, tests: untried, covered: of - rulesNeverTrue.length - untried.length, of };
}
