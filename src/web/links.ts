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

/** Cursors are the longest parameters. */
const LONGEST = 4000;

/** Parameters of an address that stand in it once and are not beyond measure. */
export const singleParameters = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1].length <= LONGEST));

/** The parts of an address as it was asked for, to be escaped again; none if it cannot be read. */
export function partsOf(address: string): readonly string[] {
  try {
    return address.split("?")[0].split("/").filter((part) => part !== "").map(decodeURIComponent);
  } catch {
    return [];
  }
}
