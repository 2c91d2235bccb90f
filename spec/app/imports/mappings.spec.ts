import { expect } from "chai";
import { defaultMapping } from "../../../src/app/imports/mappings/default-mapping.js";
import { guessMapping } from "../../../src/app/imports/mappings/guess-mapping.js";
import { readMapping } from "../../../src/app/imports/mappings/read-mapping.js";
import { getMapping, listMappings, saveMapping } from "../../../src/app/imports/mappings/saved-mappings.js";
import { targetOf } from "../../../src/app/imports/mappings/target.js";
import { targetTemplate } from "../../../src/app/imports/mappings/template.js";
import { mappingProblems } from "../../../src/app/imports/mappings/check-mapping.js";
import { bindHeadings } from "../../../src/app/imports/tables/bind-headings.js";
import { kindsOf } from "../../../src/app/kinds/stored-kinds.js";
import type { ProblemError } from "../../../src/domain/model/problem.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";
import { hotline } from "./bureau.js";

type Case = readonly [kind: string, headings: string, fields: string, unknown?: string];
const CASES: readonly Case[] = [
  ["complaint", "工单编号 小区名称 受理时间 渠道 行为代码 超期办理 内容", "sourceNumber subject occurredOn data.channel data.act data.late data.text"],
  ["complaint", "sourceNumber subject occurredOn channel act late", "sourceNumber subject occurredOn data.channel data.act data.late"],
  ["complaint", "（工单）编号 项目编号 项目名称 日期 渠：道", "sourceNumber subject occurredOn data.channel", "项目名称"],
  ["complaint", "序号 小区 发生日期 来电（来访）人 满意程度", "subject occurredOn data.caller", "满意程度"],
  ["enterprise", "统一社会信用代码 企业名称 区县 规模 在管面积（平方米）", "id name attributes.district attributes.size attributes.areaManaged"],
  ["project", "项目编号 小区名称 District 户数", "id name attributes.district attributes.households"],
  ["managedBy", "小区名称 企业名称 合同起日 合同止日", "subject target from to"],
  ["managedBy", "project enterprise from to", "subject target from to"],
];

onEveryStore("mappings", (test) => {
  it("the general one of every kind fits it, and its template's headings are all understood", async () => {
    const context = contextOn(test.store);
    const kinds = await kindsOf(context);
    const links = [...kinds.subjects.values()].flatMap((kind) => [...(kind.links?.keys() ?? [])]);
    const names = [...kinds.records.keys(), ...kinds.subjects.keys(), ...links].filter((kind) => !["decision", "item", "choice"].includes(kind));
    expect(names.length).to.be.greaterThan(20);
    for (const kind of names) {
      const target = targetOf(kinds, kind);
      expect(mappingProblems(defaultMapping(target), target), kind).to.deep.equal([]);
      for (const language of ["zh-CN", "en"] as const) {
        const { columns } = await targetTemplate(context, kind, language);
        const { bound, unknown } = bindHeadings(defaultMapping(target), columns.map(({ heading }) => heading), new Set());
        expect([kind, language, unknown, new Set(bound.map(({ place }) => place)).size]).to.deep.equal([kind, language, [], columns.length]);
      }
    }
    await context.reference.close?.();
  });

  it(`headings as bureaux write them: ${CASES.length} cases`, async () => {
    const kinds = await kindsOf(contextOn(test.store));
    for (const [kind, headings, fields, unknown = ""] of CASES) {
      const found = bindHeadings(defaultMapping(targetOf(kinds, kind)), headings.split(" "), new Set(["occurredOn"]));
      expect([found.bound.map(({ column }) => column.field).join(" "), found.unknown.join(" ")], headings).to.deep.equal([fields, unknown]);
    }
  });

  it("a guess says what it does not understand, what may be meant, and what lacks", async () => {
    const guess = guessMapping(["工单编号", "超期办", "心情", "渠道"], targetOf(await kindsOf(contextOn(test.store)), "complaint"));
    expect(guess.mapping.columns).to.deep.equal([{ column: "工单编号", field: "sourceNumber" }, { column: "渠道", field: "data.channel" }]);
    expect(guess.unknown.map(({ heading, suggestion }) => `${heading} ${suggestion ?? "?"}`)).to.deep.equal(["超期办 data.late", "心情 ?"]);
    expect(guess.lacking).to.deep.equal(["subject", "occurredOn", "data.act", "data.late"]);
  });

  it("is saved, edited and listed; what is wrong is told with line and column", async () => {
    const context = contextOn(test.store);
    const text = JSON.stringify(hotline({ authority: "热线办" }), null, 1);
    const first = await saveMapping(context, text);
    expect([first.id, first.version]).to.deep.equal(["hotline", 1]);
    expect((await saveMapping(context, text)).version).to.equal(1);
    const second = await saveMapping(context, text.replace("热线办", "热线科"), 1);
    expect([second.version, (await getMapping(test.store, "hotline")).mapping.authority]).to.deep.equal([2, "热线科"]);
    expect((await failure(saveMapping(context, text, 1))).code).to.equal("mapping-edited");
    expect((await listMappings(test.store, "complaint")).map(({ id }) => id)).to.deep.equal(["hotline"]);
    expect((await failure(getMapping(test.store, "hotlin"))).message).to.include('Did you mean "hotline"?');
    const wrong = (await failure(readMapping(context, `{"id": "x", "title": {"zh-CN": "甲", "en": "A"}, "collection": "records", "kind": "complaint",\n "colums": [],\n "columns": [{"column": "甲", "feld": "subject"}]}`, "m.json"))) as unknown as ProblemError;
    expect(wrong.problems.map(({ code, line, suggestion }) => [code, line, suggestion])).to.deep.equal([["unknown-key", 2, "columns"], ["unknown-key", 3, "field"]]);
    const unfit = (await failure(readMapping(context, text.replace('"data.act"', '"data.acts"')))) as unknown as ProblemError;
    expect(unfit.problems.map(({ code, suggestion, line }) => [code, suggestion, (line ?? 0) > 1])).to.deep.equal([["unknown-field", "data.act", true]]);
  });
});
