import { expressionInWords } from "../../explain/expression-words.js";
import { formatSignedLimit } from "../../explain/format-number.js";
import { joined, phrase } from "../../explain/phrases/phrases.js";
import { eventInWords } from "../../explain/rule-words.js";
import type { Telling } from "../../explain/scheme/paragraph.js";
import type { Text } from "../../model/documents.js";
import type { Expression, Rule, RuleEvent } from "../../model/scheme.js";
import type { Draft } from "../change.js";
import { changesOf, fromTo, within, type Place, type Rows } from "../parts.js";

type Event<T extends RuleEvent["type"]> = Extract<RuleEvent, { readonly type: T }>;
/** Points whose item is named; left out: it is the rule's own. */
type Points = Omit<Event<"points">, "item"> & { readonly item?: string };
type Extra = Pick<RuleEvent, "check" | "result" | "details">;

const groupOf = (id: string, { scheme, language }: Telling): string => scheme.score?.groups.find((group) => group.id === id)?.title[language] ?? id;
const signed = (value: number, { scheme }: Telling): string => formatSignedLimit(value, scheme.score?.round.items ?? 0);
const said = (expression: Expression, { scheme, language }: Telling): string => expressionInWords(expression, scheme, language);
/** A plain amount as on the card, with its sign. */
const amountOf = (amount: Expression, telling: Telling): string => (amount.op === "number" && amount.parameter === undefined ? signed(amount.value, telling) : said(amount, telling));

const EXTRA: Rows<Extra> = {
  check: { aspect: "aspect.check", say: (check, { scheme, language }) => scheme.checks.get(check)?.title[language] ?? check },
  result: { aspect: "aspect.result", say: (result, { scheme, language }) => scheme.results.find(({ id }) => id === result)?.title[language] ?? result },
  details: { aspect: "aspect.details", say: (details, telling) => joined([...details].map(([name, value]) => phrase("procedure.other", telling.language, { key: name, value: said(value, telling) })), telling.language) },
};
const reason = { aspect: "aspect.reason", weight: "words", say: (text: Text, { language }: Telling) => phrase("quoted", language, { value: text[language] }) } as const;
const POINTS: Rows<Points> = {
  ...EXTRA, type: null, amount: { aspect: null, say: amountOf }, group: { aspect: "aspect.group", say: groupOf }, outOf: { aspect: "aspect.outOf", say: said },
  min: { aspect: "aspect.least", say: signed }, max: { aspect: "aspect.most", say: signed }, item: { aspect: "aspect.item", say: (item, { language }) => phrase("quoted", language, { value: item }) },
};
const CAP: Rows<Event<"cap">> = { ...EXTRA, type: null, grade: { aspect: "aspect.grade", say: (grade) => grade }, reason };
const LIST: Rows<Event<"list">> = { ...EXTRA, type: null, list: { aspect: "aspect.list", say: (list, { scheme, language }) => scheme.lists.find(({ id }) => id === list)?.title[language] ?? list }, reason };
const FINDING = { ...EXTRA, type: null } as Rows<Event<"finding">>;
const FLAG: Rows<Event<"flag">> = { ...EXTRA, type: null, flag: { aspect: "aspect.flag", say: (flag, { scheme, language }) => scheme.flags.get(flag)?.[language] ?? flag } };
const ROWS = { points: POINTS, cap: CAP, list: LIST, finding: FINDING, flag: FLAG } satisfies Record<RuleEvent["type"], unknown>;

/** The event of a rule; an item of the rule's own name is none. */
export const bareEvent = ({ name, event }: Rule): RuleEvent | Points => (event.type === "points" && event.item === name ? { ...event, item: undefined } : event);

/** What a rule does otherwise: key by key, or as a whole if it does another thing. */
export function eventChanges(place: Place, before: Rule, after: Rule): readonly Draft[] {
  const [one, other] = [bareEvent(before), bareEvent(after)];
  if (one.type === other.type) return changesOf<RuleEvent>(within(place, null, "/event/params"), one as RuleEvent, other as RuleEvent, ROWS[one.type] as unknown as Rows<RuleEvent>);
  const say = (side: "before" | "after", language: "zh-CN" | "en"): string => eventInWords((side === "before" ? before : after).event, place.versions[side], language);
  return [fromTo(within(place, "aspect.event", "/event"), say, { weight: "decides" })];
}
