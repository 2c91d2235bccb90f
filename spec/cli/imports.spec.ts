import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { wuye, wuyeJson } from "../e2e/wuye.js";

interface Answer {
  readonly import: { readonly id: string };
  readonly accepted: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly missing: number;
  readonly refusedFile: string | null;
}

describe("wuye import", function () {
  this.timeout(180_000);
  let folder: string;
  let settings: Readonly<Record<string, string>>;
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const told = ({ accepted, changed, unchanged, refused, missing }: Answer): string => [accepted, changed, unchanged, refused, missing].join(" ");
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "wuye-import-"));
    settings = { DATA_DIR: join(folder, "data"), WUYE_LANG: "en" };
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("takes subjects, then records: exit code 0 when all is in, 1 when rows were refused; they stand beside the file with the reason", async () => {
    expect((await wuye(["import", await file("p.csv", "项目编号,项目名称,区县\nX1,锦绣花园,市中区\n"), "--kind", "project"], settings)).code).to.equal(0);
    const complaints = await file("c.csv", "工单编号,小区,发生日期,渠道,行为代码,超期办理\nA1,锦绣花园,2026/3/1,hotline,lift,否\nA2,无此小区,2026/3/1,hotline,lift,否\n");
    const first = await wuyeJson<Answer>(["import", complaints, "--kind", "complaint"], settings);
    expect([first.code, told(first.answer), first.answer.refusedFile]).to.deep.equal([1, "1 0 0 1 0", join(folder, "c.refused.csv")]);
    expect(await readFile(join(folder, "c.refused.csv"), "utf8")).to.include("A2,无此小区").and.to.include("There is no such subject");
    const again = await wuyeJson<Answer>(["import", complaints, "--kind", "complaint"], settings);
    expect([told(again.answer), again.answer.refusedFile]).to.deep.equal(["0 0 1 1 0", first.answer.refusedFile]);

    const corrected = await file("c.refused.csv", "工单编号,小区\nA2,锦绣花园\n");
    const third = await wuye(["import", complaints, "--kind", "complaint"], settings);
    expect(third.out).to.include(`Refused rows: ${join(folder, "c.refused-2.csv")}\nThe file may hold personal data`);
    expect((await wuyeJson<Answer>(["import", complaints, "--kind", "complaint"], settings)).answer.refusedFile).to.equal(join(folder, "c.refused-2.csv"));
    expect(await readFile(corrected, "utf8")).to.equal("工单编号,小区\nA2,锦绣花园\n");
    expect(await readFile(join(folder, "c.refused-2.csv"), "utf8")).to.include("A2,无此小区");
  });

  it("previews, takes a mapping of a file or a saved one, lists and undoes", async () => {
    const mapping = await file("m.json", JSON.stringify({
      id: "street", title: { "zh-CN": "街道", en: "Street" }, collection: "records", kind: "complaint", source: "street", arrives: "verified", authority: "街道办",
      columns: [{ column: "号", field: "sourceNumber" }, { column: "哪里", field: "subject" }, { column: "何时", field: "occurredOn" }], constants: { "data.channel": "platform", "data.act": "other", "data.late": false },
    }));
    const rows = await file("s.ndjson", `${JSON.stringify({ 号: "S1", 哪里: "X1", 何时: "2026年3月2日" })}\n`);
    const preview = await wuyeJson<{ readonly counts: { readonly new: number } }>(["import", rows, "--mapping", mapping, "--preview"], settings);
    expect([preview.code, preview.answer.counts.new]).to.deep.equal([0, 1]);
    expect((await wuye(["mappings", "save", mapping], settings)).code).to.equal(0);
    const done = await wuyeJson<Answer>(["import", rows, "--mapping", "street"], settings);
    expect([done.code, told(done.answer)]).to.deep.equal([0, "1 0 0 0 0"]);
    const list = await wuyeJson<{ readonly imports: readonly { readonly id: string; readonly state: string }[] }>(["import", "--list"], settings);
    expect(list.answer.imports.length).to.equal(4);
    expect((await wuye(["import", "--undo", done.answer.import.id], settings)).code).to.equal(2);
    expect((await wuye(["import", "--undo", done.answer.import.id, "--reason", "错"], settings)).code).to.equal(0);
    expect((await wuye(["import", "--undo", done.answer.import.id, "--reason", "错"], settings)).code).to.equal(1);
  });

  it("writes a template, does not overwrite it, and takes it filled in", async () => {
    const template = join(folder, "t.csv");
    expect((await wuye(["import", "--template", template, "--kind", "enterprise"], settings)).code).to.equal(0);
    expect((await wuye(["import", "--template", template, "--kind", "enterprise"], settings)).code).to.equal(1);
    expect((await wuye(["import", template, "--kind", "enterprise"], settings)).err).not.to.include("not used");
  });

  it("tells what is wrong with a request: exit code 2, in words", async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["import"], "Name the file"], [["import", join(folder, "p.csv")], "--kind"], [["import", join(folder, "p.csv"), "--kind", "projekt"], 'Did you mean "project"?'],
      [["import", join(folder, "p.csv"), "--mapping", "nosuch"], "no mapping"], [["import", join(folder, "none.csv"), "--kind", "project"], "none.csv"], [["import", join(folder, "p.csv"), "--kind", "project", "--encoding", "latin1"], "latin1"],
      [["import", join(folder, "p.csv"), "--kind", "complaint", "--mapping", "street", "--sheet", "x"], ""],
    ];
    for (const [args, words] of cases) {
      const { code, err } = await wuye(args, settings);
      expect([code, err.includes(words)], `${args.join(" ")}: ${err}`).to.deep.equal([2, true]);
    }
  });
});
