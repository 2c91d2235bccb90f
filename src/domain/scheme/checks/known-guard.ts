import type { Condition } from "../../model/scheme.js";
import type { ReadContext } from "../vocabulary/context.js";

const PREFIX = "record.";

function isKnownTest(part: Condition, value: boolean): part is Condition & { readonly kind: "test" } {
  return part.kind === "test" && part.operator === "known" && part.value.kind === "constant" && part.value.value === value;
}

/** Fields that are there wherever the condition is true: those that an `all` asks to be known. */
export function guardedBy(where: Condition | undefined): ReadonlySet<string> {
  if (!where) return new Set();
  const parts = where.kind === "all" ? where.parts : [where];
  return new Set(parts.filter((part) => isKnownTest(part, true)).map((part) => (part as { readonly fact: string }).fact));
}

/** Fields whose absence decides the node before another part reads them: `known` true inside `all`, `known` false inside `any`. */
function guardsOf(node: Condition): readonly string[] {
  if (node.kind !== "all" && node.kind !== "any") return [];
  return node.parts.filter((part) => isKnownTest(part, node.kind === "all")).map((part) => (part as { readonly fact: string }).fact);
}

interface Guard {
  readonly context: ReadContext;
  /** Fields that every kind requires. */
  readonly required: (field: string) => boolean;
}

function refuse({ context, required }: Guard, fact: string, guards: ReadonlySet<string>, pointer: string): void {
  const field = fact.slice(PREFIX.length);
  if (required(field) || guards.has(fact)) return;
  context.problems.add("unguarded-field", pointer, { name: field });
}

function walk(guard: Guard, node: Condition, guards: ReadonlySet<string>): void {
  if (node.kind === "not") return walk(guard, node.part, guards);
  if (node.kind !== "test") {
    const more = new Set([...guards, ...guardsOf(node)]);
    for (const part of node.parts) walk(guard, part, more);
    return;
  }
  if (node.operator === "known") return;
  refuse(guard, node.fact, guards, node.pointer);
  if (node.value.kind === "fact") refuse(guard, node.value.fact, guards, node.pointer);
}

/** `where` reads only fields that the kinds require, or that a `known` beside them guards: no record is lost for a field that it lacks. */
export function checkGuards(guard: Guard, where: Condition): void {
  walk(guard, where, new Set());
}

/** A field outside `where` (of, weight, on) is required, or `where` asks for it. */
export function checkGuarded(guard: Guard, fact: string, where: Condition | undefined, pointer: string): void {
  refuse(guard, fact, guardedBy(where), pointer);
}
