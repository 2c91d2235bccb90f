import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import { loadKinds } from "../../../src/adapters/files/load-kinds.js";
import { OWN_KEYWORDS } from "../../../src/build/generate-validators.js";

const folders = ["records", "subjects"].map((name) => fileURLToPath(new URL(`../../../schemas/${name}/`, import.meta.url)));

describe("kinds that come with the program", () => {
  const { records, subjects } = loadKinds(folders).kinds;
  it("have a title in both languages for every code", () => {
    const fields = [...records.values(), ...subjects.values()].flatMap((kind) => [...kind.fields.values()].map((field) => ({ kind, field })));
    const codes = fields.flatMap(({ kind, field }) => (field.oneOf ?? []).map((code) => ({ name: `${kind.id} ${field.name} ${code}`, title: field.codes?.get(code) })));
    expect(codes.length).to.be.greaterThan(20);
    expect(codes.filter(({ title }) => title === undefined).map(({ name }) => name)).to.deep.equal([]);
    for (const { name, title } of codes) expect([title?.["zh-CN"], title?.en].map((words) => /\p{L}/u.test(words ?? "")), name).to.deep.equal([true, true]);
  });
  it("are schemas that ajv takes in strict mode with the program's own keywords", () => {
    for (const folder of folders) {
      for (const file of readdirSync(folder)) {
        const ajv = new Ajv2020({ strict: true, validateFormats: false });
        for (const keyword of OWN_KEYWORDS) ajv.addKeyword(keyword);
        expect(() => ajv.compile(JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as object), file).to.not.throw();
      }
    }
  });
});
