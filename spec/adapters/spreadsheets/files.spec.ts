import { expect } from "chai";
import { createHash } from "node:crypto";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import iconv from "iconv-lite";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import { createStringStore } from "../../../src/adapters/spreadsheets/xlsx/string-store.js";
import type { TableRow } from "../../../src/app/ports/table-files.js";
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

describe("what is written", () => {
  const folder = temporaryFolder();
  const files = createTableFiles();
  const keys = ["a", "b.c", "b.d", "__proto__", "f"];
  const ROWS: readonly TableRow["cells"][] = [
    ["编号", "=1+1", "+86 138", "-", "@x"],
    ["001", "-5", "'=x", " 甲 ", "乙\n\"丙\",丁\t"],
    ["&<>\"'", "_x000D_", "a\r\nb", "\u0001", "𠀀"],
    [null, "x", null, null, "y"],
  ];

  for (const [name, format, encoding] of [["CSV", "csv", "utf-8"], ["CSV in GB18030", "csv", "gb18030"], ["XLSX", "xlsx", "utf-8"], ["NDJSON", "ndjson", "utf-8"]] as const) {
    it(`reads back as it was: ${name}`, async () => {
      const path = folder.path(`back.${format}`);
      const writer = await files.create(path, format, { encoding, keys });
      for (const row of ROWS) await writer.write(row);
      await writer.close();
      const { opened, rows } = await readTable(path);
      expect([opened.format, opened.encoding]).to.deep.equal([format, encoding]);
      if (format === "ndjson") expect(rows.map((row) => row.keys)).to.deep.equal([keys, keys, keys, ["b.c", "f"]]);
      expect(rows.map((row) => row.cells)).to.deep.equal(format === "ndjson" ? [...ROWS.slice(0, 3), ["x", "y"]] : ROWS);
    });
  }

  it("keeps numbers, days, times and booleans of XLSX what they are", async () => {
    const cells = [0.1, -5, 1e-7, { day: "2026-03-01" }, { day: "2026-03-01", time: "14:30:07" }, true, false];
    const writer = await files.create(folder.path("kinds.xlsx"), "xlsx", { sheet: "a/b[1]" });
    await writer.write([...cells, { day: "1890-01-01" }, { list: ["甲", 1] }, { problem: { "zh-CN": "", en: "" }, found: "#N/A" }]);
    await writer.close();
    const { opened, rows } = await readTable(folder.path("kinds.xlsx"));
    expect([opened.sheets, rows[0].cells]).to.deep.equal([["a b 1"], [...cells, "1890-01-01", "甲、1", "#N/A"]]);
  });

  it("has no formula in it, whatever is put in, and a mark before CSV", async () => {
    const writer = await files.create(folder.path("formula.csv"), "csv");
    await writer.write(["=HYPERLINK(\"http://x\")", "-2", "-2+3", "@SUM(A1)", "\tx"]);
    await writer.close();
    expect(await readFile(folder.path("formula.csv"), "utf8")).to.equal(`\ufeff"'=HYPERLINK(""http://x"")",-2,'-2+3,'@SUM(A1),'\tx\r\n`);
  });

  it("stands at its place only when it is whole", async () => {
    await writeFile(folder.path("whole.csv"), "before");
    const writer = await files.create(folder.path("whole.csv"), "csv");
    await writer.write(["x"]);
    expect(await readFile(folder.path("whole.csv"), "utf8")).to.equal("before");
    await writer.close();
    expect(await readFile(folder.path("whole.csv"), "utf8")).to.equal("\ufeffx\r\n");
  });

  it("is the same bytes for the same rows", async () => {
    const written = await Promise.all(["one.xlsx", "two.xlsx"].map(async (name) => {
      const writer = await files.create(folder.path(name), "xlsx");
      for (const row of ROWS) await writer.write(row);
      await writer.close();
      return readFile(folder.path(name));
    }));
    expect(written[0].equals(written[1])).to.equal(true);
  });

  it("cuts what no cell can hold, and says so in it", async () => {
    const writer = await files.create(folder.path("long.xlsx"), "xlsx");
    await writer.write(["甲".repeat(40_000)]);
    await writer.close();
    const [cell] = (await readTable(folder.path("long.xlsx"))).rows[0].cells;
    expect([(cell as string).length, (cell as string).endsWith("…（已截断 cut）")]).to.deep.equal([32_767, true]);
  });

  it("is a template with headings, remarks and lists", async () => {
    const columns = [
      { heading: "编号", remark: "平台的编号", type: "text", required: true },
      { heading: "类别", remark: "选一个", choices: ["电梯", "消防, 安全"], type: "text", required: false },
      { heading: "日期", remark: "", type: "day", required: true },
      { heading: "办结", remark: "", type: "boolean", required: false },
    ] as const;
    const path = await folder.write("template.xlsx", await files.template("xlsx", "投诉 Complaints", columns));
    const { opened, rows } = await readTable(path);
    expect([opened.sheets, opened.hidden]).to.deep.equal([["投诉 Complaints", "填写说明 How to fill in", "choices"], ["choices"]]);
    expect(shortRows(rows)).to.deep.equal([[1, "编号", "类别", "日期", "办结"]]);
    const help = await readTable(path, { sheet: "填写说明 How to fill in" });
    expect(shortRows(help.rows).slice(3)).to.deep.equal([
      [5, "编号", "必填 required", "文字 text", "平台的编号"],
      [6, "类别", "选填 optional", "文字 text", "选一个", "电梯、消防, 安全"],
      [7, "日期", "必填 required", "日期 date (2026-03-01)"],
      [8, "办结", "选填 optional", "是/否 yes/no", null, "是、否"],
    ]);
    expect(shortRows((await readTable(path, { sheet: "choices" })).rows)).to.deep.equal([[1, null, "电梯", null, "是"], [2, null, "消防, 安全", null, "否"]]);
    expect(Buffer.from(await files.template("csv", "x", columns)).toString()).to.equal("\ufeff编号,类别,日期,办结\r\n");
  });
});
