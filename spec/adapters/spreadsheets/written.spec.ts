import { expect } from "chai";
import { readFile, writeFile } from "node:fs/promises";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import type { TableRow } from "../../../src/app/ports/table-files.js";
import { readTable, shortRows, temporaryFolder } from "./tables.js";

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
