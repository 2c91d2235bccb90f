import { BUILT_IN_KINDS } from "../../../domain/language/record-fields.js";
import type { Text } from "../../../domain/model/documents.js";
import type { Kinds } from "../../../domain/model/kinds.js";
import { fill, wordsOf, type Language } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { Option } from "../form-model.js";

const MADE: ReadonlySet<string> = new Set(BUILT_IN_KINDS.map(({ id }) => id));

const linksOf = (kinds: Kinds): ReadonlyMap<string, { readonly id: string; readonly title: Text }> => new Map([...kinds.subjects.values()].flatMap((kind) => [...(kind.links?.values() ?? [])].map((link) => [link.id, link] as const)));

/** What a kind that was imported is called; of one that is no more, its id. */
export const kindTitle = (kinds: Kinds, id: string, language: Language): string => (kinds.records.get(id) ?? kinds.subjects.get(id) ?? linksOf(kinds).get(id))?.title[language] ?? id;

/** What rows of a file may become: kinds of subjects, of links, of records, each with its title. */
export function importKinds(kinds: Kinds, chosen: string, language: Language): readonly Option[] {
  const words = wordsOf(IMPORT_WORDS, language);
  const option = (value: string, sentence: string, title: string): Option => ({ value, text: fill(sentence, { title }), chosen: value === chosen });
  const links = linksOf(kinds);
  return [
    ...[...kinds.records.values()].filter(({ id }) => !MADE.has(id)).map(({ id, title }) => option(id, words.records, title[language])),
    ...[...kinds.subjects.values()].map(({ id, title }) => option(id, words.subjects, title[language])),
    ...[...links.values()].map(({ id, title }) => option(id, words.links, title[language])),
  ];
}
