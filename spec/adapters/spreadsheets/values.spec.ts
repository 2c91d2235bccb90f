import { expect } from "chai";
import fc from "fast-check";
import { csvCell } from "../../../src/adapters/spreadsheets/csv/read-csv.js";
import { recogniseDelimiter } from "../../../src/adapters/spreadsheets/csv/delimiter.js";
import { keysIn, writtenKeys } from "../../../src/adapters/spreadsheets/ndjson/key-count.js";
import { ndjsonRow } from "../../../src/adapters/spreadsheets/ndjson/read-ndjson.js";
import { cellValue } from "../../../src/adapters/spreadsheets/xlsx/cell-value.js";
import { meaningOf, meaningOfId } from "../../../src/adapters/spreadsheets/xlsx/number-formats.js";
import { columnOf } from "../../../src/adapters/spreadsheets/xlsx/read-sheet.js";
import { columnName } from "../../../src/adapters/spreadsheets/xlsx/cell-xml.js";
import { momentOf, serialOf } from "../../../src/adapters/spreadsheets/xlsx/serial-days.js";
import { guarded, unguarded } from "../../../src/app/tables/formula-guard.js";
import { dayOf, isoDay } from "../../../src/domain/calendar/days.js";
import { short } from "./tables.js";

const SEED = { seed: 606, numRuns: 500 };

const FORMATS: readonly (readonly [string, unknown])[] = [
  ["General", "plain"],
  ["G/通用格式", "plain"],
  ["0.00", "plain"],
  ["#,##0.00", "plain"],
  ['_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', "plain"],
  ['[$¥-804]#,##0.00;[Red]"dym"0', "plain"],
  ["0.00E+00", "plain"],
  ["@", "plain"],
  ['0"days"', "plain"],
  ["[DBNum1][$-804]General", "plain"],
  ["0%", "percent"],
  ["0.0%;[Red]-0.0%", "percent"],
  ["yyyy-mm-dd", "day"],
  ["YYYY/M/D", "day"],
  ['yyyy"年"m"月"d"日";@', "day"],
  ["[$-804]yyyy年m月d日", "day"],
  ["mmm", "day"],
  ['m"月"d"日"', "day"],
  ["yyyy/m/d h:mm;@", "moment"],
  ["yyyy\\-mm\\-dd\\ hh:mm:ss", "moment"],
  ["h:mm AM/PM", "time"],
  ["上午/下午h时mm分", "time"],
  ["mm:ss", "time"],
  ["[h]:mm:ss", "duration"],
  ["000000", { zeros: 6 }],
  ["0", "plain"],
];

const CONTEXT = { from1904: false, string: (at: number): string | null => ["甲", " ", "\ufffd"][at] ?? null };
const raw = (type: string, text: string | null, meaning: ReturnType<typeof meaningOf> = "plain", formula = false): unknown => short(cellValue({ type, text, meaning, formula }, CONTEXT));

describe("numbers, days and texts of spreadsheets", () => {
  for (const [code, meaning] of FORMATS) it(`takes the format ${code} for ${JSON.stringify(meaning)}`, () => expect(meaningOf(code)).to.deep.equal(meaning));

  it("knows formats by their numbers, the Chinese ones too, and lets the file say otherwise", () => {
    expect([14, 22, 9, 31, 32, 46, 57, 0, 49].map((id) => meaningOfId(id, new Map()))).to.deep.equal(["day", "moment", "percent", "day", "time", "duration", "day", "plain", "plain"]);
    expect(meaningOfId(31, new Map([[31, "0.00"]]))).to.equal("plain");
  });

  it("counts days as either system does, with the leap day of 1900 that never was", () => {
    const days = (serials: readonly number[], from1904: boolean): unknown[] => serials.map((serial) => momentOf(serial, from1904)?.day ?? null);
    expect(days([0, 1, 59, 60, 61, 46082, 2958465, 2958466, -1], false)).to.deep.equal([null, "1900-01-01", "1900-02-28", null, "1900-03-01", "2026-03-01", "9999-12-31", null, null]);
    expect(days([0, 44620, -1, 2957003, 2957004], true)).to.deep.equal(["1904-01-01", "2026-03-01", null, "9999-12-31", null]);
    expect(momentOf(46082.999999, false)).to.deep.equal({ day: "2026-03-02", time: "00:00:00" });
  });

  it("writes days as serials that read back", () => {
    fc.assert(fc.property(fc.integer({ min: dayOf("1900-03-01") as number, max: dayOf("9999-12-31") as number }), fc.integer({ min: 0, max: 86399 }), (day, second) => {
      const time = new Date(second * 1000).toISOString().slice(11, 19);
      expect(momentOf(serialOf(day, time) as number, false)).to.deep.equal({ day: isoDay(day), time });
    }), SEED);
    expect(serialOf((dayOf("1900-03-01") as number) - 1)).to.equal(null);
  });

  it("gives numbers as they were typed: 15 digits, percentages as shown, no more digits than there are", () => {
    const numbers = ["0.30000000000000004", "0.1", "1E3", "-0", "123456789012345", "1234567890123456", "1.5", "x", ""].map((text) => raw("n", text));
    expect(numbers).to.deep.equal([0.3, 0.1, 1000, 0, 123456789012345, "!1234567890123456", 1.5, "!x", null]);
    expect(["0.945", "0.94499999999999995", "1", "0.07", "-0.5", "1.23456", "0"].map((text) => raw("n", text, "percent"))).to.deep.equal(["94.5%", "94.5%", "100%", "7%", "-50%", "123.456%", "0%"]);
    expect([raw("n", "7", { zeros: 4 }), raw("n", "7.5", { zeros: 4 }), raw("n", "12345", { zeros: 4 })]).to.deep.equal(["0007", 7.5, "12345"]);
  });

  it("prints any number of 15 digits as it was typed", () => {
    fc.assert(fc.property(fc.bigInt({ min: -999999999999999n, max: 999999999999999n }), fc.integer({ min: 0, max: 12 }), (digits, places) => {
      const typed = Number(`${digits}e-${places}`);
      expect(raw("n", typed.toPrecision(17))).to.equal(typed + 0);
    }), SEED);
  });

  it("takes results of formulas, and says so of those without", () => {
    expect([raw("n", "3", "plain", true), raw("str", "甲", "plain", true), raw("str", "", "plain", true)]).to.deep.equal([3, "甲", null]);
    expect([raw("n", null, "plain", true), raw("n", "", "plain", true), raw("n", null)]).to.deep.equal(["!", "!", null]);
  });

  it("reads shared texts, booleans, errors, times and days", () => {
    expect([raw("s", "0"), raw("s", "1"), raw("s", "2"), raw("s", "3"), raw("s", "-1")]).to.deep.equal(["甲", null, "!\ufffd", "!3", "!-1"]);
    expect([raw("b", "1"), raw("b", "0"), raw("e", "#REF!"), raw("d", "2026-03-01"), raw("d", "March")]).to.deep.equal([true, false, "!#REF!", { day: "2026-03-01" }, "!March"]);
    expect([raw("n", "0.5", "time"), raw("n", "1.5", "duration"), raw("n", "-1", "duration"), raw("n", "46082.5", "day"), raw("n", "60", "day")]).to.deep.equal(["12:00:00", "36:00:00", "!-1", { day: "2026-03-01" }, "!60"]);
    expect([raw("str", "a_x000D_b"), raw("str", "_x005F_x000D_"), raw("inlineStr", "_x0000_")]).to.deep.equal(["a\rb", "_x000D_", "!\0"]);
  });

  it("names columns both ways", () => {
    expect(["A1", "Z9", "AA1", "XFD1", "1", undefined].map(columnOf)).to.deep.equal([0, 25, 26, 16383, null, null]);
    for (let column = 0; column < 2000; column++) expect(columnOf(`${columnName(column)}7`)).to.equal(column);
  });
});

