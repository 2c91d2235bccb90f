import type { Text } from "../../model/documents.js";
import { PROBLEMS, SECTIONS, type ProblemCode } from "../problem-catalogue.js";
import { applied, changesInWords, type Example } from "./example.js";
import { EXAMPLES } from "./examples.js";
import { SAMPLE } from "./sample.js";

/** What is told about one sort of problem. */
export interface ProblemPage {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** The message, with … for what it names. */
  readonly title: Text;
  readonly why: Text;
  /** Written wrongly and rightly: texts, or places of the sample with what stands there. Left out: no short one can be made. */
  readonly example?: { readonly wrong: string; readonly right: string };
}

const WHY: Readonly<Record<keyof typeof SECTIONS, Text>> = {
  TEXT: { "zh-CN": "文本须只有一种读法：不合法的 JSON、重复的键和无法精确保存的数，会使不同的程序读出不同的办法。", en: "A text must say one thing only: where JSON is broken, a key stands twice or a number cannot be kept, two programs would read two standards." },
  SHAPE: { "zh-CN": "写错的键和值若被悄悄忽略，规则就不再是作者所写的。凡不认识的一律拒绝，并指出位置。", en: "A key or value that is silently ignored makes a rule another rule. What is not known is refused, with its place." },
  NAMES: { "zh-CN": "名称须指向已声明的东西：写错一个字母，条件就会读到别的，或什么也读不到。", en: "A name must stand for something declared: with one letter wrong a condition reads something else, or nothing." },
  MEANING: { "zh-CN": "各部分须能合在一起：类型、先后、界限和依据。不合之处会使企业得到作者没有想给的结果。", en: "The parts must fit each other: types, order, bounds and legal basis. Where they do not, firms get results that nobody meant." },
  WHOLE: { "zh-CN": "办法可以评价，但整体看来多半不是本意：只有作者知道。警告不妨碍公布。", en: "The scheme can be evaluated, but as a whole it hardly says what was meant; only its author can tell. Warnings do not keep it from being published." },
  CASES: { "zh-CN": "算例是先写好的答案：没有算例走到的规则，谁也不知道它是否写对。", en: "Cases are answers written beforehand: of a rule that no case reaches, nobody knows whether it is right." },
};

const sectionOf = (code: ProblemCode): keyof typeof SECTIONS => (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).find((section) => Object.hasOwn(SECTIONS[section], code)) ?? "MEANING";
const asTitle = (template: string): string => template.replace(/\s*\{(hint|others)\}/g, "").replace(/\{\w+\}/g, "…").trim();

const inWords = (example: Example): NonNullable<ProblemPage["example"]> =>
  "wrongText" in example ? { wrong: example.wrongText, right: example.rightText } : { wrong: changesInWords(example.wrong), right: changesInWords(Object.keys(example.right).length > 0 ? example.right : asInSample(example.wrong)) };

/** Where the right way is the sample itself: what stands there in it. */
function asInSample(wrong: Readonly<Record<string, unknown>>): Parameters<typeof changesInWords>[0] {
  return Object.fromEntries(Object.keys(wrong).map((pointer) => [pointer, standsAt(pointer)]));
}
function standsAt(pointer: string): Parameters<typeof changesInWords>[0][string] {
  const found = pointer.split("/").slice(1).reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined), applied(SAMPLE, {}));
  return (found ?? null) as Parameters<typeof changesInWords>[0][string];
}

/** All codes, in the order of the catalogue. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** The page of a code; undefined: there is no such code. */
export function problemPage(code: string): ProblemPage | undefined {
  if (!Object.hasOwn(PROBLEMS, code)) return undefined;
  const known = code as ProblemCode;
  const { severity, zh, en } = PROBLEMS[known];
  const example = EXAMPLES[known];
  return { code: known, severity, title: { "zh-CN": asTitle(zh), en: asTitle(en) }, why: WHY[sectionOf(known)], ...(example ? { example: inWords(example) } : {}) };
}
