import type { Text } from "../../../domain/model/documents.js";

/** Words of every reason for which a cell or a row is refused; {names} are replaced by details. Codes are an interface: scripts may rely on them. */
export const REASONS = {
  "cell-unreadable": ["单元格无法读取：{detail}", "The cell cannot be read: {detail}"],
  "missing-value": ["必填，但是空的。", "It must be filled in, and is empty."],
  "not-a-day": ["不是日期。请写作 2026-03-01、2026/3/1、2026.3.1 或 2026年3月1日。", "Not a day. Write 2026-03-01, 2026/3/1, 2026.3.1 or 2026年3月1日."],
  "serial-day": ["是一个数，不是日期；若是电子表格的日期序号，则为 {day}。请把该列设为日期格式。", "A number, not a day; as a serial number of a spreadsheet it would be {day}. Give the column a date format."],
  "ambiguous-day": ["日在前还是月在前不清楚。请写年份在前，或在对应表中写明 reads。", "Day first or month first? Write the year first, or state `reads` in the mapping."],
  "no-such-day": ["没有这一天。", "There is no such day."],
  "implausible-day": ["年份不在 1900 至 2199 之间。", "The year is not between 1900 and 2199."],
  "future-day": ["在导入之日（{day}）之后。", "After the day of the import ({day})."],
  "ends-before": ["早于发生日（{day}）。", "Before the day of the act ({day})."],
  "empty-span": ["止日不在起日之后。", "It ends on or before the day on which it begins."],
  "not-an-instant": ["不是时刻。请写作 2026-03-01 09:30（北京时间）或 2026-03-01T09:30:00+08:00。", "Not an instant. Write 2026-03-01 09:30 (Beijing time) or 2026-03-01T09:30:00+08:00."],
  "not-a-number": ["不是数。", "Not a number."],
  "number-too-long": ["位数过多，无法精确保存。", "Too many digits to be kept exactly."],
  "number-precision": ["编号过长，电子表格已把它存成近似的数。请把该列设为文本格式后重新填写。", "A number so long that the spreadsheet kept it inexactly. Format the column as text and fill it in again."],
  "percent-unclear": ["写了百分号，但不清楚 94% 是 94 还是 0.94。请在对应表中写明 reads。", "It has a percent sign, and it is not stated whether 94% is 94 or 0.94. State `reads` in the mapping."],
  "not-whole": ["应为整数。", "It must be a whole number."],
  "too-small": ["太小：至少 {limit}。", "Too small: at least {limit}."],
  "too-great": ["太大：至多 {limit}。", "Too great: at most {limit}."],
  "not-yes-or-no": ["不是“是”或“否”。可写是、否、有、无、√、×。", "Neither yes nor no. Write 是, 否, yes, no, √ or ×."],
  "not-one-of": ["不在可用的值之内：{expected}。{hint}", "None of the values allowed: {expected}. {hint}"],
  "too-long": ["文字过长：最多 {limit} 个字符。", "Too long: at most {limit} characters."],
  "too-many": ["项数过多：最多 {limit} 项。", "Too many items: at most {limit}."],
  "bad-text": ["含有残缺的字符或控制字符。", "It holds a broken or a control character."],
  "not-a-text": ["应为文字。", "It must be a text."],
  "bad-id": ["编号应为 1 至 200 个字符，没有空格。", "An id has 1 to 200 characters and no spaces."],
  "credit-code": ["统一社会信用代码不对：应为 18 位，最后一位是校验位。", "Not a unified social credit code: 18 characters, the last of which is the check character."],
  "unknown-subject": ["没有这个对象。{hint}", "There is no such subject. {hint}"],
  "ambiguous-name": ["有 {count} 个对象叫这个名称：请写编号（{expected}）。", "{count} subjects have this name: write the id ({expected})."],
  "wrong-subject-kind": ["这个对象是“{found}”，此处应为“{expected}”。", "This subject is a {found}; a {expected} is needed here."],
  "unknown-field": ["种类“{kind}”没有字段“{name}”。", "The kind \"{kind}\" has no field \"{name}\"."],
  "twice-in-file": ["同一编号在本文件第 {rows} 行也有，内容不同：请只留正确的一行。", "The same number stands in rows {rows} of this file with other values: keep the right one."],
  "kind-changed": ["该编号已属于另一种类（{found}）。", "This id belongs to another kind already ({found})."],
  "dated-attribute": ["该属性在库中有分日期的值，导入不会覆盖：请在页面上添加自某日起的新值。", "The store has dated values of this attribute, which an import does not overwrite: add a value that holds from a day."],
  "used-by-published": ["已公布的结果（{run}）使用了它的旧值：更正须加 --corrections。", "A published result ({run}) used its old values: a correction needs --corrections."],
  "row-too-wide": ["此行有 {found} 列，表头只有 {limit} 列。", "The row has {found} cells, the headings are {limit}."],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type ReasonCode = keyof typeof REASONS;
export type ReasonDetails = Readonly<Record<string, string | number | readonly [zh: string, en: string]>>;

const fill = (template: string, details: ReasonDetails, language: 0 | 1): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const detail = details[name] ?? "";
    return typeof detail === "object" ? detail[language] : String(detail);
  }).trim();

/** The words of a reason with its details put in. */
export const reasonText = (code: ReasonCode, details: ReasonDetails = {}): Text => ({ "zh-CN": fill(REASONS[code][0], details, 0), en: fill(REASONS[code][1], details, 1) });

/** A value that could not be read, and why. */
export class Unreadable {
  readonly code: ReasonCode;
  readonly details: ReasonDetails;
  constructor(code: ReasonCode, details: ReasonDetails = {}) {
    this.code = code;
    this.details = details;
  }
}
