import { expect } from "chai";
import { createHash } from "node:crypto";
import { appendFile } from "node:fs/promises";
import iconv from "iconv-lite";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import { createStringStore } from "../../../src/adapters/spreadsheets/xlsx/string-store.js";
import { createRandom } from "../../bench/random.js";
import { rawBook } from "../../tools/raw-book.js";
import { readTable, refusalOf, shortRows, temporaryFolder } from "./tables.js";

describe("files of rows", () => {
  const folder = temporaryFolder();
  const files = createTableFiles();

  it("tells size, hash, format and encoding", async () => {
    const bytes = Buffer.from("编号,名称\n1,甲\n");
    const { opened } = await readTable(await folder.write("plain.txt", bytes));
    expect([opened.bytes, opened.hash, opened.format, opened.encoding, opened.sheets]).to.deep.equal([bytes.length, createHash("sha256").update(bytes).digest("hex"), "csv", "utf-8", []]);
  });

  const ENCODED: readonly (readonly [string, Buffer, string])[] = [
    ["UTF-8", Buffer.from("甲,乙"), "utf-8"],
    ["UTF-8 with a byte order mark", Buffer.from("\ufeff甲,乙"), "utf-8"],
    ["GB18030", iconv.encode("甲,乙", "gb18030"), "gb18030"],
    ["GB18030 with a sign of four bytes", iconv.encode("甲𠀀,乙㐀", "gb18030"), "gb18030"],
    ["GB18030 that begins with a megabyte of ASCII", Buffer.concat([Buffer.from("a,b\n".repeat(250_000)), iconv.encode("甲,乙", "gb18030")]), "gb18030"],
  ];
  for (const [name, bytes, encoding] of ENCODED) {
    it(`recognises ${name}`, async () => {
      const { opened, rows } = await readTable(await folder.write("encoded.csv", bytes));
      expect(opened.encoding).to.equal(encoding);
      expect(rows.at(-1)?.cells).to.deep.equal(encoding === "gb18030" && name.includes("four") ? ["甲𠀀", "乙㐀"] : ["甲", "乙"]);
    });
  }

  it("cuts no sign in two where chunks meet, in either encoding", async () => {
    for (const encoding of ["utf-8", "gb18030"]) {
      for (const shift of [0, 1, 2, 3]) {
        const text = `${"x".repeat(shift)}${"甲𠀀".repeat(20)}\n`.repeat(2000);
        const { opened, rows } = await readTable(await folder.write("chunks.csv", iconv.encode(text, encoding)));
        expect([opened.encoding, rows.length, rows.every((row) => row.cells[0] === text.split("\n")[0])]).to.deep.equal([encoding, 2000, true]);
      }
    }
  });

  it("keeps one wrong byte in a file of UTF-8 to its cell", async () => {
    const bytes = Buffer.concat([Buffer.from("编号,名称\n1,锦绣花园\n2,"), Buffer.from([0xe7, 0xff]), Buffer.from("\n3,翠湖小区\n")]);
    const { opened, rows } = await readTable(await folder.write("wrong.csv", bytes));
    expect(opened.encoding).to.equal("utf-8");
    expect(shortRows(rows)).to.deep.equal([[1, "编号", "名称"], [2, "1", "锦绣花园"], [3, "2", "!\ufffd\ufffd"], [4, "3", "翠湖小区"]]);
  });

  it("counts rows as a spreadsheet shows them, and takes line ends of all sorts", async () => {
    const { rows } = await readTable(await folder.write("lines.csv", '甲,乙\r\n\n ,\n"一\n二",5"管\r三,四,五'));
    expect(shortRows(rows)).to.deep.equal([[1, "甲", "乙"], [4, "一\n二", '5"管'], [5, "三", "四", "五"]]);
  });

  it("hands rows on by the thousand at most, tells how far it is, and reads twice", async () => {
    const opened = await files.open(await folder.write("many.csv", "1,2\n".repeat(25_000)));
    for (let round = 0; round < 2; round++) {
      const batches: { readonly length: number; readonly read: number }[] = [];
      for await (const batch of opened.rows()) batches.push({ length: batch.rows.length, read: batch.read });
      expect(Math.max(...batches.map((batch) => batch.length))).to.be.at.most(1000);
      expect(batches.reduce((sum, batch) => sum + batch.length, 0)).to.equal(25_000);
      expect(batches.at(-1)?.read).to.equal(100_000);
    }
    await opened.close();
  });

  it("may be left in the middle and read again from the beginning, in every format", async () => {
    for (const format of ["csv", "ndjson", "xlsx"] as const) {
      const path = folder.path(`left.${format}`);
      const writer = await files.create(path, format, { keys: ["a"] });
      for (let row = 0; row < 5000; row++) await writer.write([row]);
      await writer.close();
      const opened = await files.open(path);
      for (const round of [1, 2]) {
        for await (const batch of opened.rows()) {
          expect([format, round, batch.rows[0].row, String(batch.rows[0].cells[0])]).to.deep.equal([format, round, 1, "0"]);
          break;
        }
      }
      await opened.close();
    }
  });

  it("refuses a file that is written to while it is read", async () => {
    const path = await folder.write("growing.csv", "1,2\n");
    const opened = await files.open(path);
    await appendFile(path, "3,4\n");
    const refusal = await refusalOf(async () => {
      const rows = opened.rows()[Symbol.asyncIterator]();
      while (!(await rows.next()).done);
    });
    await opened.close();
    expect(refusal?.code).to.equal("table-changed");
  });

  it("takes the caller's word for CSV and NDJSON, and not against the bytes", async () => {
    const path = await folder.write("word.txt", '{"a",1\n');
    expect((await readTable(path, { wanted: { format: "csv" } })).opened.format).to.equal("csv");
    expect((await refusalOf(() => readTable(path, { wanted: { format: "xlsx" } })))?.code).to.equal("table-format");
    expect((await readTable(await folder.write("g.csv", iconv.encode("甲", "gb18030")), { wanted: { encoding: "gb18030" } })).rows[0].cells).to.deep.equal(["甲"]);
  });

  it("keeps shared texts beyond the limit in a file, and reads the same", async () => {
    const texts = Array.from({ length: 1000 }, (_, at) => `文字${at}“引号"\n${"长".repeat(at % 100)}`);
    const strings = texts.map((text) => `<si><t>${text}</t></si>`).join("");
    const rows = texts.map((_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${(at * 617) % 1000}</v></c></row>`).join("");
    const path = await folder.write("shared.xlsx", await rawBook({ sheet: `<sheetData>${rows}</sheetData>`, strings }));
    const inMemory = await readTable(path);
    const inFile = await readTable(path, { files: createTableFiles({ stringsInMemory: 2000 }) });
    expect(inFile.rows).to.deep.equal(inMemory.rows);
    expect(inFile.rows[3].cells).to.deep.equal([texts[(3 * 617) % 1000]]);
  });

  it("finds every text in a store in memory and in a file, in any order, while it is filled and after", () => {
    const random = createRandom(6);
    for (const most of [1e9, 5000, 0]) {
      const store = createStringStore(most);
      const texts: string[] = [];
      for (let at = 0; at < 3000; at++) {
        texts.push("字\n\"\\".repeat(random.below(20)));
        store.add(texts[at]);
        const back = random.below(texts.length);
        expect(store.get(back)).to.equal(texts[back]);
      }
      expect([store.spilled(), store.get(3000)]).to.deep.equal([most < 1e9, null]);
      store.close();
    }
  });
});
