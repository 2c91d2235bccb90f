import type { CohortFact } from "../../model/facts.js";
import type { Scheme } from "../../model/scheme.js";
import { orderInWords } from "../list-words.js";
import { joined, phrase, type Language } from "../phrases/phrases.js";
import { subjectField } from "../titles.js";

/** The attributes within which subjects are compared, from narrow to wide. */
export function cohortScopeInWords({ scope, atLeast }: Pick<CohortFact, "scope" | "atLeast">, scheme: Scheme, language: Language): string {
  if (scope.length === 0) return phrase("cohort.all", language);
  const names = joined(scope.map((name) => subjectField(scheme, name)?.title[language] ?? name), language);
  const within = phrase("cohort.scope", language, { scope: names });
  return atLeast === undefined ? within : phrase("cohort.atLeast", language, { scope: within, n: String(atLeast) });
}

/** Where a subject stands: of what, within what, and by what. */
export function cohortInWords(fact: CohortFact, scheme: Scheme, language: Language): string {
  return phrase(`cohort.${fact.of}`, language, { scope: cohortScopeInWords(fact, scheme, language), by: orderInWords([fact.by], scheme, language) });
}
