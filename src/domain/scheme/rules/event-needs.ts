import type { DeclaredNames } from "../checks/known-names.js";
import type { ProblemCode } from "../problem-catalogue.js";
import type { ReadContext } from "../vocabulary/context.js";

/** What the scheme must have before an event can name one of them at all. */
const NEEDS: Partial<Readonly<Record<keyof DeclaredNames, ProblemCode>>> = { groups: "points-without-score", grades: "cap-without-grades" };

/**
 * Whether the scheme has what an event acts on: points need a score with groups, a cap needs grades. Where it has none there is nothing to
 * choose from, and calling the name unknown would mislead.
 */
export function checkEventNeeds(context: ReadContext, names: DeclaredNames, { sort, name }: { readonly sort: keyof DeclaredNames; readonly name: string }, pointer: string): boolean {
  const code = NEEDS[sort];
  if (code === undefined || names[sort].length > 0) return true;
  context.problems.add(code, pointer, { found: name, expected: sort === "groups" ? "score.groups" : "grades" });
  return false;
}
