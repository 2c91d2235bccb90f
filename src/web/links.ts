import type { Language } from "./language.js";

export type LinkParameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Addresses of one language: `lang` last, what is undefined or empty left out, so that each view has one address. */
export interface Links {
  readonly language: Language;
  to(path: readonly string[], parameters?: LinkParameters): string;
}

export function query(parameters: LinkParameters): string {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "" && value !== false);
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value === true ? "1" : String(value as string | number))}`).join("&");
  return text === "" ? "" : `?${text}`;
}

/** `/a/b` of its parts, each escaped. */
export const path = (parts: readonly string[]): string => `/${parts.map(encodeURIComponent).join("/")}`;

export function createLinks(language: Language): Links {
  const lang = language === "en" ? "en" : undefined;
  return { language, to: (parts, parameters = {}) => `${path(parts)}${query({ ...parameters, lang })}` };
}
