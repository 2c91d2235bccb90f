import type { Rule } from "../../model/scheme.js";
import { below } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { poolsOf } from "./pools.js";

/**
 * The rules of one pool bring points to one group: the winner carries the ends of all the others, and a group in which it does not stand would
 * be shown without what they can still do.
 */
export function checkOneGroup(context: ReadContext, rules: readonly Rule[]): void {
  for (const [name, pool] of poolsOf(rules)) {
    const points = pool.flatMap(({ event, pointer }) => (event.type === "points" ? [{ group: event.group, pointer }] : []));
    for (const { group, pointer } of points) {
      if (group !== points[0].group) context.problems.add("one-across-groups", below(pointer, "one", "of"), { name, found: group, expected: points[0].group });
    }
  }
}
