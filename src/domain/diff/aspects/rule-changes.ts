import { isoDay } from "../../calendar/days.js";
import { oneInWords } from "../../explain/fact-words.js";
import { phrase } from "../../explain/phrases/phrases.js";
import { ruleInWords } from "../../explain/rule-words.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import type { Rule } from "../../model/scheme.js";
import type { Weight } from "../change.js";
import { conditionRow } from "../conditions.js";
import { unnamed, type Sort } from "../entities.js";
import type { Pair } from "../match.js";
import { changesOf, fromTo, within, type Rows } from "../parts.js";
import { recordsInWords } from "../../explain/fact-words.js";
import { bareEvent, eventChanges } from "./event-changes.js";
import { saidRows } from "./notes.js";
import { EACH } from "./selection-changes.js";

function spanOf({ from, to }: NonNullable<Rule["effective"]>, { language }: Telling): string {
  return phrase("pair.of", language, { from: from === undefined ? phrase("rule.openFrom", language) : isoDay(from), to: to === undefined ? phrase("rule.openTo", language) : isoDay(to) });
}

/** Priority tells rules of one pool apart, and nothing else. */
const pooled = (before: Rule, after: Rule): Weight => (before.one || after.one ? "decides" : "words");

const each: Rows<Rule>["each"] = {
  parts: (place, [before, after]) => {
    const here = within(place, "aspect.each", "/for");
    if (before && after) return changesOf(within(place, null, "/for"), before, after, EACH);
    return [fromTo(here, (side, language) => { const select = side === "before" ? before : after; return select ? recordsInWords(select, place.versions[side], language) : null; }, { weight: "decides" })];
  },
};

const ROWS: Rows<Rule> = {
  name: null, place: null, pointer: null, ...saidRows<Rule>(), row: { aspect: "aspect.row", weight: "words", at: "rows", say: (row) => row },
  event: { parts: (place, _, [before, after]) => eventChanges(place, before, after) },
  each, applies: conditionRow("aspect.applies", "/applies"), conditions: conditionRow(null, "/conditions"),
  one: { aspect: "aspect.one", say: (one, { scheme, language }) => phrase("event.item", language, { event: oneInWords(one, scheme, language), item: one.of }) },
  priority: { aspect: "aspect.priority", weight: pooled, say: (priority) => String(priority) },
  effective: { aspect: "aspect.effective", say: spanOf },
  // Which parameters are dated is told of with them.
  dated: null,
  onUnknown: { aspect: "aspect.onUnknown", say: (value, { language }) => phrase(`say.${value}`, language) },
};

/** The order of rules decides only between rules of one pool. */
const movedWeight = ({ after: { name, one } }: Pair<Rule>, all: readonly Pair<Rule>[]): Weight =>
  one !== undefined && all.some(({ after: other }) => other.one?.of === one.of && other.name !== name) ? "decides" : "words";

/** Rules by name. A renamed rule decides: the items that it leaves behind as records are found by its name. */
export const RULES: Sort<Rule> = {
  thing: "thing.rule", key: ({ name }) => name, content: (rule) => unnamed("name", "row")({ ...rule, event: bareEvent(rule) }), title: ({ title }, { language }) => title[language],
  says: (rule, { scheme, language }) => ruleInWords(rule, scheme, language), path: ({ pointer }) => pointer, rows: () => ROWS, weights: { comes: "decides", renamed: "decides", moved: movedWeight },
};
