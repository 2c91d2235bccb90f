import type { Rule } from "../../model/scheme.js";
import type { ReadContext } from "../vocabulary/context.js";

/** A rule names where it is written; one that is official names the article too. */
export function checkArticles(context: ReadContext, rules: readonly Rule[]): void {
  for (const { basis, official, pointer } of rules) {
    if (basis.length === 0) context.problems.add("missing-basis", pointer);
    else if (official && basis.every((each) => each.article === undefined)) context.problems.add("missing-article", pointer);
  }
}
