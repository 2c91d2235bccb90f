import type { ObjectNode, StringNode, ValueNode } from "@humanwhocodes/momoa";
import type { Problem } from "../../domain/model/problem.js";
import { below } from "../../domain/scheme/pointer.js";
import { problemOf, type Details } from "../../domain/scheme/problems.js";
import type { ProblemCode } from "../../domain/scheme/problem-catalogue.js";
import { isExact } from "./exact-number.js";

interface Place {
  readonly line: number;
  readonly column: number;
}
interface Walk {
  readonly text: string;
  readonly problems: Problem[];
}

/** Keys that reach into the machinery of the language the program is written in. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
const LONE_SURROGATE = /\p{Surrogate}/u;

function report(walk: Walk, code: ProblemCode, at: { readonly pointer: string; readonly place: Place }, details: Details = {}): void {
  const { line, column } = at.place;
  walk.problems.push({ ...problemOf(code, at.pointer, details), line, column });
}

function member(walk: Walk, seen: Map<string, Place>, name: StringNode, pointer: string): boolean {
  const [key, place] = [name.value, name.loc.start];
  const at = { pointer: below(pointer, key), place };
  const first = seen.get(key);
  if (first) report(walk, "duplicate-key", at, { key, line: first.line });
  else seen.set(key, place);
  if (FORBIDDEN.has(key)) report(walk, "forbidden-key", at, { key });
  if (LONE_SURROGATE.test(key)) report(walk, "lone-surrogate", at);
  return !first && !FORBIDDEN.has(key);
}

function objectOf(walk: Walk, node: ObjectNode, pointer: string): Record<string, unknown> {
  const seen = new Map<string, Place>();
  const value: Record<string, unknown> = {};
  for (const each of node.members) {
    const name = each.name as StringNode;
    const kept = member(walk, seen, name, pointer);
    const child = valueOf(walk, each.value, below(pointer, name.value));
    if (kept) value[name.value] = child;
  }
  return value;
}

/** The value of a node; what cannot be kept as it was written is a problem (and left out, or kept as near as it can be). */
export function valueOf(walk: Walk, node: ValueNode, pointer: string): unknown {
  const place = node.loc.start;
  if (node.type === "Object") return objectOf(walk, node, pointer);
  if (node.type === "Array") return node.elements.map((element, i) => valueOf(walk, element.value, below(pointer, i)));
  if (node.type === "String") {
    if (LONE_SURROGATE.test(node.value)) report(walk, "lone-surrogate", { pointer, place });
    return node.value;
  }
  if (node.type === "Number") {
    const written = walk.text.slice(node.loc.start.offset, node.loc.end.offset);
    if (!isExact(written, node.value)) report(walk, "unsafe-number", { pointer, place }, { found: written.length > 60 ? `${written.slice(0, 57)}...` : written, kept: String(node.value) });
    // -0 prints as 0: there is one zero. What is beyond every double was refused above, and must not trouble what reads on.
    return node.value === 0 || !Number.isFinite(node.value) ? 0 : node.value;
  }
  return node.type === "Boolean" ? node.value : null;
}
