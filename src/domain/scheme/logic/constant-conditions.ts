import type { Condition } from "../../model/scheme.js";
import { below } from "../pointer.js";
import { placesOf } from "./places.js";
import { satisfiable, type Universe } from "./satisfiable.js";
import type { Whole } from "./whole.js";

interface Seen {
  readonly node: Condition;
  never: boolean;
  always: boolean;
}
type Verdicts = Map<string, Seen>;

function note(verdicts: Verdicts, node: Condition, universe: Universe): void {
  const never = !satisfiable(universe, [{ condition: node, wish: "true" }]);
  const always = !satisfiable(universe, [{ condition: node, wish: "false" }]);
  const seen = verdicts.get(node.pointer);
  if (seen) {
    seen.never &&= never;
    seen.always &&= always;
  } else verdicts.set(node.pointer, { node, never, always });
  if (node.kind === "not") note(verdicts, node.part, universe);
  else if (node.kind !== "test") for (const part of node.parts) note(verdicts, part, universe);
}

const TOLD_ALREADY = new Set(["value-beyond", "value-impossible"]);

/** Reports the smallest parts that explain why a condition always turns out the same; true if something was reported (or had been). */
function report({ context }: Whole, verdicts: Verdicts, node: Condition): boolean {
  const parts = node.kind === "not" ? [node.part] : node.kind === "test" ? [] : node.parts;
  const inParts = parts.map((part) => report({ context } as Whole, verdicts, part)).some(Boolean);
  const seen = verdicts.get(node.pointer);
  if (inParts || !seen || !(seen.never || seen.always)) return inParts;
  const told = context.problems.list.some(({ code, path }) => TOLD_ALREADY.has(code) && path === below(node.pointer, "value"));
  // A test whether something is known asks about the data: its outcome is never in the text.
  if (!told && !(node.kind === "test" && node.operator === "known")) context.problems.add(seen.never ? "never-true" : "always-true", node.pointer);
  return true;
}

/** Warns of conditions that no facts can make true, and of those that no known facts can make false: constants, ranges and lists of words tell. One that is read at several places, or over rows, is told of if it is so at all of them. */
export function checkConstantConditions(whole: Whole): void {
  const places = placesOf(whole);
  const verdicts: Verdicts = new Map();
  for (const { condition, universe } of places) note(verdicts, condition, universe);
  const reported = new Set<string>();
  for (const { condition } of places) {
    if (reported.has(condition.pointer)) continue;
    reported.add(condition.pointer);
    report(whole, verdicts, condition);
  }
}
