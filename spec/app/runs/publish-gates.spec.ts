import { expect } from "chai";
import type { Context } from "../../../src/app/context.js";
import type { RunDocument } from "../../../src/app/documents.js";
import type { SchemeSource } from "../../../src/app/ports/rule-library.js";
import type { Refusal } from "../../../src/app/refusal.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { writeBatch } from "../../../src/app/write-batch.js";
import type { Subject } from "../../../src/domain/model/documents.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "./small-city.js";

const text = (zh: string, en: string): object => ({ "zh-CN": zh, en });
/** Estates are scored by their households; whether they have a lift decides a rule and a list. */
const SCHEME = {
  id: "gates", title: text("关口", "Gates"), subject: "project", basis: [{ id: "own", document: "Invented" }], period: { cadence: "quarter" },
  facts: { households: { from: "attribute", field: "households", range: [0, 100000] }, lift: { from: "attribute", field: "hasLift", title: text("有电梯", "Has a lift") } },
  rules: [{ name: "size", basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount: { fact: "households" } } } }],
  score: { groups: [{ id: "g" }], round: { places: 0 } },
};
const withLift = { fact: "lift", operator: "equal", value: true };
const tiedRanking = { ranking: { scope: [], by: [{ score: "descending" }], ties: "refuse" } };
const quotaList = (ties: string): object => ({ lists: [{ id: "top", title: text("前二", "Top two"), conditions: { fact: "score", operator: "greaterThan", value: 0 }, quota: { places: 2, by: [{ score: "descending" }], ties } }] });
const liftList = (onUnknown: string): object => ({ lists: [{ id: "lifts", title: text("电梯名单", "With a lift"), conditions: { all: [withLift] }, onUnknown }] });

const estate = (id: string, households: number, hasLift?: boolean): Subject => ({ id, kind: "project", name: `虚构小区${id}`, attributes: { district: "甲区", households, ...(hasLift === undefined ? {} : { hasLift }) } });

async function contextWith(store: DocumentStore, scheme: object): Promise<Context> {
  const context = contextOn(store);
  const { kinds, kindTexts } = (await context.library.find("luan-red-black"))!;
  const source: SchemeSource = { id: "gates", text: JSON.stringify(scheme), cases: null, location: "gates", kinds, kindTexts };
  return { ...context, library: { ...context.library, find: async (name) => (name === "gates" ? source : null) } };
}

onEveryStore("gates of publication", (test) => {
  const evaluated = async (parts: object, subjects: readonly Subject[]): Promise<{ readonly run: RunDocument; readonly publish: () => Promise<unknown> }> => {
    const context = await contextWith(test.store, { ...SCHEME, ...parts });
    if (subjects.length > 0) await writeBatch(test.store, { batch: `estates ${subjects[0].id}`, kind: "import", by: "spec", at: "2026-10-08T18:00:00+08:00", why: "invented estates", subjects });
    const { run } = await evaluateRun(context, { scheme: "gates", period: "2026-Q3", asOf: "2026-09-30" });
    return { run, publish: () => publishRun(context, run.id) };
  };
  const refusal = async (publish: () => Promise<unknown>): Promise<Refusal> => (await failure(publish())) as Refusal;

  it("a tie in a ranking that refuses ties is named with its subjects", async () => {
    const { run, publish } = await evaluated(tiedRanking, [estate("a", 300), estate("b", 200), estate("c", 200), estate("d", 100)]);
    expect(run.waiting).to.deep.equal([{ why: "rankTie", of: "", subjects: 2, first: ["b", "c"] }]);
    const { kind, code, text: words } = await refusal(publish);
    expect([kind, code]).to.deep.equal(["refused", "tied"]);
    expect(words.en).to.contain("2 subjects: 虚构小区b (b), 虚构小区c (c))");
    expect(words["zh-CN"]).to.contain("2 个对象：虚构小区b（b）、虚构小区c（c）");
  });

  it("a ranking without ties, or one that shares them, is published", async () => {
    const apart = await evaluated(tiedRanking, [estate("a", 300), estate("b", 200)]);
    expect(apart.run.waiting).to.deep.equal([]);
    await apart.publish();
    const shared = await evaluated({ ranking: { ...tiedRanking.ranking, ties: "share" } }, [estate("c", 200)]);
    expect(shared.run.waiting).to.deep.equal([]);
    await shared.publish();
  });

  it("a tie at the last place of a quota is named; one above it, or one that shares the place, is not", async () => {
    const cut = await evaluated(quotaList("refuse"), [estate("a", 300), estate("b", 200), estate("c", 200), estate("d", 100)]);
    expect(cut.run.waiting).to.deep.equal([{ why: "placeTie", of: "top", subjects: 2, first: ["b", "c"] }]);
    expect((await refusal(cut.publish)).text.en).to.match(/list “Top two” there is a tie.*虚构小区b \(b\)/);
    const shared = await evaluated(quotaList("share"), []);
    expect(shared.run.waiting).to.deep.equal([]);
    const above = await evaluated(quotaList("refuse"), [estate("e", 400), estate("f", 400)]);
    expect(above.run.waiting).to.deep.equal([]);
    await above.publish();
  });

  it("an undecided entry holds back a list with onUnknown `block`, and no other", async () => {
    const subjects = [estate("a", 300, true), estate("b", 200), estate("c", 100, false)];
    const { run, publish } = await evaluated(liftList("block"), subjects);
    expect(run.waiting).to.deep.equal([{ why: "undecided", of: "lifts", subjects: 1, first: ["b"] }]);
    expect((await refusal(publish)).code).to.equal("undecided");
    const reported = await evaluated(liftList("report"), []);
    expect(reported.run.lists).to.deep.equal([{ list: "lifts", in: 1, undecided: 1 }]);
    await reported.publish();
  });

  it("all reasons are told at once, each with at most twenty subjects and how many there are", async () => {
    const blocking = { rules: [...SCHEME.rules, { name: "lifted", title: text("有电梯加分", "Points for a lift"), basis: [{ ref: "own" }], onUnknown: "block", conditions: withLift, event: { type: "points", params: { group: "g", amount: 1 } } }] };
    const subjects = Array.from({ length: 25 }, (_, i) => estate(`e${String(i).padStart(2, "0")}`, 100));
    const { run, publish } = await evaluated({ ...blocking, ...tiedRanking, ...liftList("block") }, subjects);
    expect(run.waiting?.map(({ why, of, subjects: n, first }) => [why, of, n, first.length])).to.deep.equal([["rule", "lifted", 25, 20], ["rankTie", "", 25, 20], ["undecided", "lifts", 25, 20]]);
    expect(run.blocked).to.deep.equal([{ rule: "lifted", subjects: 25 }]);
    const { code, text: { en } } = await refusal(publish);
    expect(code).to.equal("blocked");
    for (const part of ["Points for a lift", "ties in the ranking", "With a lift", "虚构小区e19 (e19) ...)"]) expect(en).to.contain(part);
    expect(en).to.not.contain("e20");
  });

  it("a run that was kept before subjects were named still waits for its rules", async () => {
    const { run, publish } = await evaluated({}, [estate("a", 1)]);
    const stored = (await test.store.get<RunDocument>("runs", run.id))!;
    const older = Object.fromEntries(Object.entries(stored.body).filter(([key]) => key !== "waiting"));
    await test.store.replace("runs", run.id, stored.version, { ...older, blocked: [{ rule: "size", subjects: 3 }] });
    expect((await refusal(publish)).text.en).to.contain("“size” cannot be decided and waits for a person (3 subjects");
  });
});
