import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import type { FieldDeclaration } from "../../../domain/model/kinds.js";
import { comparable } from "./plain.js";
import { Unreadable } from "./reason.js";

const MOST_SHOWN = 10;
/** Advice costs time: a column that is wrong in every row gets it for its first words. */
const MOST_HINTS = 1000;

/** Reads the codes of a field, written as codes or by their Chinese or English titles. */
export function codeReader({ oneOf = [], codes }: Pick<FieldDeclaration, "oneOf" | "codes">): (text: string) => string | Unreadable {
  const known = new Map<string, string>();
  const add = (word: string, code: string): void => { if (!known.has(comparable(word))) known.set(comparable(word), code); };
  for (const code of oneOf) add(code, code);
  for (const [code, title] of codes ?? []) for (const word of [title["zh-CN"], title.en]) add(word, code);
  const exact = new Set(oneOf);
  const shown = (language: "zh-CN" | "en"): string => `${oneOf.slice(0, MOST_SHOWN).map((code) => codes?.get(code)?.[language] ?? code).join(language === "en" ? ", " : "、")}${oneOf.length > MOST_SHOWN ? "…" : ""}`;
  const expected = [shown("zh-CN"), shown("en")] as const;
  let hints = 0;
  return (text) => {
    if (exact.has(text)) return text;
    const code = known.get(comparable(text));
    if (code !== undefined) return code;
    const { suggestion } = hints++ < MOST_HINTS ? hintOf(text, [...codes?.values() ?? []].map((title) => title["zh-CN"]).concat(oneOf)) : { suggestion: undefined };
    return new Unreadable("not-one-of", { expected, hint: suggestion === undefined ? "" : [`是否想写“${suggestion}”？`, `Did you mean "${suggestion}"?`] });
  };
}
