import { hintOf } from "../did-you-mean.js";
import type { ProblemCode } from "../problem-catalogue.js";
import type { ReadContext } from "../vocabulary/context.js";

/** Names that a scheme declares and that its rules and decisions refer to. */
export interface DeclaredNames {
  readonly groups: readonly string[];
  readonly grades: readonly string[];
  readonly lists: readonly string[];
  readonly checks: readonly string[];
  readonly results: readonly string[];
}

const CODES: Readonly<Record<keyof DeclaredNames, ProblemCode>> = {
  groups: "unknown-group", grades: "unknown-grade", lists: "unknown-list", checks: "unknown-check", results: "unknown-result",
};

/** A name of that sort is declared; otherwise a problem with advice. */
export function checkName(context: ReadContext, names: DeclaredNames, { sort, name }: { readonly sort: keyof DeclaredNames; readonly name: string }, pointer: string): void {
  if (!names[sort].includes(name)) context.problems.add(CODES[sort], pointer, { name, ...hintOf(name, names[sort]) });
}
