import { expect } from "chai";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { createTableFiles } from "../../src/adapters/spreadsheets/create-table-files.js";
import { readTable, refusalOf, temporaryFolder } from "../adapters/spreadsheets/tables.js";
import { createRandom } from "../bench/random.js";
import { bookParts, rawBook, relations, zipOf, type Parts } from "../tools/raw-book.js";

const FIXTURES = fileURLToPath(new URL("../fixtures/tables/", import.meta.url));
const MB = 1024 * 1024;
/** Anonymous memory that a case may take beyond what the process had before. */
const MOST_MEMORY = 160 * MB;

/** Anonymous memory of this process in bytes; of systems that do not tell: all of it. */
function anonymous(): number {
  try {
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) * 1024;
  } catch {
    return process.memoryUsage().rss;
  }
}

/** What a piece of work comes to, and the most memory that it took beyond what there was. */
async function measured<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly grown: number }> {
  const before = anonymous();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, anonymous())), 10);
  try {
    const value = await work();
    return { value, grown: Math.max(most, anonymous()) - before };
  } finally {
    clearInterval(timer);
  }
}

const sheet = (rows: string): Promise<Buffer> => rawBook({ sheet: `<sheetData>${rows}</sheetData>` });
const row = (cells: string): string => `<row r="1">${cells}</row>`;
const withParts = (more: Parts): Promise<Buffer> => zipOf({ ...bookParts({ sheet: `<sheetData>${row('<c r="A1"><v>1</v></c>')}</sheetData>` }), ...more });

/** Puts other bytes of the same length in place of some, wherever they stand. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  expect(Buffer.byteLength(from)).to.equal(Buffer.byteLength(to));
  const text = bytes.toString("latin1").replaceAll(from, to);
  expect(text).not.to.equal(bytes.toString("latin1"));
  return Buffer.from(text, "latin1");
}

/** Changes the entry of a part in the directory of a zip file: `at` bytes after its beginning. */
function inDirectory(bytes: Buffer, part: string, change: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = copy.indexOf("PK\x01\x02", at + 4, "latin1")) {
    if (copy.toString("latin1", at + 46, at + 46 + copy.readUInt16LE(at + 28)) === part) change(copy.subarray(at));
  }
  return copy;
}
const SHEET = "xl/worksheets/sheet1.xml";

/** Letters that pack badly. */
function incompressible(length: number): string {
  const random = createRandom(1);
  return Array.from({ length: length / 8 }, () => random.below(2 ** 30).toString(36).padStart(8, "x")).join("");
}

