import type { ScorecardView } from "../../app/queries/scorecard-view.js";
import type { LinkedSubject } from "../../domain/model/card.js";
import type { LinkedFact } from "../../domain/model/scheme.js";
import { viaInWords } from "../../domain/explain/terms/linked-words.js";
import { titleOf } from "../../domain/explain/titles.js";
import { valueInWords } from "../../domain/explain/value-words.js";
import { wordsOf, type Language } from "../language.js";
import { SCORECARD } from "../words/scorecard.js";

/** The subjects behind one fact over linked subjects, as a table. */
export interface LinkedModel {
  readonly title: string;
  readonly whom: string;
  /** Heads of the columns; false: nothing is read of that. */
  readonly value: string | false;
  readonly weight: string | false;
  readonly rows: readonly { readonly name: string; readonly value: string; readonly weight: string; readonly unsure: boolean; readonly hasValue: boolean; readonly hasWeight: boolean }[];
}

function rowOf({ subject, outcome, value, weight }: LinkedSubject, fact: LinkedFact, { names, scheme }: Pick<ScorecardView, "names" | "scheme">, language: Language): LinkedModel["rows"][number] {
  const words = wordsOf(SCORECARD, language);
  const said = (name: string | undefined, read: typeof value): string => (name === undefined ? "" : read === null ? words.unknown : valueInWords(read, name, scheme, language));
  return {
    name: names.get(subject) ?? subject, value: said(fact.of, value), weight: said(fact.weight, weight), unsure: outcome === "unknown",
    hasValue: fact.of !== undefined, hasWeight: fact.weight !== undefined,
  };
}

/** Of whom the facts over linked subjects are made: names, values, weights. Empty for schemes without such facts. */
export function linkedModels(view: Pick<ScorecardView, "names" | "scheme" | "trace">, language: Language): readonly LinkedModel[] {
  const { scheme, trace } = view;
  return (trace.linked ?? []).flatMap(({ fact: name, subjects }) => {
    const fact = scheme.facts.find((each) => each.name === name);
    if (fact?.from !== "linked" || subjects.length === 0) return [];
    const head = (read: string | undefined): string | false => read !== undefined && titleOf(scheme, read, language);
    return [{ title: titleOf(scheme, name, language), whom: viaInWords(fact.via, scheme, language), value: head(fact.of), weight: head(fact.weight), rows: subjects.map((each) => rowOf(each, fact, view, language)) }];
  });
}
