import { durationInWords } from "../../explain/duration-words.js";
import { listInWords, orderInWords } from "../../explain/list-words.js";
import { phrase } from "../../explain/phrases/phrases.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import { subjectField } from "../../explain/titles.js";
import type { Duration, ListSpec } from "../../model/scheme.js";
import { conditionRow } from "../conditions.js";
import { unnamed, type Sort } from "../entities.js";
import { changesOf, fromTo, within, type Rows } from "../parts.js";
import { saidRows } from "./notes.js";

type Quota = NonNullable<ListSpec["quota"]>;
const lasting = (duration: Duration, { language }: Telling): string => durationInWords(duration, language);

const QUOTA: Rows<Quota> = {
  places: { aspect: null, at: "places", told: "places.now", say: String }, scope: { aspect: "aspect.quotaScope", say: (scope, { scheme, language }) => subjectField(scheme, scope)?.title[language] ?? scope },
  by: { aspect: "aspect.by", say: (by, { scheme, language }) => orderInWords(by, scheme, language) || phrase("order.none", language) }, ties: { aspect: "aspect.ties", say: (ties, { language }) => phrase(`ties.${ties}`, language) },
};
const quota: Rows<ListSpec>["quota"] = {
  parts: (place, [before, after]) => {
    if (before && after) return changesOf(within(place, null, "/quota"), before, after, QUOTA);
    return [fromTo(within(place, "aspect.quota", "/quota"), (side) => { const value = side === "before" ? before : after; return value ? String(value.places) : null; }, { weight: "decides" })];
  },
};

/** Lists are settled in their order, and a later one may read an earlier. */
export const LISTS: Sort<ListSpec> = {
  thing: "thing.list", key: ({ id }) => id, content: unnamed("id"), title: ({ title }, { language }) => title[language], says: (list, { scheme, language }) => listInWords(list, scheme, language),
  path: ({ pointer }) => pointer, weights: { comes: "decides", renamed: "decides", moved: "decides" },
  rows: () => ({
    id: null, pointer: null, ...saidRows<ListSpec>(), tone: { aspect: "aspect.tone", weight: "words", say: (tone, { language }) => phrase(`list.tone.${tone}`, language) },
    gate: conditionRow("aspect.gate", "/gate"), conditions: conditionRow(null, "/conditions"), quota, term: { aspect: "aspect.term", say: lasting }, exit: conditionRow("aspect.exit", "/exit"), dueIn: { aspect: "aspect.dueIn", say: lasting },
    confirm: { aspect: "aspect.confirm", say: (confirm, { language }) => phrase(confirm ? "true" : "false", language) }, onUnknown: { aspect: "aspect.onUnknown", say: (value, { language }) => phrase(`say.${value}`, language) },
  }),
};
