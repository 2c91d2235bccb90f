import { plainText } from "./plain.js";
import { Unreadable } from "./reason.js";

const words = (text: string, value: boolean): [string, boolean][] => text.split(" ").map((word) => [word, value]);

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...words("是 有 对 √ ✓ ✔ ☑ y yes true t 1 真 已", true),
  ...words("否 无 没有 不是 错 × ✗ ✘ ☒ n no false f 0 假 未 不", false),
]);

/** Yes or no, as people write it. */
export function readBoolean(source: string): boolean | Unreadable {
  return WORDS.get(plainText(source).toLowerCase()) ?? new Unreadable("not-yes-or-no");
}
