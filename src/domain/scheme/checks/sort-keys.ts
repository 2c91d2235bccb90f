import type { Json } from "../../model/documents.js";
import { STAGE, type ScoreSpec, type SortKey } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { DEFAULTS } from "../vocabulary/defaults.js";
import type { AllFacts } from "../vocabulary/scopes.js";

const DECIDED: ReadonlySet<string> = new Set(["score", "grade"]);
const SORTABLE: ReadonlySet<string> = new Set(["number", "day"]);

/** What comes first when nothing is said: the better score. */
export function scoreKey(score: ScoreSpec | undefined): SortKey {
  return { by: "score", direction: (score?.better ?? DEFAULTS.better) === "low" ? "ascending" : "descending" };
}

function checkKey(context: ReadContext, facts: AllFacts, { by, pointer }: { readonly by: string; readonly pointer: string }): void {
  if (DECIDED.has(by)) return;
  const fact = facts.types.find(by) ?? facts.settled.get(by);
  const plain = (facts.settled.get(by)?.stage ?? STAGE.plain) <= STAGE.plain;
  if (fact && plain && SORTABLE.has(fact.type)) {
    const reader = { words: ["排序", "An order"] as const, stage: STAGE.rank, before: STAGE.plain + 1, kind: "score" as const };
    context.references.push({ name: by, pointer, reader });
    return;
  }
  const names = [...DECIDED, ...[...facts.types.names].filter((name) => SORTABLE.has(facts.types.find(name)?.type ?? ""))];
  context.problems.add("wrong-sort-key", pointer, { name: by, ...hintOf(by, names) });
}

/** Keys of an order: score, grade, or plain facts that are numbers or days. */
export function sortKeysAt(context: ReadContext, facts: AllFacts, raw: Json | undefined, pointer: string): readonly SortKey[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  return (raw as readonly Json[]).flatMap((each, i) => {
    if (!isObject(each)) return [];
    const [[by, direction]] = Object.entries(each);
    checkKey(context, facts, { by, pointer: below(pointer, i, by) });
    return [{ by, direction: direction as SortKey["direction"] }];
  });
}
