import { kindsOf } from "../../app/kinds/stored-kinds.js";
import { quote } from "../../app/refusal.js";
import { fill, wordsOf } from "../language.js";
import { ENTRY_WORDS } from "../words/desk-entry.js";
import type { DeskAsk } from "./desk-page.js";
import { field, formModel } from "./form-model.js";
import type { CellOptions, SectionOptions } from "./panel-model.js";

const MOST_FOUND = 20;

/** A search for somebody by name, and whom it found, each with the way to `path` with the parameter `subject`. Other parameters of the address are kept. */
export async function searchSections({ query, links, language, services, context }: DeskAsk, path: readonly string[]): Promise<readonly SectionOptions[]> {
  const words = wordsOf(ENTRY_WORDS, language);
  const { q = "" } = query;
  const kept = Object.fromEntries(Object.entries(query).filter(([name]) => name !== "q" && name !== "lang"));
  const form = formModel({
    id: "find", action: links.to(path).split("?")[0], method: "get", button: words.find, csrf: false, language, hidden: { ...kept, ...(language === "en" ? { lang: "en" } : {}) },
    fields: [field({ name: "q", type: "search", label: words.whom, value: q, required: true, most: 100 })],
  });
  if (q === "") return [{ form }];
  const kinds = (await kindsOf(context)).subjects;
  const { found, total } = await services.findSubjects(q, [...kinds.keys()], MOST_FOUND);
  const rows = found.map((each): readonly CellOptions[] => [{ text: each.name, href: links.to(path, { ...kept, subject: each.id }) }, { text: kinds.get(each.kind)?.title[language] ?? each.kind }, { text: each.district }, { text: each.id }]);
  const more = total > found.length ? [fill(words.foundMore, { n: total, shown: found.length })] : [];
  return [{ form }, { title: words.found, lines: more, table: { caption: words.found, head: [words.name, words.sort, words.district, words.id].map((text) => ({ text })), rows, empty: fill(words.foundNone, { q: quote(q) }) } }];
}
