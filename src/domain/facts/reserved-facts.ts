import type { EvaluationInput } from "../model/columns.js";
import type { Subject } from "../model/documents.js";
import type { FactType } from "../model/kinds.js";
import type { Scheme } from "../model/scheme.js";
import { attributeAt } from "./attribute-at.js";
import { type Derived, known, missingFact } from "./derived.js";

/** A fact that every run has, whatever its scheme declares. */
export interface ReservedFact {
  readonly name: string;
  readonly type: FactType;
  readonly of: (subject: Subject) => Derived;
}

const constant = (name: string, type: FactType, value: number | boolean): ReservedFact => {
  const derived = known(value);
  return { name, type, of: () => derived };
};

/** The value by which subjects are put into scopes, as text; numbers and booleans as they print. */
function scopeOf(subject: Subject, attribute: string, asOf: number): Derived {
  const value = attributeAt(subject, attribute, asOf);
  return value === null || typeof value === "object" ? missingFact("noAttribute") : known(String(value));
}

function scopeNames(scheme: Pick<Scheme, "lists" | "ranking" | "facts">): readonly string[] {
  const quotas = scheme.lists.flatMap((list) => (list.quota?.scope === undefined ? [] : [list.quota.scope]));
  const cohorts = scheme.facts.flatMap((fact) => (fact.from === "cohort" ? fact.scope : []));
  return [...new Set([...(scheme.ranking?.scope ?? []), ...quotas, ...cohorts])];
}

/** `asOf`, `period.*`, and `scope.<attribute>` for every attribute that ranking, a quota or a cohort names. */
export function reservedFacts(scheme: Pick<Scheme, "lists" | "ranking" | "facts">, { asOf, period }: EvaluationInput): readonly ReservedFact[] {
  return [
    constant("asOf", "day", asOf),
    constant("period.from", "day", period.from),
    constant("period.to", "day", period.to),
    constant("period.ended", "boolean", asOf >= period.to),
    ...scopeNames(scheme).map((attribute): ReservedFact => ({ name: `scope.${attribute}`, type: "string", of: (subject) => scopeOf(subject, attribute, asOf) })),
  ];
}
