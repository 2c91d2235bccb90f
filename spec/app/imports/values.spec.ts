import { expect } from "chai";
import { cellReader } from "../../../src/app/imports/values/cell-reader.js";
import { Unreadable } from "../../../src/app/imports/values/reason.js";
import type { MappedColumn } from "../../../src/app/imports/model.js";
import type { Cell } from "../../../src/app/ports/table-files.js";
import type { FieldDeclaration } from "../../../src/domain/model/kinds.js";
import type { Json } from "../../../src/domain/model/documents.js";

const field = (type: FieldDeclaration["type"], more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({ name: "data.x", type, title: { "zh-CN": "某", en: "some" }, required: false, public: true, personal: false, ...more });

type Case = readonly [cell: Cell, expected: Json | { readonly refused: string }, reads?: MappedColumn["reads"]];
const refused = (code: string): { readonly refused: string } => ({ refused: code });

const DAYS: readonly Case[] = [
  ["2026-03-01", "2026-03-01"], ["2026/3/1", "2026-03-01"], ["2026-3-1", "2026-03-01"], ["2026.3.1", "2026-03-01"], ["2026年3月1日", "2026-03-01"], ["２０２６年３月１日", "2026-03-01"],
  ["2026 年 3 月 1 日", "2026-03-01"], ["20260301", "2026-03-01"], [20260301, "2026-03-01"], ["2026/3/1 14:30:00", "2026-03-01"], ["2026-03-01T23:30:00Z", "2026-03-02"], [{ day: "2026-03-01" }, "2026-03-01"],
  [{ day: "2026-03-01", time: "14:30:00" }, "2026-03-01"], ["2024-02-29", "2024-02-29"], ["", null], ["  ", null], [null, null],
  ["2026-02-29", refused("no-such-day")], ["2026/13/1", refused("no-such-day")], ["2026年4月31日", refused("no-such-day")], ["0206-03-01", refused("implausible-day")], ["26/3/1", refused("not-a-day")], ["2026年3月", refused("not-a-day")],
  ["去年", refused("not-a-day")], ["46082", refused("serial-day")], [46082, refused("serial-day")], ["3/1/2026", refused("ambiguous-day")],
  ["3/1/2026", "2026-03-01", "monthDayYear"], ["3/1/2026", "2026-01-03", "dayMonthYear"], ["31.12.2026", refused("no-such-day"), "monthDayYear"],
];
const NUMBERS: readonly Case[] = [
  ["12", 12], ["-3.50", -3.5], ["１２３", 123], ["1,234,567.5", 1234567.5], ["１，２３４", 1234], ["－5", -5], ["−5", -5], ["+7", 7], [".5", 0.5], ["1e3", 1000], ["-0", 0], [0.25, 0.25],
  ["94%", 94, "percent"], ["94％", 94, "percent"], ["94", 94, "percent"], ["94.5 %", 0.945, "share"], ["0.07%", 0.0007, "share"], ["94%", refused("percent-unclear")],
  ["1,23", refused("not-a-number")], ["12分", refused("not-a-number")], ["(5)", refused("not-a-number")], ["0x10", refused("not-a-number")], ["1234567890123456", refused("number-too-long")], ["NaN", refused("not-a-number")],
  [{ problem: { "zh-CN": "公式没有结果", en: "a formula without result" }, found: "=A1" }, refused("cell-unreadable")],
];
const BOOLEANS: readonly Case[] = [
  ...["是", "有", "√", "✓", "Y", "yes", "TRUE", "1", "１", "对"].map((cell): Case => [cell, true]), ...["否", "无", "×", "N", "no", "False", "0", "没有"].map((cell): Case => [cell, false]),
  [true, true], [1, true], [0, false], ["也许", refused("not-yes-or-no")], ["", null],
];
const CODED = field("string", { oneOf: ["platform", "hotline"], codes: new Map([["platform", { "zh-CN": "政务服务平台", en: "Government platform" }], ["hotline", { "zh-CN": "12345 热线", en: "12345 hotline" }]]) });
const CODES: readonly Case[] = [
  ["hotline", "hotline"], ["12345热线", "hotline"], ["１２３４５ 热线", "hotline"], ["GOVERNMENT PLATFORM", "platform"], ["政务服务平台", "platform"], ["政务服务平台。", "platform"], ["微信", refused("not-one-of")],
];
const LISTED = field("list", { oneOf: ["lift", "fire"], codes: new Map([["lift", { "zh-CN": "电梯", en: "Lift" }], ["fire", { "zh-CN": "消防", en: "Fire" }]]), maxItems: 3 });
const LISTS: readonly Case[] = [
  ["电梯、消防", ["lift", "fire"]], ["电梯，fire;Lift", ["lift", "fire", "lift"]], ["电梯；消防\n电梯", ["lift", "fire", "lift"]], [{ list: ["lift", "消防"] }, ["lift", "fire"]], ["电梯、停车", refused("not-one-of")], ["电梯、电梯、电梯、电梯", refused("too-many")],
];
const TEXTS: readonly Case[] = [
  ["  反映 电梯  ", "反映 电梯"], [20260001, "20260001"], [1.5, "1.5"], ["a\r\nb", "a\nb"], ["半\ud800个", refused("bad-text")], ["\u0007响", refused("bad-text")], ["一二三四五六", refused("too-long")], [2 ** 60, refused("number-precision")],
];

const TABLES: readonly (readonly [string, FieldDeclaration, readonly Case[]])[] = [
  ["days", field("day"), DAYS], ["numbers", field("number"), NUMBERS], ["booleans", field("boolean"), BOOLEANS], ["codes", CODED, CODES], ["lists", LISTED, LISTS], ["texts", field("string", { maxLength: 5 + 15 }), TEXTS.filter(([cell]) => cell !== "一二三四五六")],
  ["short texts", field("string", { maxLength: 5 }), [["一二三四五六", refused("too-long")], ["一二三四五", "一二三四五"]]],
  ["whole numbers between bounds", field("number", { integer: true, minimum: 0, maximum: 100 }), [["100", 100], ["-1", refused("too-small")], ["101", refused("too-great")], ["1.5", refused("not-whole")], [1.5, refused("not-whole")], ["94%", 94]]],
  ["shares", field("number", { minimum: 0, maximum: 1 }), [["94%", 0.94], ["0.94", 0.94], ["94", refused("too-great")]]],
  ["instants", field("string", { instant: true }), [["2026-03-01 9:30", "2026-03-01T09:30:00+08:00"], ["2026/3/1 21:05:07", "2026-03-01T21:05:07+08:00"], [{ day: "2026-03-01", time: "14:30:00" }, "2026-03-01T14:30:00+08:00"], ["2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z"], ["2026-03-01 25:00", refused("not-an-instant")], ["中午", refused("not-an-instant")]]],
];

describe("cells as people write them", () => {
  for (const [name, declaration, cases] of TABLES) {
    it(`${name}: ${cases.length} cases`, () => {
      for (const [cell, expected, reads] of cases) {
        const read = cellReader(declaration, reads ? { reads } : {})(cell);
        const found = read instanceof Unreadable ? refused(read.code) : read;
        expect(found, JSON.stringify(cell)).to.deep.equal(expected);
      }
    });
  }
  it("what the mapping states comes before everything else", () => {
    const read = cellReader(CODED, { values: { 微信: "platform", "电 话": "hotline", 不详: null } });
    expect(["微信", " 微 信 ", "电话", "不详", "热线"].map(read).map((value) => (value instanceof Unreadable ? value.code : value))).to.deep.equal(["platform", "platform", "hotline", null, "not-one-of"]);
  });
  it("every reason has Chinese and English, with its details put in", () => {
    const { code, details } = cellReader(CODED)("政务服务平") as Unreadable;
    expect([code, details.hint]).to.deep.equal(["not-one-of", ["是否想写“政务服务平台”？", 'Did you mean "政务服务平台"?']]);
  });
});
