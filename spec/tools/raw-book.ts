import { buffer, text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { fromBufferPromise } from "yauzl";
import { ZipFile } from "yazl";

/** Parts of a zip file by their names. */
export type Parts = Readonly<Record<string, string | Buffer>>;

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const FIXED = { mtime: new Date(2020, 0, 1), forceDosTimestamp: true };

/** A zip file of these parts, the same bytes every time. */
export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name, FIXED);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** The parts of a zip file: what is in it, however it was packed. */
export async function partsOf(bytes: Buffer): Promise<Parts> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return parts;
}

const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
export const relations = (...all: readonly (readonly [string, string, string])[]): string => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map((each) => relation(...each)).join("")}</Relationships>`;

/** What a workbook of one sheet is made of, as Excel lays it out. `sheet`: what stands in worksheet; `xfs`: number formats of the styles; `formats`: codes from 164 on. */
export interface RawBook {
  readonly sheet: string;
  readonly strings?: string;
  readonly xfs?: readonly number[];
  readonly formats?: readonly string[];
  readonly workbookPr?: string;
}

export function bookParts({ sheet, strings = "", xfs = [0], formats = [], workbookPr = "" }: RawBook): Parts {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join("");
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr ${workbookPr}/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(["rId1", "worksheet", "worksheets/sheet1.xml"], ["rId2", "styles", "styles.xml"], ["rId3", "sharedStrings", "sharedStrings.xml"]),
    "xl/worksheets/sheet1.xml": `${HEAD}<worksheet ${MAIN}>${sheet}</worksheet>`,
    "xl/styles.xml": `${HEAD}<styleSheet ${MAIN}><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${HEAD}<sst ${MAIN}>${strings}</sst>`,
  };
}

/** A workbook of one sheet, written by hand. */
export const rawBook = (book: RawBook): Promise<Buffer> => zipOf(bookParts(book));
