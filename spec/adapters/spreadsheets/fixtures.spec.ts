import { expect } from "chai";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import type { Cell } from "../../../src/app/ports/table-files.js";
import { partsOf } from "../../tools/raw-book.js";
import { tableFixtures } from "../../tools/write-table-fixtures.js";
import { readTable, shortRows, temporaryFolder } from "./tables.js";

const FOLDER = fileURLToPath(new URL("../../fixtures/tables/", import.meta.url));
const fixture = (name: string): string => `${FOLDER}${name}`;

const LEDGER = [
  [1, "2026年3月物业投诉台账"],
  [3, "编号", "项目", "日期", "受理时刻", "上班", "满意率", "金额", "办结", "双倍"],
  [4, "000123", "锦绣花园一期", { day: "2026-03-01" }, { day: "2026-03-01", time: "14:30:07" }, "08:30:00", "94.5%", 1234.5, true, 2469],
  [6, "000124", "翠湖小区\n（南区）", "2026年3月2日", { day: "2026-03-02" }, null, "7%", 0.3, false, "!#DIV/0!"],
  [7, "!1.10101199003071E+017", '=HYPERLINK("x")', { day: "2024-02-29" }, null, null, null, 13800138000, null, "锦绣花园一期!"],
  [8, "合计", null, null, null, null, null, 1234.8],
];
const EIGHT = [null, null, null, null, null, null, null, null];
/** What a program shows is what it writes into a CSV. */
const LEDGER_CSV = [
  [1, "2026年3月物业投诉台账", ...EIGHT],
  LEDGER[1],
  [4, "000123", "锦绣花园一期", "2026年3月1日", "2026-03-01 14:30:07", "08:30", "94.5%", "1,234.50", "TRUE", "2469"],
  [6, "000124", "翠湖小区\n（南区）", "2026年3月2日", "2026-03-02 00:00:00", null, "7.0%", "0.3", "FALSE", "!#DIV/0!"],
  [7, "!1.10101199003071E+017", '=HYPERLINK("x")', "2024年2月29日", null, null, null, "13800138000", null, "锦绣花园一期!"],
  [8, "合计", null, null, null, null, null, "1234.8", null, null],
];

const EXPECTED: Readonly<Record<string, readonly unknown[]>> = {
  "libreoffice/ledger.xlsx": LEDGER,
  "libreoffice/ledger-1904.xlsx": LEDGER,
  "libreoffice/ledger-utf8.csv": LEDGER_CSV,
  "libreoffice/ledger-gb18030.csv": LEDGER_CSV,
  "excel-manner/inspection.xlsx": [
    [1, "2026年3月巡查记录"],
    [3, "编号", "项目", "日期", "完成率", "得分"],
    [4, "000007", "锦绣花园 ", { day: "2026-03-01" }, "94.5%", 92.3],
    [5, "000008", "翠湖\r\n小区", { day: "2026-03-02" }, "7%", 92],
    [7, "!1.1010119900307123E+17", "翠湖小区!", "２０２６年３月２日", { day: "2026-03-03" }, "!"],
    [8, 13800138000, true, { day: "2026-03-03", time: "14:30:00" }, "!#N/A", 0.3],
    [9, "合计", null, null, null, 184.3],
  ],
  "excel-manner/ledger-gb18030.csv": [
    [1, "物业投诉台账（2026年3月）", null, null, null, null, null],
    [3, "编 号", "项目名称", "日期", "金额（元）", "满意率", "备注"],
    [4, "WY-0001", "翠湖小区", "2026/3/1", "3,661.50", "92%", "已回访"],
    [5, "WY-0002", "锦绣花园", "2026年3月2日", "2,682.50", "96%", "已回访"],
    [6, "WY-0003", "翠湖小区", "２０２６年３月３日", "1,066.50", "92%", '电梯停运，\n"困人"一次'],
    [7, "WY-0004", "翠湖小区", "2026.3.4", "2,179.50", "86%", "已回访"],
    [8, "WY-0005", "翠湖小区", "20260305", "9,565.50", "80%", "已回访"],
    [9, "合计", null, null, "25,000.00", null, null],
    [10, "填表人：张三", null, null, null, null, null],
  ],
  "excel-manner/named-separator.csv": [
    [1, "编号", "说明"],
    [2, "00123", "=1+1"],
    [3, " 12", "a;b"],
  ],
  "excel-manner/prefixed.xlsx": [
    [1, "编号", "日期"],
    [3, "<1>", { day: "2026-03-01", time: "14:30:00" }],
  ],
  "excel-manner/records.ndjson": [
    [1, "r1", -2, { list: ["电梯", "消防"] }, "2026-03-01"],
    [3, "r2", null],
    [4, '!{"id":"r3","id":"r4"}'],
    [5, "![1]"],
  ],
};

