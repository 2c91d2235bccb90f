import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Cell, TemplateColumn } from "../../../app/ports/table-files.js";
import { LIMITS } from "../limits.js";
import { ENTRY_OPTIONS, STYLE, bookParts, sheetBegin, sheetEnd, sheetPart } from "./book-parts.js";
import { cellXml, columnName, rowXml } from "./cell-xml.js";

const HELP = "填写说明 How to fill in";
const CHOICES = "choices";
const YES_NO = ["是", "否"];
const TYPES: Readonly<Record<TemplateColumn["type"], string>> = { text: "文字 text", number: "数字 number", day: "日期 date (2026-03-01)", boolean: "是/否 yes/no" };
const STYLES: Readonly<Record<TemplateColumn["type"], number>> = { text: STYLE.text, number: STYLE.plain, day: STYLE.day, boolean: STYLE.text };

const choicesOf = (column: TemplateColumn): readonly string[] => column.choices ?? (column.type === "boolean" ? YES_NO : []);

const column = (at: number, width: number, style: number): string => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1" style="${style}"/>`;
const FROZEN = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** The lists stand on a hidden sheet: within the rule itself a list may have 255 signs and no comma. */
function validations(columns: readonly TemplateColumn[]): string {
  const rules = columns.flatMap((each, at) => {
    const [name, count] = [columnName(at), choicesOf(each).length];
    const range = `${name}2:${name}${LIMITS.sheetRows}`;
    return count === 0 ? [] : [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>${CHOICES}!$${name}$1:$${name}$${count}</formula1></dataValidation>`];
  });
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

function dataSheet(columns: readonly TemplateColumn[]): string {
  const widths = columns.map((each, at) => column(at, Math.min(40, Math.max(12, each.heading.length * 2 + 2)), STYLES[each.type]));
  const headings = columns.map((each, at) => cellXml(`${columnName(at)}1`, each.heading, each.required ? STYLE.required : STYLE.heading));
  return `${sheetBegin(`${FROZEN}<cols>${widths.join("")}</cols>`)}<row r="1">${headings.join("")}</row>${sheetEnd(validations(columns))}`;
}

function helpSheet(title: string, columns: readonly TemplateColumn[]): string {
  const widths = [24, 14, 24, 60, 60].map((width, at) => column(at, width, STYLE.remark));
  const rows = columns.map((each): Cell[] => [each.heading, each.required ? "必填 required" : "选填 optional", TYPES[each.type], each.remark, choicesOf(each).join("、")]);
  const note = "第一张表从第 2 行起填写，每行一条；标题行不要改动，底色标题为必填。 Fill in the first sheet from row 2 on, one entry a row; leave the headings as they are; shaded ones are required.";
  const heads = [rowXml(1, [title], STYLE.heading), rowXml(2, [note], STYLE.text), rowXml(4, ["列 Column", "必填 Required", "类型 Type", "说明 Remark", "可选值 Choices"], STYLE.heading)];
  return `${sheetBegin(`<cols>${widths.join("")}</cols>`)}${heads.join("")}${rows.map((row, at) => rowXml(at + 5, row, STYLE.remark)).join("")}${sheetEnd()}`;
}

function choiceSheet(columns: readonly TemplateColumn[]): string {
  const lists = columns.map(choicesOf);
  const rows = Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) }, (_, at) => rowXml(at + 1, lists.map((list) => list[at] ?? null)));
  return `${sheetBegin()}${rows.join("")}${sheetEnd()}`;
}

/** A workbook to be filled in: headings, a sheet that says what each column wants, and lists to choose from. */
export async function xlsxTemplate(title: string, columns: readonly TemplateColumn[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const sheets = [dataSheet(columns), helpSheet(title, columns), choiceSheet(columns)];
  for (const [name, text] of bookParts([{ name: title }, { name: HELP }, { name: CHOICES, hidden: true }])) zip.addBuffer(Buffer.from(text), name, ENTRY_OPTIONS);
  sheets.forEach((text, at) => zip.addBuffer(Buffer.from(text), sheetPart(at), ENTRY_OPTIONS));
  zip.end();
  return buffer(zip.outputStream as Readable);
}
