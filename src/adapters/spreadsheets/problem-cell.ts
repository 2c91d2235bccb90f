import type { Cell } from "../../app/ports/table-files.js";
import { quote } from "../../app/refusal.js";

/** Why a cell cannot be taken as it is, and what to do about it: [Chinese, English]. */
const PROBLEMS = {
  bytes: ["含有无法识别的字符（�）：请检查文件编码，或改正这一格", "holds characters that could not be read (�): check the encoding of the file, or write the cell anew"],
  formula: ["公式没有结果：请在 Excel 或 WPS 中打开并保存，再导入", "a formula without a result: open and save the file in Excel or WPS, and import that"],
  error: ["单元格是错误值：请改正公式或数据", "the cell is an error value: correct the formula or its data"],
  digits: ["数字超过 15 位，后面的数字已经丢失：请把这一列设为文本格式后重新填写", "a number of more than 15 digits, whose last digits are lost: format the column as text and write it anew"],
  number: ["不是数字", "no number"],
  day: ["日期超出范围", "a day out of range"],
  string: ["所指的共享文字不存在：文件已损坏，请重新保存", "points at a shared text that is not there: the file is damaged, save it again"],
  json: ["这一行不是一个 JSON 对象", "the line is no JSON object"],
  keys: ["同一个键出现了两次", "a key is written twice"],
  nested: ["嵌套过深：最多一层对象，数组里只能是文字、数字或是非", "nested too deep: objects go one level, and arrays hold texts, numbers or booleans alone"],
  letters: ["含有 NUL 字符", "holds a NUL character"],
} as const;

export type CellProblem = keyof typeof PROBLEMS;

/** A cell that cannot be taken as it is, with what was found (its first 80 characters). */
export function problemCell(problem: CellProblem, found: string): Cell {
  const [zh, en] = PROBLEMS[problem];
  return { problem: { "zh-CN": zh, en }, found: quote(found) };
}
