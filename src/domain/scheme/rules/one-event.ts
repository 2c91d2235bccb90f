import type { Rule, RuleEvent } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { poolsOf } from "./pools.js";

const isPoints = (rule: Rule): boolean => rule.event.type === "points";

/** Rules that give points share a pool with such rules alone: an item that lost to a finding or a cap would leave its group without a winner. */
export function checkOneEvent(context: ReadContext, rules: readonly Rule[]): void {
  for (const [name, pool] of poolsOf(rules)) {
    const [first] = pool;
    const odd = pool.filter((rule) => isPoints(rule) !== isPoints(first));
    const expected: RuleEvent["type"] = first.event.type;
    for (const { event, pointer } of odd) context.problems.add("one-mixes-events", below(pointer, "one", "of"), { name, found: event.type, expected });
  }
}
