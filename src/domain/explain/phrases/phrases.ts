import type { Text } from "../../model/documents.js";
import { CARD_PHRASES } from "./phrases-card.js";
import { DIFF_PHRASES } from "./phrases-diff.js";
import { SCHEME_PHRASES } from "./phrases-scheme.js";
import { STANDARD_PHRASES } from "./phrases-standard.js";

/** Language of an explanation. */
export type Language = keyof Text;

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

/** Every phrase of explanations, in both languages; {name} is replaced. Operators bring their own phrases. */
export const PHRASES = {
  ...SCHEME_PHRASES,
  ...STANDARD_PHRASES,
  ...DIFF_PHRASES,
  ...CARD_PHRASES,
  true: text("是", "yes"),
  false: text("否", "no"),
  "list.separator": text("、", ", "),
  quoted: text("“{value}”", "“{value}”"),
  "pair.of": text("{from} 至 {to}", "{from} to {to}"),
  "and.join": text("，且", " and "),
  "or.join": text("，或", " or "),
  nested: text("（{inner}）", "({inner})"),
  not: text("并非（{inner}）", "not ({inner})"),
  always: text("任何情况", "always"),
  "boolean.is": text("{a}为{b}", "{a} is {b}"),
  "boolean.isNot": text("{a}不为{b}", "{a} is not {b}"),
  "boolean.true": text("符合“{a}”", "“{a}” holds"),
  "boolean.false": text("不符合“{a}”", "“{a}” does not hold"),
  "text.is": text("{a}为{b}", "{a} is {b}"),
  "text.isNot": text("{a}不为{b}", "{a} is not {b}"),
  "scheme.this": text("本办法", "this scheme"),
  "known.true": text("{a}已知", "{a} is known"),
  "known.false": text("{a}缺失", "{a} is missing"),
  parameter: text("{value}（{title}）", "{value} ({title})"),
  "clause.join": text("；", "; "),
  notPublic: text("未公开", "not public"),
  missing: text("缺失（{reason}）", "missing ({reason})"),
  assumed: text("{title}（{reason}，按{value}计）", "{title} ({reason}, taken as {value})"),

  "reason.noRecord": text("没有记录", "no record"),
  "reason.noAttribute": text("档案未填", "not in the file"),
  "reason.noField": text("记录缺项", "a record lacks the field"),
  "reason.notKnown": text("无从得知", "nobody has looked"),
  "reason.operand": text("所依据的数据缺失", "what it is computed from is missing"),
  "reason.overflow": text("数值过大", "the number is too large"),
  "reason.divisionByZero": text("除数为零", "division by zero"),
  "reason.noKey": text("表中无此项", "not in the table"),
  "reason.belowSteps": text("低于最低一档", "below the first step"),
  "reason.noCalendar": text("没有该年的工作日历", "no calendar of working days for that year"),
  "reason.weightsZero": text("权重合计为零", "weights that sum to zero"),
  "reason.undecided": text("名单待定", "a list is undecided"),
  "reason.disputed": text("有争议", "disputed"),
  "reason.notSettled": text("尚未确定", "not settled"),

  "reason.noLink": text("没有关联的对象", "nothing is linked"),

  "node.all": text("以下全部成立", "all of the following"),
  "node.any": text("以下任一成立", "any of the following"),
  "node.not": text("以下不成立", "the following does not hold"),
  "node.holds": text("{title} {value}，{says}", "{title}: {value}, which {says}"),
  "node.unknown": text("{title} {value}；条件：{says}", "{title}: {value}; the condition: {says}"),
  "node.ends": text("{value}（可能为 {ends}）", "{value} (may be {ends})"),
  "node.present": text("{title} {value}，已知", "{title}: {value}, known"),
  "node.absent": text("{title} {value}", "{title}: {value}"),
  "ends.both": text("{least} 至 {greatest}", "{least} to {greatest}"),
  "ends.least": text("不小于 {least}", "{least} or more"),
  "ends.greatest": text("不大于 {greatest}", "{greatest} or less"),
  "ends.open": text("任何值", "anything"),

  "unit.day": text("{value} 天", "{value} days"),
  "unit.day.one": text("{value} 天", "{value} day"),
  "unit.workday": text("{value} 个工作日", "{value} working days"),
  "unit.workday.one": text("{value} 个工作日", "{value} working day"),
} as const satisfies Readonly<Record<string, Text>>;

export type PhraseName = keyof typeof PHRASES;

/** Puts values into a phrase; each {name} must have one. */
export function fill(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new RangeError(`no value for {${name}} in "${template}"`);
    return values[name];
  });
}

/** A phrase of the table in one language. */
export function phrase(name: PhraseName, language: Language, values?: Readonly<Record<string, string>>): string {
  return fill(PHRASES[name][language], values);
}

/** A list in words: "A、B" / "A, B". */
export function joined(parts: readonly string[], language: Language): string {
  return parts.join(phrase("list.separator", language));
}