/** Written by the writer, converted by LibreOffice. */
const WRITTEN: readonly (readonly Cell[])[] = [
  ["文字", "数", "日期", "时刻", "是否"],
  ["=1+1", 0.1, { day: "2026-03-01" }, { day: "2026-03-01", time: "14:30:07" }, true],
  ["00123", -12345.678, { day: "1900-03-01" }, { day: "9999-12-31", time: "23:59:59" }, false],
  [" <&>\"' 甲𠀀\n乙", 1e-7, { day: "2024-02-29" }, { day: "1890-01-01" }],
  ["+86 138", 123456789012345, { day: "2026-12-31" }],
];

/** Zip files by their parts: how well they are packed is the library's business. */
const contentOf = (bytes: Buffer): Promise<unknown> => (bytes.toString("latin1", 0, 2) === "PK" ? partsOf(bytes) : Promise.resolve(bytes.toString("latin1")));

describe("tables as bureaux have them", () => {
  for (const [name, rows] of Object.entries(EXPECTED)) {
    it(`reads ${name}`, async () => {
      const read = await readTable(fixture(name));
      expect(shortRows(read.rows)).to.deep.equal(rows);
      expect(read.opened.encoding).to.equal(name.includes("gb18030") ? "gb18030" : "utf-8");
    });
  }

  it("names sheets, tells the hidden ones, takes the first that is shown, and reads any that is named", async () => {
    const { opened, rows } = await readTable(fixture("excel-manner/prefixed.xlsx"), { sheet: "选项" });
    expect([opened.sheets, opened.hidden]).to.deep.equal([["选项", "数据"], ["选项"]]);
    expect(rows).to.deep.equal([{ sheet: "选项", row: 1, cells: ["不应读到"] }]);
    expect((await readTable(fixture("libreoffice/ledger.xlsx"))).opened.hidden).to.deep.equal(["选项"]);
  });

  it("gives the keys of objects, opened one level", async () => {
    const { rows } = await readTable(fixture("excel-manner/records.ndjson"));
    expect(rows.map((row) => row.keys)).to.deep.equal([["id", "data.points", "data.tags", "on"], ["id", "data.points"], [""], [""]]);
  });

  it("are what the tool that writes them writes", async () => {
    for (const [name, bytes] of Object.entries(await tableFixtures())) expect(await contentOf(readFileSync(fixture(`excel-manner/${name}`))), name).to.deep.equal(await contentOf(bytes));
  });
});

describe("a workbook of ours in LibreOffice", () => {
  const folder = temporaryFolder();
  it("is the one that LibreOffice was given", async () => {
    const writer = await createTableFiles().create(folder.path("written.xlsx"), "xlsx", { sheet: "写出" });
    for (const row of WRITTEN) await writer.write(row);
    await writer.close();
    expect(await contentOf(readFileSync(folder.path("written.xlsx")))).to.deep.equal(await contentOf(readFileSync(fixture("libreoffice/written.xlsx"))));
  });

  it("is shown there as it was written", async () => {
    const shown = (await readTable(fixture("libreoffice/written.csv"), { wanted: { format: "csv" } })).rows.map((row) => row.cells);
    expect(shown).to.deep.equal([
      ["文字", "数", "日期", "时刻", "是否"],
      ["=1+1", "0.1", "2026-03-01", "2026-03-01 14:30:07", "TRUE"],
      ["00123", "-12345.678", "1900-03-01", "9999-12-31 23:59:59", "FALSE"],
      [" <&>\"' 甲𠀀\n乙", "0.0000001", "2024-02-29", "1890-01-01", null],
      ["+86 138", "123456789012345", "2026-12-31", null, null],
    ]);
  });
});
