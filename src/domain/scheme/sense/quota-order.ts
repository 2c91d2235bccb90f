import { below } from "../pointer.js";
import type { Whole } from "../logic/whole.js";

/** Warns of a quota that says neither by itself nor through the score who comes first: people must choose. */
export function checkQuotaOrder({ context: { problems }, scheme: { lists } }: Whole): void {
  for (const { id, quota, pointer } of lists) if (quota && quota.by.length === 0) problems.add("quota-without-order", below(pointer, "quota"), { name: id });
}
