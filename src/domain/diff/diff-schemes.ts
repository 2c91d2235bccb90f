import { phrase } from "../explain/phrases/phrases.js";
import type { Scheme } from "../model/scheme.js";
import { CONSEQUENCES, checkChanges, flagChanges, kindChanges, procedureChanges, resultChanges } from "./aspects/ending-changes.js";
import { FACTS } from "./aspects/fact-changes.js";
import { AT_MOST, BANDS } from "./aspects/grade-changes.js";
import { cadenceOf, ELIGIBILITY, PARAMETERS, SOURCES, subjectOf } from "./aspects/head-changes.js";
import { LISTS } from "./aspects/list-changes.js";
import { saidRows } from "./aspects/notes.js";
import { rankingChanges } from "./aspects/ranking-changes.js";
import { RULES } from "./aspects/rule-changes.js";
import { scoreChanges } from "./aspects/score-changes.js";
import { bilingual, type Change, type Draft, type Versions } from "./change.js";
import { toldOnce } from "./told-once.js";
import { entityChanges, renameOf, type Sort } from "./entities.js";
import { changesOf, type Rows } from "./parts.js";
import { findRenames, withNames, type Renames } from "./renames.js";

const several = <T extends object>(sort: Sort<T>) => ({
  parts: ({ versions }: { readonly versions: Versions }, [before, after]: readonly [readonly T[] | undefined, readonly T[] | undefined]): readonly Draft[] => entityChanges(versions, before ?? [], after ?? [], sort),
});

/** Facts about linked subjects, kind by kind. */
function aboutChanges(versions: Versions, before: Scheme["about"], after: Scheme["about"]): readonly Draft[] {
  const kinds = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])];
  return kinds.flatMap((kind) => entityChanges(versions, before?.get(kind) ?? [], after?.get(kind) ?? [], FACTS));
}

const { title, description } = saidRows<Scheme>();
const ROWS: Rows<Scheme> = {
  id: { aspect: "aspect.id", say: (id) => id }, title, description,
  subject: { aspect: "aspect.subject", say: (_, { scheme, language }) => subjectOf(scheme, language) }, cadence: { aspect: "aspect.cadence", at: "period/cadence", say: (cadence, { language }) => cadenceOf(cadence, language) },
  official: { aspect: "aspect.official", weight: "words", say: (official, { language }) => phrase(official ? "about.official" : "about.profile", language) },
  parameters: { parts: ({ versions }, [before, after]) => entityChanges(versions, [...(before?.values() ?? [])], [...(after?.values() ?? [])], PARAMETERS) },
  eligibility: several(ELIGIBILITY), about: { parts: ({ versions }, [before, after]) => aboutChanges(versions, before, after) }, facts: several(FACTS), rules: several(RULES), score: { parts: scoreChanges }, grades: several(BANDS), atMost: several(AT_MOST), ranking: { parts: rankingChanges },
  lists: several(LISTS), consequences: several(CONSEQUENCES), procedure: { parts: procedureChanges },
  checks: { parts: ({ versions }, [before, after]) => checkChanges(versions, before ?? new Map(), after ?? new Map()) },
  results: { parts: ({ versions }, [before, after]) => resultChanges(versions, before ?? [], after ?? []) },
  flags: { parts: ({ versions }, [before, after]) => flagChanges(versions, before ?? new Map(), after ?? new Map()) },
  basis: several(SOURCES), kinds: { parts: ({ versions }) => kindChanges(versions) },
  // Both follow from what bands and facts read.
  rankingFirst: null, reads: null,
  // The text itself, in schemes with dated parameters.
  dated: null,
};

function renameChanges({ after }: Versions, { facts, parameters }: Renames): readonly Draft[] {
  const ofFacts = [...facts].map(([before, name]) => {
    const fact = after.facts.find((each) => each.name === name);
    const what = bilingual((language) => phrase("thing.fact", language, { title: fact ? FACTS.title(fact, { scheme: after, language }) : name }));
    return renameOf({ what, path: fact?.pointer ?? "" }, [before, name], "words");
  });
  const ofParameters = [...parameters].map(([before, name]) => {
    const what = bilingual((language) => phrase("thing.parameter", language, { title: after.parameters.get(name)?.title[language] ?? name }));
    return renameOf({ what, path: `/parameters/${name}` }, [before, name], "words");
  });
  return [...ofParameters, ...ofFacts];
}

/**
 * What is different between two revisions of a standard, in words for people, in the order in which a standard is written. Empty if and only if
 * they say the same, wherever it stands in their files. What only changed its name or its place is said to be so.
 */
export function diffSchemes(before: Scheme, after: Scheme): readonly Change[] {
  const renames = findRenames(before, after);
  const versions: Versions = { before: withNames(before, renames), after };
  const drafts = [...renameChanges(versions, renames), ...changesOf({ versions, path: "", oldPath: "", what: { "zh-CN": "", en: "" } }, versions.before, after, ROWS)];
  return toldOnce(drafts);
}
