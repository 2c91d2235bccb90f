import type { ListSpec, Scheme, SortKey } from "../model/scheme.js";
import { conditionInWords } from "./condition-words.js";
import { durationInWords } from "./duration-words.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";
import { subjectField, titleOf } from "./titles.js";

/** The keys of an order: "得分从高到低、名次从低到高". */
export function orderInWords(by: readonly SortKey[], scheme: Scheme, language: Language): string {
  return joined(by.map((key) => phrase(`order.${key.direction}`, language, { by: titleOf(scheme, key.by, language) })), language);
}

function entryInWords(list: ListSpec, scheme: Scheme, language: Language): string {
  const nominated = scheme.rules.some(({ event }) => event.type === "list" && event.list === list.id);
  if (!list.conditions) return phrase(nominated ? "list.nominated" : "list.nobody", language);
  const condition = conditionInWords(list.conditions, scheme, language);
  return nominated ? phrase("list.or", language, { condition }) : condition;
}

function quotaInWords(how: string, quota: NonNullable<ListSpec["quota"]>, scheme: Scheme, language: Language): string {
  let words = phrase("list.quota", language, { how, places: String(quota.places) });
  if (quota.scope !== undefined) words = phrase("list.scope", language, { how: words, scope: subjectField(scheme, quota.scope)?.title[language] ?? quota.scope });
  if (quota.by.length > 0) words = phrase("list.order", language, { how: words, by: orderInWords(quota.by, scheme, language) });
  return phrase(`list.ties.${quota.by.length === 0 ? "chosen" : quota.ties}`, language, { how: words });
}

/** Who enters a list, how many, and for how long. */
export function listInWords(list: ListSpec, scheme: Scheme, language: Language): string {
  let how = entryInWords(list, scheme, language);
  if (list.gate) how = phrase("list.gate", language, { condition: conditionInWords(list.gate, scheme, language), how });
  if (list.quota) how = quotaInWords(how, list.quota, scheme, language);
  if (list.term) how = phrase("list.term", language, { how, duration: durationInWords(list.term, language) });
  if (list.exit) how = phrase("list.exit", language, { how, condition: conditionInWords(list.exit, scheme, language) });
  if (list.dueIn) how = phrase("list.dueIn", language, { how, duration: durationInWords(list.dueIn, language) });
  if (list.confirm) how = phrase("list.confirm", language, { how });
  return phrase("list.words", language, { title: list.title[language], how }) + phrase(`list.unknown.${list.onUnknown}`, language);
}
