import { expressionInWords } from "../../explain/expression-words.js";
import { plainNumber } from "../../explain/format-number.js";
import { joined, phrase } from "../../explain/phrases/phrases.js";
import { limitsInWords, partInWords } from "../../explain/scheme/score-words.js";
import type { Group, ScoreSpec } from "../../model/scheme.js";
import type { Draft } from "../change.js";
import { entityChanges, unnamed, type Sort } from "../entities.js";
import { changesOf, fromTo, within, type Place, type Rows } from "../parts.js";
import { saidRows } from "./notes.js";

const number = (value: number): string => plainNumber(value);

/** Groups are added in order, each under the bound of the running total: their order decides. */
const GROUPS: Sort<Group> = {
  thing: "thing.group", key: ({ id }) => id, content: unnamed("id"), title: ({ title }, { language }) => title[language], says: (group, { language }) => partInWords(group, language),
  path: (_, place) => `/score/groups/${place}`, weights: { comes: "decides", renamed: "decides", moved: "decides" },
  rows: () => ({
    id: null, ...saidRows<Group>(), min: { aspect: "aspect.least", say: number }, max: { aspect: "aspect.most", say: number }, scale: { aspect: "aspect.scale", say: number },
    weight: { aspect: "aspect.weight", say: number }, missing: { aspect: "aspect.missing", say: (missing, { language }) => phrase(`part.missing.${missing}`, language) },
    total: { aspect: "aspect.total", say: (total, { language }) => limitsInWords(total, language) ?? "" },
  }),
};

const ROUND: Rows<ScoreSpec["round"]> = {
  places: { aspect: "aspect.places", say: String }, items: { aspect: "aspect.items", say: String }, mode: { aspect: "aspect.round", say: (mode, { language }) => phrase(`mode.${mode}`, language) },
};
const ROWS: Rows<ScoreSpec> = {
  start: { aspect: "aspect.start", say: (start, { scheme, language }) => expressionInWords(start, scheme, language) },
  better: { aspect: "aspect.better", say: (better, { language }) => phrase(`score.${better}`, language) },
  groups: { parts: ({ versions }, [before, after]) => entityChanges(versions, before ?? [], after ?? [], GROUPS) },
  round: { parts: (place, [before, after]) => (before && after ? changesOf(within(place, null, "/round"), before, after, ROUND) : []) },
};

/** How points are counted; a score that comes or goes is one change. */
export function scoreChanges(place: Place, [before, after]: readonly [ScoreSpec | undefined, ScoreSpec | undefined]): readonly Draft[] {
  if (before && after) return changesOf(within(place, null, "/score"), before, after, ROWS);
  const say = (side: "before" | "after", language: "zh-CN" | "en"): string | null => {
    const score = side === "before" ? before : after;
    return score ? joined(score.groups.map((group) => group.title[language]), language) : null;
  };
  return [fromTo(within(place, "aspect.score", "/score"), say, { weight: "decides" })];
}
