import type { Condition, Test } from "../model/scheme.js";

/** One pass over all rows of a table; its slot is its place in the pool, and it reads slots before it. */
export type Step =
  | { readonly kind: "test"; readonly test: Test }
  | { readonly kind: "all" | "any"; readonly parts: readonly number[] }
  | { readonly kind: "not"; readonly part: number }
  /** In a table of records: a condition over facts of the subject, computed there and spread over its records. */
  | { readonly kind: "spread"; readonly condition: Condition };

/** Conditions of one table, each once however often and wherever it is written. */
export interface ConditionPool {
  /** Steps of this pool alone; the first has the slot `base`. */
  readonly steps: readonly Step[];
  readonly base: number;
  /** Places of the steps in the order in which they are best run: tests of one fact after each other, while its column is in cache. */
  order(): readonly number[];
  /** Slot of a condition; adds the steps it lacks. */
  slotOf(condition: Condition): number;
  /** Slot of an equal step, if there is one here or below. */
  find(key: string): number | undefined;
  /** Slot of this very condition, if it was asked for before, here or below. */
  recall(condition: Condition): number | undefined;
}

/** What makes two tests equal: fact, operator and right-hand side, not where they are written. */
export function keyOfTest({ fact, operator, value }: Test): string {
  const right = value.kind === "fact" ? ["fact", value.fact] : [value.type, value.value];
  return JSON.stringify([fact, operator, right]);
}

const readsRecord = (condition: Condition): boolean =>
  condition.kind === "test"
    ? condition.fact.startsWith("record.") || (condition.value.kind === "fact" && condition.value.fact.startsWith("record."))
    : condition.kind === "not" ? readsRecord(condition.part) : condition.parts.some(readsRecord);

function bestOrder(steps: readonly Step[]): readonly number[] {
  const keys = steps.map((step) => (step.kind === "test" ? step.test.fact : "\uffff"));
  return steps.map((_, place) => place).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
}

/**
 * A pool over the rows of `of`. With `below`, it continues a pool that others share and must not change: what that one has is found there, and
 * slots count on from its end.
 */
export function createConditionPool(of: "subjects" | "records", below: ConditionPool | null = null): ConditionPool {
  const steps: Step[] = [];
  const keys = new Map<string, number>();
  const seen = new Map<Condition, number>();
  const base = below ? below.base + below.steps.length : 0;
  const find = (key: string): number | undefined => keys.get(key) ?? below?.find(key);
  const put = (key: string, step: Step): number => {
    const slot = find(key) ?? base + steps.push(step) - 1;
    keys.set(key, slot);
    return slot;
  };
  const join = (kind: "all" | "any", conditions: readonly Condition[]): number => {
    const parts = [...new Set(conditions.map(slotOf))].sort((a, b) => a - b);
    return parts.length === 1 ? parts[0] : put(`${kind} ${parts.join()}`, { kind, parts });
  };
  const make = (condition: Condition): number => {
    if (of === "records" && !readsRecord(condition)) return put(`spread ${textOf(condition)}`, { kind: "spread", condition });
    if (condition.kind === "test") return put(keyOfTest(condition), { kind: "test", test: condition });
    if (condition.kind !== "not") return join(condition.kind, condition.parts);
    const part = slotOf(condition.part);
    return put(`not ${part}`, { kind: "not", part });
  };
  let ordered: readonly number[] = [];
  const order = (): readonly number[] => {
    if (ordered.length !== steps.length) ordered = bestOrder(steps);
    return ordered;
  };
  const recall = (condition: Condition): number | undefined => seen.get(condition) ?? below?.recall(condition);
  const slotOf = (condition: Condition): number => {
    const slot = recall(condition) ?? make(condition);
    seen.set(condition, slot);
    return slot;
  };
  return { steps, base, order, slotOf, find, recall };
}

/** Equal conditions give equal texts. */
function textOf(condition: Condition): string {
  if (condition.kind === "test") return keyOfTest(condition);
  const parts = condition.kind === "not" ? [condition.part] : condition.parts;
  return `${condition.kind}(${parts.map(textOf).join()})`;
}
