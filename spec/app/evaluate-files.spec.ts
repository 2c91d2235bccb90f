import { expect } from "chai";
import { evaluateFiles } from "../../src/app/evaluate-files.js";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { ProblemError } from "../../src/domain/model/problem.js";
import { onEveryStore } from "../tools/with-store.js";
import { contextOn, estates, marks } from "./runs/small-city.js";

const array = (documents: readonly unknown[]): string => JSON.stringify(documents);
const lines = (documents: readonly unknown[]): string => documents.map((document) => JSON.stringify(document)).join("\n");
const file = (name: string, text: string): { readonly name: string; readonly text: string } => ({ name, text });

onEveryStore("a scheme evaluated on files", (test) => {
  it("is the run, to the byte and by name, of a store that took the same documents as one batch", async () => {
    await writeBatch(test.store, { batch: "all", kind: "import", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented", subjects: estates, records: marks });
    const context = contextOn(test.store);
    const { run } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    for (const write of [array, lines]) {
      const found = await evaluateFiles(context, { scheme: "rules/luan-red-black", subjects: file("s.json", write(estates)), records: file("r.json", write(marks)), period: "2026-Q3" });
      expect(found.run.result).to.equal(run.result);
      expect(found.run.id).to.equal(run.id);
      expect(found.cards).to.have.lengthOf(estates.length);
    }
  });

  it("reads earlier decisions, and lists black who was yellow twice running", async () => {
    const [first] = estates;
    const yellow = (period: string, day: string): object => ({
      id: `luan-red-black/${period}/${first.id}`, subject: first.id, kind: "decision", occurredOn: day, steps: [{ step: "verified", on: day }],
      data: { scheme: "luan-red-black", period, status: "rated", lists: ["yellow"], standing: [], undecided: [], complete: true },
    });
    const low = marks.map((mark) => (mark.subject === first.id ? { ...mark, data: { ...mark.data, points: 1 } } : mark));
    const request = { scheme: "luan-red-black", subjects: file("s", array(estates)), records: file("r", array(low)), period: "2026-Q3" };
    const listsOf = async (history: readonly object[]): Promise<readonly string[]> => {
      const { cards } = await evaluateFiles(contextOn(test.store), { ...request, history: file("h", array(history)) });
      return (cards.find(({ subject }) => subject === first.id)?.lists ?? []).filter(({ status }) => status === "in").map(({ list }) => list);
    };
    expect(await listsOf([])).to.deep.equal(["yellow"]);
    expect(await listsOf([yellow("2026-Q2", "2026-06-30")])).to.deep.equal(["yellow", "black"]);
  });

  it("says which records brought nothing, and why", async () => {
    const [mark] = marks;
    const odd = [
      { ...mark, id: "misspelt", data: { ...mark.data, aspect: "misspelt" } }, { ...mark, id: "reported", steps: [{ step: "reported", on: mark.occurredOn }] },
      { ...mark, id: "tomorrow", occurredOn: "2026-10-01" },
    ];
    const request = { scheme: "luan-red-black", subjects: file("s", array(estates)), records: file("r", array([...marks, ...odd])), period: "2026-Q3", asOf: "2026-09-30" };
    const { unused } = await evaluateFiles(contextOn(test.store), request);
    expect(unused.map(({ record, reason }) => [record, reason])).to.deep.equal([["misspelt", "notTaken"], ["reported", "notVerified"], ["tomorrow", "later"]]);
  });

  it("names everything that is wrong in all files at once, with file and line", async () => {
    const request = { scheme: "luan-red-black", subjects: file("s.json", array(estates)), records: file("r.ndjson", `${lines([{ ...marks[0], subject: "nobody" }])}\n{"id": 3}`) };
    const error = await evaluateFiles(contextOn(test.store), request).then(() => null, (reason: unknown) => reason);
    expect(error).to.be.instanceOf(ProblemError);
    const { problems } = error as ProblemError;
    expect(problems.map(({ code }) => code)).to.include.members(["unknown-subject"]);
    expect(problems.filter(({ line }) => line === 2)).to.not.be.empty;
    expect(new Set(problems.map((problem) => problem.file))).to.deep.equal(new Set(["r.ndjson"]));
    expect(problems.find(({ code }) => code === "unknown-subject")?.path).to.equal(`/${marks[0].id}/subject`);
  });

  it("sees no personal field of a file, and nothing that was taken back", async () => {
    const firm = { id: "F-1", kind: "enterprise", name: "虚构物业", attributes: { district: "甲区" } };
    const back = { ...estates[0], id: "P-back", revoked: true };
    const told = { ...firm, attributes: { ...firm.attributes, contact: "张三 13900000000" } };
    const run = async (subjects: readonly unknown[]): Promise<unknown> =>
      (await evaluateFiles(contextOn(test.store), { scheme: "luan-red-black", subjects: file("s", array(subjects)), records: file("r", array(marks)), period: "2026-Q3" })).run;
    const plain = await run([...estates, firm]);
    expect(await run([...estates, told])).to.deep.equal(plain);
    expect(await run([...estates, firm, back])).to.deep.equal(plain);
    expect(await run([...estates, { ...firm, name: "另一物业" }])).not.to.deep.equal(plain);
  });
});