/** The beginning of a compound file, with the names of the streams in its directory. */
function compound(...streams: readonly string[]): Buffer {
  const file = Buffer.alloc(4 * 512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  streams.forEach((name, at) => file.write(name, 1024 + at * 128, "utf16le"));
  return file;
}

const DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const MACROS = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';

/** File, how it is made, code of the refusal, and a word that the advice must hold. */
const CASES: readonly (readonly [string, () => Buffer | string | Promise<Buffer>, string, RegExp])[] = [
  ["an empty file", () => "", "table-empty", /empty/],
  ["an old workbook", () => compound("Workbook"), "table-xls", /save it as \.xlsx/],
  ["an encrypted workbook", () => compound("EncryptionInfo", "EncryptedPackage"), "table-encrypted", /password/],
  ["a zip file with a password", async () => inDirectory(await sheet(""), SHEET, (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8)), "table-encrypted", /password/],
  ["macros", () => withParts({ "xl/vbaProject.bin": "x" }), "table-macros", /without macros/],
  ["macros said by the type alone", () => withParts({ "[Content_Types].xml": MACROS }), "table-macros", /without macros/],
  ["macros of Excel 4", () => withParts({ "xl/macrosheets/sheet1.xml": "x" }), "table-macros", /without macros/],
  ["a web page", () => "\ufeff\n <HTML><body><table><tr><td>1", "table-html", /web page/],
  ["a web page with a declaration", () => '<?xml version="1.0"?>\n<html xmlns="x"><table>', "table-html", /web page/],
  ["XML of 2003", () => '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "table-xml", /save it as \.xlsx/],
  ["a PDF", () => "%PDF-1.7 x", "table-other", /PDF/],
  ["a packed file", () => gzipSync("1,2"), "table-other", /gzip/],
  ["a Word document", () => withParts({ "word/document.xml": "<x/>" }), "table-other", /Word/],
  ["a binary workbook", () => withParts({ "xl/workbook.bin": "x" }), "table-other", /XLSB/],
  ["an OpenDocument file", () => zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }), "table-other", /OpenDocument/],
  ["any other zip file", () => zipOf({ "a.csv": "1,2" }), "table-other", /ZIP/],
  ["UTF-16", () => Buffer.from("\ufeff甲,乙", "utf16le"), "table-utf16", /UTF-8/],
  ["bytes that are no text", () => Buffer.from([65, 44, 0, 66]), "table-binary", /byte 3/],
  ["an array of JSON", () => '[{"a": 1}]', "table-json-array", /one JSON object a line/],
  ["10 000 columns of CSV", () => `a,b\n${"1,".repeat(9999)}1\n`, "table-columns", /Row 2/],
  ["10 000 keys", () => JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at]))), "table-columns", /Row 1/],
  ["a cell in the column 10 000", () => sheet(row('<c r="NTP1"><v>1</v></c>')), "table-columns", /Row 1/],
  ["a column beyond all", () => sheet(row('<c r="ZZZZZZZZZZZZZZZZ1"><v>1</v></c>')), "table-columns", /Row 1/],
  ["a row beyond all", () => sheet('<row r="99999999"><c><v>1</v></c></row>'), "table-rows", /CSV/],
  ["a row that is no number", () => sheet('<row r="x"><c><v>1</v></c></row>'), "table-rows", /CSV/],
  ["a quotation mark that is not closed", () => '1,2\n3,"4\n', "table-quote", /row 2/],
  ["a cell of two megabytes", () => sheet(row(`<c t="inlineStr"><is><t>${"x".repeat(2 * MB)}</t></is></c>`)), "table-line", /Row 1/],
  ["a cell that never ends", () => withParts({ [SHEET]: `<worksheet ${MAIN}><sheetData><row><c t="inlineStr"><is><t>${incompressible(6 * MB)}` }), "table-part", /sheet1/],
  ["attributes that never end", () => withParts({ [SHEET]: `<worksheet ${MAIN}><sheetData><row x="${incompressible(6 * MB)}` }), "table-part", /sheet1/],
  ["a text of two megabytes", () => rawBook({ sheet: "", strings: `<si><t>${"x".repeat(2 * MB)}</t></si>` }), "table-part", /sharedStrings/],
  ["elements without end", () => sheet("<a>".repeat(100)), "table-part", /sheet1/],
  ["XML that is not well-formed", () => sheet("<row></c>"), "table-part", /save it again/],
  ["bytes that are no UTF-8", async () => zipOf({ ...bookParts({ sheet: "" }), [SHEET]: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }), "table-part", /sheet1/],
  ["a DOCTYPE in a sheet", () => withParts({ [SHEET]: `${DTD}<worksheet ${MAIN}><sheetData><row><c t="str"><v>&c;&b;</v></c></row></sheetData></worksheet>` }), "table-doctype", /DOCTYPE/],
  ["a DOCTYPE in the workbook", () => withParts({ "xl/workbook.xml": `${DTD}<workbook ${MAIN}/>` }), "table-doctype", /DOCTYPE/],
  ["a DOCTYPE in the shared texts", () => withParts({ "xl/sharedStrings.xml": `${DTD}<sst ${MAIN}><si><t>&b;</t></si></sst>` }), "table-doctype", /DOCTYPE/],
  ["an entity that nobody declared", () => sheet(row("<c><v>&c;</v></c>")), "table-part", /sheet1/],
  ["a sheet that leads out of the file", () => withParts({ "xl/_rels/workbook.xml.rels": relations(["rId1", "worksheet", "../../../../../../etc/passwd"]) }), "table-part", /passwd/],
  ["no sheet", () => withParts({ "xl/_rels/workbook.xml.rels": relations(["rId1", "chartsheet", "x.xml"]) }), "table-no-sheets", /no sheets/],
  ["names that lead upwards", async () => replaced(await withParts({ "aaaaaaaa/etc/x": "1" }), "aaaaaaaa/etc/x", "../../../etc/x"), "table-truncated", /relative path/],
  ["names from the root", async () => replaced(await withParts({ "aetc/passwd": "1" }), "aetc/passwd", "/etc/passwd"), "table-truncated", /absolute path/],
  ["names of a drive", async () => replaced(await withParts({ "ccc/windows": "1" }), "ccc/windows", "c:/windows2".slice(0, 11)), "table-truncated", /absolute path/],
  ["a bomb", () => withParts({ [SHEET]: " ".repeat(64 * MB) }), "table-bomb", /hostile/],
  ["a bomb beside the sheet", () => withParts({ "xl/media/a.bin": Buffer.alloc(64 * MB) }), "table-bomb", /hostile/],
  ["a bomb that says it is small", async () => inDirectory(await withParts({ [SHEET]: `<worksheet ${MAIN}>${" ".repeat(64 * MB)}</worksheet>` }), SHEET, (entry) => entry.writeUInt32LE(1000, 24)), "table-part", /too many bytes/],
  ["parts of four gigabytes", async () => {
    const large = await withParts({ "a.bin": "x", "b.bin": "x" });
    const grow = (entry: Buffer): void => {
      entry.writeUInt32LE(0x90000000, 20);
      entry.writeUInt32LE(0x90000000, 24);
    };
    return inDirectory(inDirectory(large, "a.bin", grow), "b.bin", grow);
  }, "table-bomb", /4096 MB/],
  ["more files than any workbook", async () => {
    const end = Buffer.from(await sheet(""));
    end.writeUInt16LE(10_001, end.length - 22 + 8);
    end.writeUInt16LE(10_001, end.length - 22 + 10);
    return end;
  }, "table-bomb", /10001/],
];