describe("texts of CSV", () => {
  const CELLS: readonly (readonly [string, unknown])[] = [
    ["", null],
    [" \u3000", null],
    ["甲", "甲"],
    [" 12 ", " 12 "],
    ['="00123"', "00123"],
    ["'=1+1", "=1+1"],
    ["''=1+1", "'=1+1"],
    ["'甲", "'甲"],
    ["甲\ufffd", "!甲\ufffd"],
    ["#N/A", "!#N/A"],
    ["#1楼", "#1楼"],
    ["1.10101E+17", "!1.10101E+17"],
    ["1.5E+3", "1.5E+3"],
    ["2E+11", "!2E+11"],
  ];
  for (const [text, cell] of CELLS) it(`reads ${JSON.stringify(text)}`, () => expect(short(csvCell(text))).to.deep.equal(cell));

  it("are harmless on the way out and what they were on the way back", () => {
    const sign = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "'", "1", ".", "甲", "＝", "－");
    fc.assert(fc.property(fc.string({ unit: sign, maxLength: 6 }), (text) => {
      expect(unguarded(guarded(text))).to.equal(text);
      expect(guarded(text)).to.match(/^(?![=+\-@\t\r\n＝＋－＠])|^-\d+(\.\d+)?$/);
    }), SEED);
  });

  const BEGINNINGS: readonly (readonly [string, string])[] = [
    ["a,b,c\n1,2,3", ","],
    ["a;b;c\n1,5;2,5;3,5", ";"],
    ["a\tb\n1,000\t2,000", "\t"],
    ["标题,一\n\na;b;c\n1;2;3\n4;5;6", ";"],
    ['"a;b;c;d",x\n"e;f;g;h",y', ","],
    ["一列\n甲", ","],
    ["", ","],
  ];
  for (const [text, delimiter] of BEGINNINGS) it(`finds ${JSON.stringify(delimiter)} in ${JSON.stringify(text)}`, () => expect(recogniseDelimiter(text).delimiter).to.equal(delimiter));
});

describe("lines of NDJSON", () => {
  it("count the keys that are written as the keys that are read, whatever strings hold", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1), (value, indent) => {
      expect(writtenKeys(JSON.stringify(value, null, indent))).to.equal(keysIn(value));
    }), SEED);
  });

  const LINES: readonly (readonly [string, unknown])[] = [
    ['{"a": 1, "a": 2}', '!{"a": 1, "a": 2}'],
    ['{"a": {"b": 1, "b": 2}}', '!{"a": {"b": 1, "b": 2}}'],
    ['{"a.b": 1, "a": {"b": 2}}', '!{"a.b": 1, "a": {"b": 2}}'],
    ['{"a": "\\"b\\": 1"}', '"b": 1'],
    ['{"__proto__": "x"}', "x"],
    ['{"a": 9007199254740993}', "!9007199254740992"],
    ['{"a": 1e999}', "!Infinity"],
    ['{"a": [1, {"b": 2}]}', '![1,{"b":2}]'],
    ['{"a": [1, 9007199254740993]}', "!9007199254740992"],
    ['{"a": "x\\u0000"}', "!x\0"],
    [`{"a": ${"[".repeat(100)}${"]".repeat(100)}}`, `!${`{"a": ${"[".repeat(100)}`.slice(0, 80)}…`],
    ["null", "!null"],
    ["{", "!{"],
  ];
  for (const [line, cell] of LINES) it(`reads ${line.slice(0, 40)}`, () => expect(short(ndjsonRow(1, line).cells[0])).to.deep.equal(cell));

  it("leave nobody's prototype changed", () => {
    ndjsonRow(1, '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });
});
