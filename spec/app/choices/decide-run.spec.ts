import { expect } from "chai";
import { decideRun } from "../../../src/app/choices/decide-run.js";
import type { Context } from "../../../src/app/context.js";
import type { RunDocument, ScorecardDocument } from "../../../src/app/documents.js";
import type { SchemeSource } from "../../../src/app/ports/rule-library.js";
import type { Refusal } from "../../../src/app/refusal.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import type { Terminal } from "../../../src/cli/output.js";
import { runLines } from "../../../src/cli/run-lines.js";
import type { Subject } from "../../../src/domain/model/documents.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";

const text = (zh: string, en: string): object => ({ "zh-CN": zh, en });
const SCHEME = {
  id: "choices", title: text("人工决定", "Choices"), subject: "project", basis: [{ id: "own", document: "Invented" }], period: { cadence: "quarter" },
  facts: { households: { from: "attribute", field: "households", range: [0, 100000] }, lift: { from: "attribute", field: "hasLift", title: text("有电梯", "Has a lift") } },
  rules: [{ name: "size", basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount: { fact: "households" } } } }],
  score: { groups: [{ id: "g" }], round: { places: 0 } },
  ranking: { scope: [], by: [{ score: "descending" }], ties: "refuse" },
  lists: [
    { id: "top", title: text("前二", "Top two"), conditions: { fact: "score", operator: "greaterThan", value: 0 }, quota: { places: 2, by: [{ score: "descending" }], ties: "refuse" } },
    { id: "lifts", title: text("电梯", "Lifts"), conditions: { all: [{ fact: "lift", operator: "equal", value: true }] }, onUnknown: "block" },
    { id: "asked", title: text("确认", "Asked"), conditions: { all: [{ fact: "score", operator: "greaterThan", value: 250 }] }, confirm: true },
  ],
};
const estate = (id: string, households: number, hasLift?: boolean): Subject => ({ id, kind: "project", name: `虚构小区${id}`, attributes: { district: "甲区", households, ...(hasLift === undefined ? {} : { hasLift }) } });
const ESTATES = [estate("a", 300, true), estate("b", 200, false), estate("c", 200), estate("d", 100, false)];

async function contextWith(store: DocumentStore): Promise<Context> {
  const context = contextOn(store);
  const { kinds, kindTexts } = (await context.library.find("luan-red-black"))!;
  const source: SchemeSource = { id: "choices", text: JSON.stringify(SCHEME), cases: null, location: "choices", kinds, kindTexts };
  return { ...context, library: { ...context.library, find: async (name) => (name === "choices" ? source : null) } };
}

