import type { Text } from "../../model/documents.js";

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

/** Titles of the facts that the language itself brings. */
export const RESERVED_TITLES: Readonly<Record<string, Text>> = {
  asOf: text("评价截止日", "The as-of day"),
  "period.from": text("评价期首日", "First day of the period"),
  "period.to": text("评价期末日", "Last day of the period"),
  "period.ended": text("评价期已结束", "The period has ended"),
  score: text("得分", "Score"),
  grade: text("等级", "Grade"),
  population: text("参评数", "Population"),
  rank: text("名次", "Rank"),
  rankFromEnd: text("倒数名次", "Rank from the end"),
  percentile: text("名次百分位", "Percentile"),
};

/** Families of reserved facts; {title} is the title of the group, flag, check, result or list. */
export const RESERVED_FAMILIES: Readonly<Record<string, Text>> = {
  "points.": text("{title}得分", "Points of {title}"),
  "items.": text("{title}项数", "Items of {title}"),
  "flag.": text("标记“{title}”", "Flag “{title}”"),
  "check.": text("{title}检查结果", "Result of {title}"),
  "results.": text("结果为“{title}”的项数", "Checks with the result “{title}”"),
  "list.": text("列入{title}", "On {title}"),
  "scope.": text("排名范围“{title}”", "Scope “{title}”"),
};

/** Titles of what is read off the steps of a record. */
export const MARK_TITLES: Readonly<Record<string, Text>> = {
  disputed: text("有争议", "Disputed"),
  rectified: text("已整改", "Rectified"),
  rectificationChecked: text("整改已复查", "Rectification checked"),
  repaired: text("已修复", "Repaired"),
  rectifiedOn: text("整改日", "Rectified on"),
};
