/** Writes the files in spec/fixtures/tables/excel-manner: the same bytes every time (a spec compares). tsx spec/tools/write-table-fixtures.ts */
import iconv from "iconv-lite";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createRandom } from "../bench/random.js";
import { bookParts, rawBook, relations, zipOf } from "./raw-book.js";

const FOLDER = new URL("../fixtures/tables/excel-manner/", import.meta.url);

const ESTATES = ["锦绣花园", "翠湖小区", "金桂家园", "龙泉新村"];

/** A ledger as it comes by mail: title, blank row, days and numbers as they were typed, a total, a remark below it. */
function ledgerCsv(): string {
  const random = createRandom(2026);
  const days = ["2026/3/1", "2026年3月2日", "２０２６年３月３日", "2026.3.4", "20260305"];
  const rows = days.map((day, at) => [`WY-${String(at + 1).padStart(4, "0")}`, random.pick(ESTATES), day, `"${random.below(9) + 1},${String(random.below(1000)).padStart(3, "0")}.50"`, `${80 + random.below(20)}%`, at === 2 ? '"电梯停运，\n""困人""一次"' : "已回访"]);
  const lines = [["物业投诉台账（2026年3月）", "", "", "", "", ""], ["", "", "", "", "", ""], ["编 号", "项目名称", "日期", "金额（元）", "满意率", "备注"], ...rows, ["合计", "", "", '"25,000.00"', "", ""], ["填表人：张三", "", "", "", "", ""]];
  return lines.map((line) => line.join(",")).join("\r\n") + "\r\n";
}

const STRINGS = [
  "<si><t>2026年3月巡查记录</t></si>",
  "<si><t>编号</t></si>",
  "<si><t>项目</t></si>",
  "<si><t>日期</t></si>",
  "<si><t>完成率</t></si>",
  "<si><t>得分</t></si>",
  "<si><r><rPr><b/></rPr><t>锦绣</t></r><r><t xml:space=\"preserve\">花园 </t></r><rPh sb=\"0\" eb=\"2\"><t>jǐn xiù</t></rPh></si>",
  "<si><t>翠湖_x000D_\n小区</t></si>",
  "<si><t>合计</t></si>",
  "<si><t>２０２６年３月２日</t></si>",
].join("");

/** Styles: 0 general, 1 built-in Chinese day, 2 day with a locale, 3 percent, 4 leading zeros, 5 month and day, 6 day and hour, 7 the Chinese "general". */
const XFS = [0, 31, 164, 10, 165, 166, 167, 168];
const FORMATS = ["[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "000000", "m&quot;月&quot;d&quot;日&quot;", "yyyy/m/d\\ h:mm;@", "G/通用格式"];

/** Cells far to the right that are formatted and empty are what a whole formatted row leaves behind. */
const SHEET =
  '<dimension ref="A1:XFD9"/><sheetData>' +
  '<row r="1" spans="1:5"><c r="A1" s="7" t="s"><v>0</v></c><c r="B1"/><c r="C1"/><c r="D1"/><c r="E1"/></row>' +
  '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c><c r="D3" t="s"><v>4</v></c><c r="E3" t="s"><v>5</v></c><c r="XFD3" s="1"/></row>' +
  '<row r="4"><c r="A4" s="4"><v>7</v></c><c r="B4" t="s"><v>6</v></c><c r="C4" s="1"><v>46082</v></c><c r="D4" s="3"><v>0.94499999999999995</v></c><c r="E4" s="7"><v>92.3</v></c></row>' +
  '<row r="5"><c r="A5" s="4"><v>8</v></c><c r="B5" t="s"><v>7</v></c><c r="C5" s="2"><v>46083</v></c><c r="D5" s="3"><v>0.07</v></c><c r="E5"><f>E4-0.3</f><v>92</v></c></row>' +
  '<row r="6" s="1" customFormat="1"><c r="A6" s="1"/><c r="B6" s="1"/></row>' +
  '<row r="7"><c r="A7"><v>1.1010119900307123E+17</v></c><c r="B7" t="str"><f>B5&amp;"!"</f><v>翠湖小区!</v></c><c r="C7" t="s"><v>9</v></c><c r="D7" s="5"><v>46084</v></c><c r="E7"><f>SUM(E4:E5)</f></c></row>' +
  '<row r="8"><c r="A8"><v>13800138000</v></c><c r="B8" t="b"><v>1</v></c><c r="C8" s="6"><v>46084.604166666664</v></c><c r="D8" t="e"><v>#N/A</v></c><c r="E8"><v>0.30000000000000004</v></c></row>' +
  '<row r="9"><c r="A9" t="s"><v>8</v></c><c r="E9"><f>SUM(E4:E8)</f><v>184.3</v></c></row>' +
  '</sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>';

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** As some programs write: names with a prefix, places neither of rows nor of cells, targets from the root, the first sheet hidden. */
function prefixedBook(): Promise<Buffer> {
  const sheet = (rows: string): string => `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
  const cell = (text: string): string => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
  return zipOf({
    ...bookParts({ sheet: "" }),
    "xl/workbook.xml": `<x:workbook xmlns:x="${MAIN}" xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="选项" sheetId="1" state="veryHidden" rel:id="a"/><x:sheet name="数据" sheetId="2" rel:id="b"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": relations(["a", "worksheet", "/xl/worksheets/sheet1.xml"], ["b", "worksheet", "/xl/worksheets/sheet2.xml"]),
    "xl/worksheets/sheet1.xml": sheet(`<x:row>${cell("不应读到")}</x:row>`),
    "xl/worksheets/sheet2.xml": sheet(`<x:row>${cell("编号")}${cell("日期")}</x:row><x:row/><x:row>${cell("&lt;1&gt;")}<x:c t="d"><x:v>2026-03-01T14:30:00</x:v></x:c></x:row>`),
  });
}

/** The files by their names. */
export async function tableFixtures(): Promise<Readonly<Record<string, Buffer>>> {
  return {
    "ledger-gb18030.csv": iconv.encode(ledgerCsv(), "gb18030"),
    "named-separator.csv": Buffer.from(`\ufeffsep=;\r\n编号;说明\r\n="00123";'=1+1\r\n 12;"a;b"\r\n`),
    "inspection.xlsx": await rawBook({ sheet: SHEET, strings: STRINGS, xfs: XFS, formats: FORMATS }),
    "prefixed.xlsx": await prefixedBook(),
    "records.ndjson": Buffer.from('{"id":"r1","data":{"points":-2,"tags":["电梯","消防"]},"on":"2026-03-01"}\n\n{"id":"r2","data":{"points":null}}\n{"id":"r3","id":"r4"}\n[1]\n'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of Object.entries(await tableFixtures())) await writeFile(new URL(name, FOLDER), bytes);
}