onEveryStore("what a person decides", (test) => {
  const evaluated = async (): Promise<{ readonly context: Context; readonly run: RunDocument }> => {
    const context = await contextWith(test.store);
    await writeBatch(test.store, { batch: "estates", kind: "import", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented estates", subjects: ESTATES });
    return { context, run: (await evaluateRun(context, { scheme: "choices", period: "2026-Q3", asOf: "2026-09-30" })).run };
  };
  const card = async (run: RunDocument, id: string): Promise<ScorecardDocument["card"]> => (await test.store.get<ScorecardDocument>("scorecards", `${run.id}/${id}`))!.body.card;
  const status = async (run: RunDocument, list: string): Promise<string> => (await Promise.all(["a", "b", "c", "d"].map(async (id) => (await card(run, id)).lists.find((entry) => entry.list === list)?.status ?? ""))).join(" ");

  it("settles matter after matter, until the run can be published; each is data that the next run has seen", async () => {
    const { context, run } = await evaluated();
    expect(run.waiting?.map(({ why, of }) => `${why} ${of}`)).to.deep.equal(["rankTie ", "placeTie top", "undecided lifts"]);
    expect(await status(run, "asked")).to.equal("proposed out out out");
    const ranked = (await decideRun(context, run.id, { choose: ["c", "b"], reject: [], reason: "现场复核" })).run;
    expect(ranked.id).to.not.equal(run.id);
    expect(ranked.digest).to.not.equal(run.digest);
    expect(await Promise.all(["a", "b", "c", "d"].map(async (id) => [(await card(ranked, id)).rank, (await card(ranked, id)).tied]))).to.deep.equal([[1, 0], [3, 0], [2, 0], [4, 0]]);
    const placed = (await decideRun(context, ranked.id, { list: "top", choose: ["b"], reject: [], reason: "集体研究" })).run;
    expect(await status(placed, "top")).to.equal("in in noPlace noPlace");
    const entered = (await decideRun(context, placed.id, { list: "lifts", choose: [], reject: ["c"], reason: "查无电梯" })).run;
    expect(await status(entered, "lifts")).to.equal("in out out out");
    expect(entered.waiting).to.deep.equal([]);
    await publishRun(context, entered.id);
    const confirmed = (await decideRun(context, entered.id, { list: "asked", choose: ["a"], reject: [], reason: "确认" })).run;
    expect(await status(confirmed, "asked")).to.equal("in out out out");
    expect((await verifyRun(context, confirmed.id)).mismatches).to.deep.equal([]);
    expect((await verifyRun(context, run.id)).mismatches).to.deep.equal([]);
  });

  it("is without effect once the matter is another: it waits again, and is named", async () => {
    const { context, run } = await evaluated();
    const decided = (await decideRun(context, run.id, { choose: ["b", "c"], reject: [], reason: "r" })).run;
    expect(decided.waiting?.map(({ why }) => why)).to.not.include("rankTie");
    await writeBatch(test.store, { batch: "more", kind: "import", by: "spec", at: "2026-10-09T18:00:00+08:00", why: "one more", subjects: [estate("e", 200, false)] });
    const after = (await evaluateRun(context, { scheme: "choices", period: "2026-Q3", asOf: "2026-09-30" })).run;
    expect(after.waiting?.find(({ why }) => why === "rankTie")).to.deep.equal({ why: "rankTie", of: "", subjects: 3, first: ["b", "c", "e"] });
    expect(decided.choicesIgnored).to.equal(undefined);
    expect(after.choicesIgnored).to.deep.equal([{ what: "rankTie", of: "", among: ["b", "c"], chosen: ["b", "c"] }]);
  });

  it("names the entry, the places and the confirmation that fit nothing any more", async () => {
    const { context, run } = await evaluated();
    const placed = (await decideRun(context, run.id, { list: "top", choose: ["b"], reject: [], reason: "r" })).run;
    const entered = (await decideRun(context, placed.id, { list: "lifts", choose: [], reject: ["c"], reason: "r" })).run;
    const confirmed = (await decideRun(context, entered.id, { list: "asked", choose: ["a"], reject: [], reason: "r" })).run;
    expect(confirmed.choicesIgnored).to.equal(undefined);
    await writeBatch(test.store, { batch: "changed", kind: "import", by: "spec", at: "2026-10-09T18:00:00+08:00", why: "corrected", subjects: [{ ...estate("a", 240, true), version: 2 }, { ...estate("c", 201, true), version: 2 }] });
    const after = (await evaluateRun(context, { scheme: "choices", period: "2026-Q3", asOf: "2026-09-30" })).run;
    expect(after.choicesIgnored?.map(({ what, of, among }) => `${what} ${of} ${among.join(" ")}`)).to.deep.equal(["entry asked a", "entry lifts c", "placeTie top b c"]);
    expect(runLines({ language: "en" } as Terminal, after).filter((line) => line.includes("changed nothing"))).to.deep.equal([
      "a person's decision fits nothing any more and changed nothing: asked: an entry (a)", "a person's decision fits nothing any more and changed nothing: lifts: an entry (c)", "a person's decision fits nothing any more and changed nothing: top: a tie for the last places (b, c)",
    ]);
  });

  it("a later word on the same matter takes the place of the earlier", async () => {
    const { context, run } = await evaluated();
    const first = (await decideRun(context, run.id, { list: "asked", choose: ["a"], reject: [], reason: "r" })).run;
    expect(await status(first, "asked")).to.equal("in out out out");
    const refused = (await failure(decideRun(context, first.id, { list: "asked", choose: [], reject: ["a"], reason: "r" }))) as Refusal;
    expect(refused.code).to.equal("not-open");
    const second = (await decideRun(context, run.id, { list: "asked", choose: [], reject: ["a"], reason: "更正" })).run;
    expect(await status(second, "asked")).to.equal("out out out out");
  });

  it("refuses what does not wait for a person, names that are not there, and a word without a reason", async () => {
    const { context, run } = await evaluated();
    const code = async (word: { list?: string; choose?: readonly string[]; reject?: readonly string[]; reason?: string }): Promise<string> =>
      ((await failure(decideRun(context, run.id, { choose: [], reject: [], reason: "r", ...word }))) as Refusal).code;
    expect(await code({ choose: ["a", "b"] })).to.equal("no-tie");
    expect(await code({ choose: ["b"] })).to.equal("no-tie");
    expect(await code({ list: "lifts", choose: ["d"] })).to.equal("not-open");
    expect(await code({ list: "top", choose: ["a"] })).to.equal("not-open");
    expect(await code({ list: "tops", choose: ["a"] })).to.equal("unknown-list");
    expect(await code({ list: "lifts", choose: ["z"] })).to.equal("unknown-subject");
    expect(await code({ list: "lifts" })).to.equal("nobody-chosen");
    expect(await code({ choose: ["b", "c"], reason: " " })).to.equal("reason");
  });
});
