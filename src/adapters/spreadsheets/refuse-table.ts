import { Refusal, quote } from "../../app/refusal.js";

/** Why a file is no table that can be read, and what to do about it: [Chinese, English], {0} and {1} filled in. */
const REASONS = {
  "table-missing": ["找不到文件“{0}”。", 'There is no file "{0}".'],
  "table-not-a-file": ["“{0}”不是普通文件。", '"{0}" is not a plain file.'],
  "table-empty": ["文件是空的。", "The file is empty."],
  "table-changed": ["文件在读取过程中被改动了：请等它写完后重试。", "The file was changed while it was read: try again once it is complete."],
  "table-format": ["文件内容是{0}，不是所要求的{1}：请检查是否选错了文件或格式。", "The file holds {0}, not {1} as was said: check the file and the format."],
  "table-xls": ["这是旧的 .xls 二进制格式：请在 Excel 或 WPS 中打开，另存为 .xlsx，再导入。", "This is the old binary .xls format: open it in Excel or WPS, save it as .xlsx, and import that."],
  "table-encrypted": ["文件有密码保护：请在 Excel 或 WPS 中去掉打开密码，另存后再导入。", "The file is protected by a password: remove the password in Excel or WPS, save it, and import that."],
  "table-macros": ["文件含有宏（.xlsm 等）：宏不会被执行，文件也不被接受。请另存为不含宏的 .xlsx。", "The file carries macros (.xlsm and the like), which are never run nor taken: save it as .xlsx without macros."],
  "table-html": ["文件是网页（HTML）改了扩展名：请用 Excel 或 WPS 打开，另存为 .xlsx，再导入。", "The file is a web page (HTML) under another name: open it in Excel or WPS, save it as .xlsx, and import that."],
  "table-xml": ["文件是 XML，不是工作簿：请用 Excel 或 WPS 打开，另存为 .xlsx，再导入。", "The file is XML, not a workbook: open it in Excel or WPS, save it as .xlsx, and import that."],
  "table-other": ["文件是{0}，不是表格：请导入 .xlsx、.csv 或 .ndjson 文件。", "The file is {0}, not a table: import a .xlsx, .csv or .ndjson file."],
  "table-binary": ["文件不是文本（第 {0} 个字节是 0）：请导入 .xlsx、.csv 或 .ndjson 文件。", "The file is no text (byte {0} is 0): import a .xlsx, .csv or .ndjson file."],
  "table-utf16": ["文件是 UTF-16 编码（“Unicode 文本”）：请另存为“CSV UTF-8”或 .xlsx。", 'The file is UTF-16 ("Unicode text"): save it as "CSV UTF-8" or as .xlsx.'],
  "table-json-array": ["文件是一个 JSON 数组：请每行写一个 JSON 对象（NDJSON）。", "The file is one JSON array: write one JSON object a line (NDJSON)."],
  "table-line": ["第 {0} 行超过 1 MB：可能有引号没有配对，或者文件没有换行。请检查这一行。", "Row {0} is longer than 1 MB: perhaps a quotation mark is not closed, or there are no line ends. Look at that row."],
  "table-quote": ["第 {0} 行的引号到文件末尾也没有配对：请补上引号。", "The quotation mark that opens in row {0} is not closed by the end of the file: close it."],
  "table-columns": ["第 {0} 行有 {1} 列以上：最多 1000 列。请删去多余的列。", "Row {0} has {1} columns or more: at most 1000 are read. Delete those that are not needed."],
  "table-truncated": ["工作簿不完整或已损坏（{0}）：请重新下载或重新保存后再导入。", "The workbook is not whole, or damaged ({0}): download or save it again, and import that."],
  "table-bomb": ["工作簿展开后过大（{0}）：可能是恶意文件。请把数据另存为新的工作簿，或导出为 CSV。", "The workbook is too large when unpacked ({0}), as hostile files are: save the data as a new workbook, or export it as CSV."],
  "table-doctype": ["工作簿的“{0}”含有 DOCTYPE 声明，不被接受：请用 Excel 或 WPS 重新保存。", 'The part "{0}" of the workbook has a DOCTYPE, which is not taken: save it again in Excel or WPS.'],
  "table-part": ["工作簿的“{0}”无法读取（{1}）：请用 Excel 或 WPS 打开，重新保存后再导入。", 'The part "{0}" of the workbook cannot be read ({1}): open it in Excel or WPS, save it again, and import that.'],
  "table-no-sheets": ["工作簿中没有工作表。", "The workbook has no sheets."],
  "table-sheet": ["没有名为“{0}”的工作表；有：{1}。", 'There is no sheet "{0}"; there are: {1}.'],
  "table-rows": ["一个工作表最多 1048576 行：请改用 CSV。", "A sheet has at most 1048576 rows: use CSV."],
  "table-keys": ["写 NDJSON 需要每列的键。", "NDJSON is written with a key for each column."],
} as const;

export type TableRefusal = keyof typeof REASONS;

/** The refusal of a file, with what was found filled in. */
export function refuseTable(code: TableRefusal, ...found: readonly (string | number)[]): Refusal {
  const fill = (text: string): string => text.replace(/\{(\d)\}/g, (_, at: string) => quote(String(found[Number(at)] ?? "")));
  const [zh, en] = REASONS[code];
  return new Refusal(code === "table-missing" || code === "table-sheet" ? "notFound" : "invalid", code, { "zh-CN": fill(zh), en: fill(en) });
}
