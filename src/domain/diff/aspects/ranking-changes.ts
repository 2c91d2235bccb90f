import { orderInWords } from "../../explain/list-words.js";
import { joined, phrase } from "../../explain/phrases/phrases.js";
import { rankingParagraphs, requiresInWords } from "../../explain/scheme/ranking-words.js";
import { subjectField } from "../../explain/titles.js";
import type { Ranking } from "../../model/scheme.js";
import type { Draft } from "../change.js";
import { changesOf, fromTo, within, type Place, type Rows } from "../parts.js";
import { saidRows } from "./notes.js";

const { description, basis, official } = saidRows<Ranking>();
const ROWS: Rows<Ranking> = {
  scope: { aspect: "aspect.scope", say: (scope, { scheme, language }) => joined(scope.map((name) => subjectField(scheme, name)?.title[language] ?? name), language) || phrase("ranking.all", language) },
  atLeast: { aspect: "aspect.atLeast", say: String }, by: { aspect: "aspect.by", say: (by, { scheme, language }) => orderInWords(by, scheme, language) },
  ties: { aspect: "aspect.ties", say: (ties, { language }) => phrase(`ties.${ties}`, language) }, requires: { aspect: "aspect.requires", say: ({ known }, { language }) => requiresInWords(known, language) },
  description, basis, official,
};

/** How is ranked; a ranking that comes or goes is one change. */
export function rankingChanges(place: Place, [before, after]: readonly [Ranking | undefined, Ranking | undefined]): readonly Draft[] {
  const here = within(place, "aspect.ranking", "/ranking");
  if (before && after) return changesOf(here, before, after, ROWS);
  return [fromTo(here, (side, language) => ((side === "before" ? before : after) ? (rankingParagraphs({ scheme: place.versions[side], language })[0]?.text ?? "") : null), { weight: "decides" })];
}
