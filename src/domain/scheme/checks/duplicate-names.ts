import type { ReadContext } from "../vocabulary/context.js";

export interface Named {
  readonly name: string;
  readonly pointer: string;
}

/** Two things of one sort never share a name. `what` is the sort in both languages. */
export function checkDuplicates(context: ReadContext, what: readonly [string, string], named: readonly Named[]): void {
  const first = new Map<string, string>();
  for (const { name, pointer } of named) {
    const other = first.get(name);
    if (other === undefined) first.set(name, pointer);
    else context.problems.add("duplicate-name", pointer, { what: what[0], whatEn: what[1], name, other });
  }
}
