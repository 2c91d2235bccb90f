import type { Known } from "../../domain/model/scheme.js";
import type { Language } from "../language.js";

const SEPARATOR = { "zh-CN": "、", en: ", " } as const;
const TRUTH = { "zh-CN": { true: "是", false: "否" }, en: { true: "yes", false: "no" } } as const;

/** A value as people write it. */
export function valueInWords(value: Known, language: Language): string {
  if (Array.isArray(value)) return value.join(SEPARATOR[language]);
  if (typeof value === "boolean") return TRUTH[language][`${value}`];
  return String(value as string | number);
}