/** What lines are made of, their megabytes, what they begin with, and a megabyte of them. */
const LONG_LINES: readonly (readonly [string, number, string, Buffer])[] = [
  ["letters", 1024, "a", Buffer.alloc(MB, "a")],
  ["separators", 128, "a", Buffer.alloc(MB, ",")],
  ["lines in quotation marks", 128, '"', Buffer.alloc(MB, "a\n")],
  ["one value of NDJSON", 128, '{"a":"', Buffer.alloc(MB, "a")],
  ["letters in GB18030", 128, "a", Buffer.alloc(MB, Buffer.from([0xce, 0xef]))],
];

describe("tables that no one would send on purpose", () => {
  const folder = temporaryFolder();
  const readCase = async (name: string, content: Buffer | string): Promise<{ readonly code: string; readonly text: string; readonly grown: number }> => {
    const path = await folder.write(name, content);
    const { value, grown } = await measured(() => refusalOf(() => readTable(path)));
    return { code: value?.code ?? "", text: value?.text.en ?? "", grown };
  };

  for (const [name, make, code, advice] of CASES) {
    it(`refuses ${name}`, async () => {
      const found = await readCase("case.xlsx", await make());
      expect(found.code, found.text).to.equal(code);
      expect(found.text).to.match(advice);
      expect(found.grown).to.be.below(MOST_MEMORY);
    });
  }

  it("refuses what is no file", async () => {
    mkdirSync(folder.path("folder"), { recursive: true });
    const codes = await Promise.all([folder.path("folder"), folder.path("nothing"), "/dev/zero"].map(async (path) => (await refusalOf(() => readTable(path)))?.code));
    expect(codes).to.deep.equal(["table-not-a-file", "table-missing", "table-not-a-file"]);
  });

  for (const [name, size, begin, block] of LONG_LINES) {
    it(`refuses a line of ${size} MB of ${name} with little memory`, async function () {
      this.timeout(240_000);
      const path = folder.path("long.csv");
      const file = await open(path, "w");
      await file.write(begin);
      for (let at = 0; at < size; at++) await file.write(block);
      await file.close();
      const { value, grown } = await measured(() => refusalOf(() => readTable(path)));
      expect(value?.code).to.equal("table-line");
      expect(value?.text.en).to.match(/^Row 1 is longer than 1 MB/);
      expect(grown).to.be.below(MOST_MEMORY);
    });
  }

  it("leaves no temporary file behind, be the end good or bad", async () => {
    const left = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith("wuye-strings-")).length;
    const before = left();
    const files = createTableFiles({ stringsInMemory: 10 });
    const strings = "<si><t>甲</t></si>".repeat(20_000);
    await readTable(await folder.write("good.xlsx", await rawBook({ sheet: "<sheetData/>", strings })), { files });
    await refusalOf(async () => readTable(await folder.write("bad.xlsx", await rawBook({ sheet: "", strings: `${strings}<si>` })), { files }));
    expect(left()).to.equal(before);
  });

  it("takes harmless things as they are: cells written twice, styles and texts that are not there", async () => {
    const path = await folder.write("odd.xlsx", await sheet(row('<c r="B1" s="999"><v>1</v></c><c r="B1" t="zz"><v>2</v></c><c r="C1" t="s"><v>99999999999</v></c><c r="D1" s="x"/>')));
    const [{ cells }] = (await readTable(path)).rows;
    expect([cells.length, cells[0], cells[1], (cells[2] as { found: string }).found]).to.deep.equal([3, null, 2, "99999999999"]);
  });

  for (const name of ["libreoffice/ledger.xlsx", "excel-manner/inspection.xlsx", "excel-manner/ledger-gb18030.csv", "excel-manner/records.ndjson"]) {
    it(`reads or refuses ${name} with any bytes changed or cut off, and never falls over it`, async () => {
      const whole = readFileSync(`${FIXTURES}${name}`);
      const random = createRandom(66);
      const ends = { read: 0, refused: 0 };
      for (let round = 0; round < 150; round++) {
        const bytes = Buffer.from(round % 3 === 0 ? whole.subarray(0, random.below(whole.length)) : whole);
        for (let change = 0; change < round % 3 && bytes.length > 0; change++) bytes[random.below(bytes.length)] = random.below(256);
        const refusal = await refusalOf(async () => readTable(await folder.write("changed", bytes)));
        ends[refusal ? "refused" : "read"] += 1;
        if (refusal) expect(refusal.text.en).not.to.match(/undefined|\[object|\{\d\}/);
      }
      expect(ends.read).to.be.above(0);
      expect(ends.refused).to.be.above(0);
    });
  }
});
