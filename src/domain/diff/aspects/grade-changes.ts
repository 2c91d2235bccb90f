import { atMostInWords, bandInWords } from "../../explain/band-words.js";
import { formatLimit } from "../../explain/format-number.js";
import { phrase } from "../../explain/phrases/phrases.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import { limitsInWords } from "../../explain/scheme/score-words.js";
import type { AtMost, Band } from "../../model/scheme.js";
import { conditionRow } from "../conditions.js";
import { unnamed, type Sort } from "../entities.js";
import { saidRows } from "./notes.js";

const scored = (value: number, { scheme }: Telling): string => formatLimit(value, scheme.score?.round.places ?? 0);

/** Bands, best first: the first that holds the score counts, so their order decides. */
export const BANDS: Sort<Band> = {
  thing: "thing.band", key: ({ grade }) => grade, content: unnamed("grade"), title: ({ grade }) => grade, says: (band, { scheme, language }) => bandInWords(band, scheme, language),
  path: ({ pointer }) => pointer, weights: { comes: "decides", renamed: "decides", moved: "decides" },
  rows: () => ({
    grade: null, pointer: null, ...saidRows<Band>(), from: { aspect: null, at: "from", told: "band.starts", say: scored }, below: { aspect: null, at: "below", told: "band.ends", say: scored },
    upTo: { aspect: null, at: "upTo", told: "band.reaches", say: scored }, when: conditionRow(null, "/when"),
    share: { aspect: "aspect.share", say: ({ numerator, denominator }) => `${numerator}/${denominator}` },
    cuts: { aspect: "aspect.cuts", say: ({ from, below }, { language }) => limitsInWords({ min: from, max: below }, language) ?? "" },
    confirm: { aspect: "aspect.confirm", say: (confirm, { language }) => phrase(confirm ? "true" : "false", language) },
  }),
};

/** The lowest limit counts, in whatever order they stand. */
export const AT_MOST: Sort<AtMost> = {
  thing: "thing.atMost", key: ({ grade }) => grade, content: unnamed("grade", "reason"), title: ({ grade }) => grade, says: (entry, { scheme, language }) => atMostInWords(entry, scheme, language),
  path: (_, place) => `/atMost/${place}`, weights: { comes: "decides", renamed: "decides", moved: "words" },
  rows: () => {
    const { description, basis, official } = saidRows<AtMost>();
    return { grade: null, description, basis, official, when: conditionRow(null, "/when"), reason: { aspect: "aspect.reason", weight: "words", say: (reason, { language }) => phrase("quoted", language, { value: reason[language] }) } };
  },
};
