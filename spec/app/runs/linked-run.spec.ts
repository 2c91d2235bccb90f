import { expect } from "chai";
import { evaluateFiles } from "../../../src/app/evaluate-files.js";
import { createScorecards } from "../../../src/app/queries/scorecard-view.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { createExplainer } from "../../../src/app/runs/explain-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import { publicTrace } from "../../../src/domain/explain/public-trace.js";
import type { EvidenceRecord, Link, Subject } from "../../../src/domain/model/documents.js";
import type { RevisionDocument } from "../../../src/app/documents.js";
import { linkedModels } from "../../../src/web/models/linked-model.js";
import { recordModels } from "../../../src/web/models/records-model.js";
import { onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "./small-city.js";

const [F, G, H] = ["91370300MA3ABCDE1D", "91370300MA3ABCDF08", "91370300MA3ABCDG2T"];
const AT = "2012-12-31T18:00:00+08:00";
const firm = (id: string, name: string): Subject => ({ id, kind: "enterprise", name, attributes: { district: "甲区" } });
const estate = (id: string, area: number): Subject => ({ id, kind: "project", name: `虚构小区${id}`, attributes: { district: "甲区", area } });
const managed = (id: string, subject: string, target: string, span: Pick<Link, "from" | "to"> = {}): Link => ({ id, kind: "managedBy", subject, target, ...span });
const found = (id: string, subject: string, act: string, occurredOn: string): EvidenceRecord => ({ id, subject, kind: "inspection", source: "district", occurredOn, recordedOn: occurredOn, data: { act }, steps: [{ step: "verified", on: occurredOn }] });

const subjects = [firm(F, "虚构甲公司"), firm(G, "虚构乙公司"), estate("X", 30000), estate("Y", 70000), estate("Z", 30000), { id: "M", kind: "manager", name: "虚构经理", attributes: { district: "甲区" } }];
const links: readonly Link[] = [managed("l1", "X", F, { to: "2012-07-01" }), managed("l2", "X", G, { from: "2012-07-01" }), managed("l3", "Y", F), managed("l4", "Z", G), { id: "l5", kind: "heads", subject: "M", target: "X" }];
const records = [found("r1", "X", "noReception", "2012-05-06"), found("r2", "X", "noReception", "2012-08-06"), found("r3", F, "unqualifiedManagers", "2012-03-01"), found("r4", "M", "noReception", "2012-03-01")];
const WHEN = { scheme: "shanghai-2012-firms", period: "2012", asOf: "2012-12-31" };

onEveryStore("a run that follows links", (test) => {
  const written = async (): Promise<ReturnType<typeof contextOn>> => {
    const context = contextOn(test.store);
    await writeBatch(test.store, { batch: "all", kind: "import", by: "spec", at: AT, why: "invented", subjects, links, records });
    return context;
  };

  it("is computed, compared with both other engines, published and verified", async () => {
    const context = await written();
    const { run } = await evaluateRun(context, WHEN);
    const cards = await Promise.all([F, G].map(async (id) => (await test.store.get<{ readonly card: { readonly score: number } }>("scorecards", `${run.id}/${id}`))?.body.card.score));
    expect(cards).to.deep.equal([20.57, 3]);
    await publishRun(context, run.id);
    const { mismatches } = await verifyRun(context, run.id);
    expect(mismatches).to.deep.equal([]);
  });

  it("pins the kinds that it reads through links", async () => {
    const context = await written();
    const { run } = await evaluateRun(context, WHEN);
    const revision = await test.store.get<RevisionDocument>("revisions", run.pinned);
    const ids = Object.values(revision?.body.kinds ?? {}).map((text) => (JSON.parse(text) as { readonly $id: string }).$id).filter((id) => id.startsWith("subject/"));
    expect(ids.sort()).to.deep.equal(["subject/enterprise", "subject/project"]);
  });

  it("shows the linked subjects with names and values, and the records about them in their versions", async () => {
    const context = await written();
    const { run } = await evaluateRun(context, WHEN);
    const view = await createScorecards(test.store, createExplainer(context))(run.id, F);
    expect(linkedModels({ ...view, trace: publicTrace(view.trace, view.scheme) }, "zh-CN").map(({ title, rows }) => [title, rows.map(({ name, value }) => [name, value])])).to.deep.equal([["在管总建筑面积", [["虚构小区Y", "70000"]]]]);
    expect([...view.evidence.records.values()].map(({ id, about }) => [id, about])).to.deep.equal([["r1", "X"], ["r3", undefined]]);
    const shown = recordModels(view.evidence, view.scheme, "zh-CN", view.names).map(({ fields }) => fields.filter(({ label }) => label === "对象").map(({ text }) => text));
    expect(shown.flat()).to.deep.equal(["虚构小区X"]);
  });

  it("gives the same out of files, and refuses links to nobody", async () => {
    const context = await written();
    const { run } = await evaluateRun(context, WHEN);
    const file = (name: string, documents: readonly unknown[]): { readonly name: string; readonly text: string } => ({ name, text: JSON.stringify(documents) });
    const request = { ...WHEN, subjects: file("subjects.json", subjects), links: file("links.json", links), records: file("records.json", records) };
    const answer = await evaluateFiles(context, request);
    expect(answer.run.result).to.equal(run.result);
    expect(answer.run.id).to.equal(run.id);
    const problems = await evaluateFiles(context, { ...request, links: file("links.json", [...links, managed("l6", "X", H)]) }).then(() => [], (error: { readonly problems: readonly { readonly code: string; readonly file: string; readonly path: string }[] }) => error.problems.map(({ code, file, path }) => `${code} ${file}${path}`));
    expect(problems).to.deep.equal(["unknown-subject links.json/l6/target"]);
  });
});
