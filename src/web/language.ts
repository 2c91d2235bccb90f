import type { Text } from "../domain/model/documents.js";

/** Chinese is the canonical language of every address; English is asked for with `lang=en`, which links keep. */
export type Language = keyof Text;
export const LANGUAGES: readonly Language[] = ["zh-CN", "en"];

/** A pair of words: Chinese, English. */
export type Pair = readonly [zh: string, en: string];
export type Words<T> = { readonly [K in keyof T]: string };

/** The words of a table in one language, all of them strings: templates read them by name. */
export function wordsOf<T extends Readonly<Record<string, Pair>>>(table: T, language: Language): Words<T> {
  const place = language === "en" ? 1 : 0;
  return Object.fromEntries(Object.entries(table).map(([key, pair]) => [key, pair[place]])) as Words<T>;
}

/** `{name}` in a sentence is replaced by the value of that name; throws if one is not given. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`nothing is given for {${name}} in "${sentence}"`);
    return String(values[name]);
  });
}
