import type { Json } from "../../model/documents.js";
import type { Ranking, ScoreSpec } from "../../model/scheme.js";
import { scoreKey, sortKeysAt } from "../checks/sort-keys.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member } from "../pointer.js";
import { FACT_TYPE_WORDS, type ReadContext } from "../vocabulary/context.js";
import { DEFAULTS } from "../vocabulary/defaults.js";
import type { AllFacts } from "../vocabulary/scopes.js";
import { notesAt } from "../vocabulary/words.js";

/** An attribute of the subject that is a word and may be shown. */
export function scopeAttribute(context: ReadContext, name: string, pointer: string): void {
  const { subject, problems } = context;
  if (!subject) return;
  const field = subject.fields.get(name);
  if (!field) return problems.add("unknown-field", pointer, { kind: subject.id, name, ...hintOf(name, subject.fields.keys()) });
  if (field.personal) problems.add("personal-field", pointer, { name });
  if (field.type !== "string") problems.add("wrong-field-type", pointer, { name, found: FACT_TYPE_WORDS[field.type], expected: FACT_TYPE_WORDS.string });
}

/** The ranking; undefined: the scheme has none. */
export function readRanking(context: ReadContext, facts: AllFacts, raw: Json | undefined, score: ScoreSpec | undefined): Ranking | undefined {
  if (!isObject(raw)) return undefined;
  const scope = (member(raw, "scope") ?? []) as readonly string[];
  scope.forEach((name, i) => scopeAttribute(context, name, below("/ranking/scope", i)));
  const by = sortKeysAt(context, facts, member(raw, "by"), "/ranking/by") ?? [scoreKey(score)];
  const [atLeast, requires] = [member(raw, "atLeast") as number | undefined, member(raw, "requires") as Ranking["requires"]];
  const ties = (member(raw, "ties") as Ranking["ties"] | undefined) ?? DEFAULTS.ties;
  const needsScore = score === undefined && by.some((key) => key.by === "score");
  if (needsScore) context.problems.add("needs-score", "/ranking", { what: "按分排名", whatEn: "ranking by score" });
  return { scope, by, ties, ...(atLeast === undefined ? {} : { atLeast }), ...(requires ? { requires } : {}), ...notesAt(context, raw, "/ranking") };
}
