import { durationInWords } from "../../explain/duration-words.js";
import { phrase } from "../../explain/phrases/phrases.js";
import { timesInWords } from "../../explain/consequence-words.js";
import { PROCEDURE_KEYS, procedureInWords } from "../../explain/procedure-words.js";
import { consequenceInWords, occasionInWords } from "../../explain/scheme/ending-words.js";
import type { Text } from "../../model/documents.js";
import type { KindDeclaration } from "../../model/kinds.js";
import type { Consequence, Scheme } from "../../model/scheme.js";
import { bilingual, type Draft, type Versions } from "../change.js";
import { entityChanges, unnamed, type Sort } from "../entities.js";
import { fromTo, within, type Place } from "../parts.js";
import { contentOf } from "../same.js";
import { saidRows } from "./notes.js";

/** What follows from a grade or a list changes what happens to people, though no score. */
export const CONSEQUENCES: Sort<Consequence> = {
  thing: "thing.consequence", key: (each) => each.for.grade ?? each.for.list ?? "", content: unnamed("for"), title: (each, { scheme, language }) => occasionInWords(each.for, scheme, language),
  says: (each, { language }) => consequenceInWords(each, language), path: (_, place) => `/consequences/${place}`, weights: { comes: "decides", renamed: "decides", moved: "words" },
  rows: () => {
    const { basis, official } = saidRows<Consequence>();
    return {
      for: { aspect: "aspect.for", weight: "decides", say: (occasion, { scheme, language }) => occasionInWords(occasion, scheme, language) }, basis, official, text: { aspect: null, at: "text", weight: "decides", say: (text, { language }) => phrase("quoted", language, { value: text[language] }) },
      since: { aspect: "aspect.since", weight: "decides", say: (since, { language }) => timesInWords({ since }, language).join("") },
      measure: { aspect: "aspect.measure", weight: "decides", say: (measure, { language }) => phrase(`measure.${measure}`, language) },
      term: { aspect: "aspect.term", say: (term, { language }) => durationInWords(term, language) },
    };
  },
};

type Check = { readonly id: string; readonly title: Text; readonly basis: Scheme["basis"]; readonly official?: boolean };
const CHECKS: Sort<Check> = {
  thing: "thing.check", key: ({ id }) => id, content: ({ title }) => contentOf(title), title: ({ title }, { language }) => title[language], says: ({ title }, { language }) => title[language],
  path: ({ id }) => `/checks/${id}`, weights: { comes: "decides", renamed: "decides", moved: "words" }, rows: () => { const { title, basis, official } = saidRows<Check>(); return { id: null, title, basis, official } as never; },
};
type Named = { readonly id: string; readonly title: Text };
const named = (thing: "thing.result" | "thing.flag", path: Sort<Named>["path"]): Sort<Named> => ({
  thing, key: ({ id }) => id, content: ({ title }) => contentOf(title), title: ({ title }, { language }) => title[language], says: ({ title }, { language }) => title[language], path,
  weights: { comes: "decides", renamed: "decides", moved: thing === "thing.result" ? "decides" : "words" }, rows: () => ({ id: null, title: saidRows<Named>().title }),
});

export const checkChanges = (versions: Versions, before: Scheme["checks"], after: Scheme["checks"]): readonly Draft[] => {
  const list = (checks: Scheme["checks"]): readonly Check[] => [...checks].map(([id, check]) => ({ id, ...check }) as Check);
  return entityChanges(versions, list(before), list(after), CHECKS);
};
/** Results stand worst first, and the worst of a check counts: their order decides. */
export const resultChanges = (versions: Versions, before: Scheme["results"], after: Scheme["results"]): readonly Draft[] => entityChanges(versions, before, after, named("thing.result", (_, place) => `/results/${place}`));
export const flagChanges = (versions: Versions, before: Scheme["flags"], after: Scheme["flags"]): readonly Draft[] => {
  const list = (flags: Scheme["flags"]): readonly Named[] => [...flags].map(([id, title]) => ({ id, title }));
  return entityChanges(versions, list(before), list(after), named("thing.flag", ({ id }) => `/flags/${id}`));
};

/** The procedure, statement by statement. */
export function procedureChanges(place: Place, [before, after]: readonly [Scheme["procedure"] | undefined, Scheme["procedure"] | undefined]): readonly Draft[] {
  if (!before || !after) return [];
  const disputed = before.disputed === after.disputed ? [] : [fromTo(within(place, "aspect.disputed", "/procedure/disputed"), (side, language) => phrase(`procedure.disputed.${place.versions[side].procedure.disputed}`, language), { weight: "decides" })];
  const keys = PROCEDURE_KEYS.filter((key) => contentOf(before[key]) !== contentOf(after[key]));
  const stated = keys.map((key) => fromTo(within(place, "aspect.procedure", `/procedure/${key}`), (side, language) => procedureInWords(key, place.versions[side], language), { weight: "decides" }));
  return [...disputed, ...stated];
}

/** Kinds that a scheme reads: its own subjects', and those of the records that it walks. */
function kindsRead({ kinds, subject, facts, rules }: Scheme): ReadonlyMap<string, KindDeclaration> {
  const records = new Set([...facts.flatMap((fact) => (fact.from === "records" ? fact.select.kinds : [])), ...rules.flatMap(({ each }) => each?.kinds ?? [])]);
  const own = kinds.subjects.get(subject);
  return new Map([...(own ? [[`subject ${subject}`, own] as const] : []), ...[...kinds.records].filter(([id]) => records.has(id)).map(([id, kind]) => [`record ${id}`, kind] as const)]);
}

/** Kinds that both read and that have other fields: the same text reads other records then. */
export function kindChanges({ before, after }: Versions): readonly Draft[] {
  const earlier = kindsRead(before);
  return [...kindsRead(after)].filter(([id, kind]) => { const other = earlier.get(id); return other !== undefined && contentOf(other) !== contentOf(kind); }).map(([, kind]) => {
    const what = bilingual((language) => phrase("thing.kind", language, { title: kind.title[language] }));
    return { what, path: "", kind: "changed", weight: "decides", text: bilingual((language) => phrase("kind.differs", language, { what: what[language] })) };
  });
}
