import { isReserved } from "../../language/settled-facts.js";
import type { Item, ReadContext } from "../vocabulary/context.js";

/** No fact is called like one that the language itself provides. */
export function checkReserved(context: ReadContext, items: readonly Item[]): void {
  for (const { name, pointer } of items) if (isReserved(name)) context.problems.add("reserved-name", pointer, { name });
}
