/** How a number is meant by its format. duration: hours beyond 24; zeros: an identifier with leading zeros. */
export type Meaning = "plain" | "day" | "moment" | "time" | "duration" | "percent" | { readonly zeros: number };

/** Formats that need no entry in the file (ECMA-376 part 1, 18.8.30), with those of Chinese Excel (27 to 36, 50 to 58). */
const BUILT_IN: readonly (readonly [Meaning, readonly number[]])[] = [
  ["percent", [9, 10]],
  ["day", [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]],
  ["moment", [22]],
  ["time", [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]],
  ["duration", [46]],
];
const MEANINGS = new Map(BUILT_IN.flatMap(([meaning, ids]) => ids.map((id) => [id, meaning] as const)));

/** Texts in quotation marks, escaped signs, signs that fill or take the room of another, and the words for "general". */
const NO_CODE = /"[^"]*"|\\.|_.|\*.|am\/pm|a\/p|general|standard|g\/通用格式|常规/gi;

/** What a format code ("yyyy年m月d日", "0.0%", "[h]:mm") makes of a number. Only its first section counts. */
export function meaningOf(code: string): Meaning {
  const bare = code.replace(NO_CODE, "").split(";")[0];
  if (/\[(h+|m+|s+)\]/i.test(bare)) return "duration";
  const signs = bare.replace(/\[[^\]]*\]/g, "").toLowerCase();
  if (signs.includes("%")) return "percent";
  const time = /[hs]/.test(signs);
  const day = /[yd]/.test(signs) || (signs.includes("m") && !time);
  if (day || time) return day && time ? "moment" : day ? "day" : "time";
  return /^0{2,}$/.test(signs) ? { zeros: signs.length } : "plain";
}

/** Meaning of a format by its number; `codes`: those that the file brings. */
export function meaningOfId(id: number, codes: ReadonlyMap<number, string>): Meaning {
  const code = codes.get(id);
  return code === undefined ? (MEANINGS.get(id) ?? "plain") : meaningOf(code);
}
