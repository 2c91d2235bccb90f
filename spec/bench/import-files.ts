import { fileURLToPath } from "node:url";
import { createTableFiles } from "../../src/adapters/spreadsheets/create-table-files.js";
import type { TableFormat } from "../../src/app/ports/table-files.js";
import { addDuration, dayOf, isoDay } from "../../src/domain/calendar/days.js";
import type { Day } from "../../src/domain/model/documents.js";
import { createRandom, type Random } from "./random.js";

/** Headings of an export of the 12345 hotline: twelve columns, about 120 bytes a row. */
export const HEADINGS = ["工单编号", "项目编号", "项目名称", "来电日期", "办结日期", "渠道", "类别", "是否办结", "满意度", "是否解决", "回复小时", "备注"] as const;

const ROADS = ["锦绣", "翠湖", "朝阳", "金桂", "滨江", "龙泉", "文昌", "和平"];
const ENDINGS = ["花园", "小区", "家园", "新村", "公馆"];
const CHANNELS = ["电话", "网站", "微信", "APP"];
const SORTS = ["电梯", "消防", "保洁", "绿化", "停车", "噪声", "收费", "漏水"];
const GRADES = ["满意", "基本满意", "不满意", "未评价"];
const REMARKS = ["", "已回访", "多次来电", "业委会转办"];
const FIRST = dayOf("2026-01-01") as Day;

const digits = (n: number, width: number): string => String(n).padStart(width, "0");
const days = (n: number): { years: number; months: number; days: number } => ({ years: 0, months: 0, days: n });

/** One row, by its number from 0. `estates`: how many projects they are about ("P00001" and so on). */
export function importRow(random: Random, at: number, estates: number): readonly (string | number | null)[] {
  const estate = random.below(estates);
  const called = addDuration(FIRST, days(random.below(90)), 1);
  const closed = random.below(10) > 0;
  const remark = random.pick(REMARKS);
  return [
    `2026${digits(at, 8)}`,
    `P${digits(estate + 1, 5)}`,
    `${ROADS[estate % ROADS.length]}${ENDINGS[estate % ENDINGS.length]}`,
    isoDay(called),
    closed ? isoDay(addDuration(called, days(random.below(15)), 1)) : null,
    random.pick(CHANNELS),
    random.pick(SORTS),
    closed ? "是" : "否",
    random.pick(GRADES),
    random.below(5) > 0 ? "是" : "否",
    random.below(2000) / 10,
    remark === "" ? null : remark,
  ];
}

export interface ImportFile {
  readonly format: TableFormat;
  readonly rows: number;
  readonly estates: number;
  readonly seed: number;
}

/** Writes a file of so many rows below one of headings: the same bytes for the same seed. In XLSX the days are days. */
export async function writeImportFile(path: string, file: ImportFile): Promise<void> {
  const random = createRandom(file.seed);
  const writer = await createTableFiles().create(path, file.format, { sheet: "工单", keys: HEADINGS });
  await writer.write(HEADINGS);
  for (let at = 0; at < file.rows; at++) {
    const row = importRow(random, at, file.estates);
    const isDay = (column: number): boolean => file.format === "xlsx" && (column === 3 || column === 4);
    await writer.write(row.map((cell, column) => (isDay(column) && typeof cell === "string" ? { day: cell } : cell)));
  }
  await writer.close();
}

// tsx spec/bench/import-files.ts FILE ROWS [ESTATES]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path, rows = "1000", estates = "10000"] = process.argv.slice(2);
  const format = path.endsWith(".xlsx") ? "xlsx" : path.endsWith(".ndjson") ? "ndjson" : "csv";
  await writeImportFile(path, { format, rows: Number(rows), estates: Number(estates), seed: 6 });
}
