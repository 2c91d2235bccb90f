import { expect } from "chai";
import { checkSchemes } from "../../../src/app/check-schemes.js";
import { evaluateAll, type AllEntry } from "../../../src/app/chain/evaluate-all.js";
import type { Job, Result, Work } from "../../../src/app/chain/work-in-order.js";
import { workInOrder } from "../../../src/app/chain/work-in-order.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import type { Context } from "../../../src/app/context.js";
import { Refusal } from "../../../src/app/refusal.js";
import { silent } from "../../../src/app/context.js";
import { workHere } from "../../../src/cli/scheme-workers.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn } from "../runs/small-city.js";
import { BOARD, ITEMS, MARKS, MARKS_CASES, schemeFolders, writeEstates, type Folders } from "./chain-schemes.js";

type Id = { readonly id: string };
/** The marks, made to read the board, so that the three go in a circle. */
const CIRCLE = { ...MARKS, facts: { ...MARKS.facts, seen: { from: "records", kind: "decision", where: { "data.scheme": "chain-board" }, aggregate: "count" } }, rules: [...MARKS.rules, { name: "seen", basis: [{ ref: "own" }], event: { type: "points", params: { group: "g", amount: { fact: "seen" } } } }] };

onEveryStore("several schemes at once", (test) => {
  let folders: Folders;
  beforeEach(async () => { await writeEstates(test.store); });
  afterEach(() => folders.remove());
  const all = async (context: Context, publish: boolean, names = folders.all): Promise<readonly AllEntry[]> => {
    const here: Work = (job) => workHere(context, job, silent);
    return evaluateAll(context, { names: [...names].reverse(), period: "2026-Q3", asOf: "2026-10-05", publish }, [here, here]);
  };
  const readsOf = (entries: readonly AllEntry[]): unknown => entries.map(({ scheme, reads }) => [scheme, reads.map((read) => [read.scheme, read.runs.map(({ period }) => period), read.unpublished !== null])]);

  it("come after those that they read; published, each is read by the next", async () => {
    folders = await schemeFolders();
    const entries = await all(contextOn(test.store), true);
    expect(entries.map(({ scheme, outcome, result }) => [scheme, outcome, result?.published])).to.deep.equal([
      ["chain-marks", "evaluated", { fresh: true, cases: 1 }], ["chain-items", "evaluated", { fresh: true, cases: 0 }], ["chain-board", "evaluated", { fresh: true, cases: 0 }],
    ]);
    expect(readsOf(entries)).to.deep.equal([["chain-marks", []], ["chain-items", [["chain-marks", ["2026-Q3"], false]]], ["chain-board", [["chain-items", ["2026-Q3"], false]]]]);
  });

  it("say of each reader what it saw where nothing is published", async () => {
    folders = await schemeFolders();
    const entries = await all(contextOn(test.store), false);
    expect(readsOf(entries)).to.deep.equal([["chain-marks", []], ["chain-items", [["chain-marks", [], true]]], ["chain-board", [["chain-items", [], true]]]]);
  });

  it("that go in a circle are refused with the way round, and told of at every place by the checker", async () => {
    folders = await schemeFolders([CIRCLE, ITEMS, BOARD] as unknown as Id[]);
    const context = contextOn(test.store);
    const error = (await failure(all(context, false))) as Refusal;
    expect([error.code, error.text.en]).to.deep.equal(["scheme-cycle", "Schemes read one another in a circle, so there is no order to evaluate them in: chain-board -> chain-items -> chain-marks -> chain-board."]);
    const library = { ...context.library, ids: () => Promise.resolve(folders.all) };
    const checks = await checkSchemes({ ...context, library });
    const found = checks.flatMap(({ scheme, problems }) => problems.filter(({ code }) => code === "scheme-cycle").map(({ severity, path, line, message }) => ({ scheme, severity, path, line, message: message.en })));
    expect(found.map(({ scheme, severity, path }) => [scheme, severity, path])).to.deep.equal([
      ["chain-marks", "error", "/facts/seen/where/data.scheme"], ["chain-items", "error", "/facts/marks/where/data.scheme"], ["chain-board", "error", "/facts/before/where/data.scheme"],
    ]);
    expect(found[0].message).to.contain(`${folders.path("chain-board")}/scheme.json:${found[2].line}:`).and.contain("chain-marks -> chain-board");
  });

  it("are refused one by one too, with the way round; not so a scheme that only reads one of them", async () => {
    const reader = { ...BOARD, id: "chain-reader" };
    folders = await schemeFolders([CIRCLE, ITEMS, BOARD, reader] as unknown as Id[]);
    const context = contextOn(test.store);
    const find: typeof context.library.find = (name, stored) => context.library.find(name.startsWith("chain-") ? folders.path(name) : name, stored);
    const alone = (name: string): Promise<unknown> => evaluateRun({ ...context, library: { ...context.library, find } }, { scheme: name, period: "2026-Q3", asOf: "2026-10-05" });
    for (const name of ["chain-marks", "chain-items", "chain-board"]) {
      const error = (await failure(alone(name))) as Refusal;
      expect([error.code, error.text.en.slice(-57)], name).to.deep.equal(["scheme-cycle", "chain-board -> chain-items -> chain-marks -> chain-board."]);
    }
    await alone("chain-reader");
  });

  it("hold back their readers where one of them cannot be published", async () => {
    folders = await schemeFolders(undefined, { "chain-marks": { ...MARKS_CASES, cases: [{ ...MARKS_CASES.cases[0], expect: { E: { score: 1 } } }] } });
    const entries = await all(contextOn(test.store), true);
    expect(entries.map(({ scheme, outcome, reason }) => [scheme, outcome, reason?.code])).to.deep.equal([
      ["chain-marks", "refused", "cases"], ["chain-items", "waits", "waits"], ["chain-board", "waits", "waits"],
    ]);
  });

  it("of a whole library leave out those for whose kind or period there is nothing", async () => {
    folders = await schemeFolders([MARKS, { ...ITEMS, period: { cadence: "year" } }, { ...BOARD, subject: "manager" }] as unknown as Id[]);
    const context = contextOn(test.store);
    const library = { ...context.library, ids: () => Promise.resolve(folders.all) };
    const entries = await all({ ...context, library }, false, []);
    expect(entries.map(({ scheme, outcome, reason }) => [scheme, outcome, reason?.code])).to.deep.equal([
      ["chain-marks", "evaluated", undefined], ["chain-items", "skipped", "other-cadence"], ["chain-board", "skipped", "no-subjects"],
    ]);
  });
});

describe("jobs that wait for one another", () => {
  const job = (id: string, after: string[], cost = 1): Job => ({ id, name: id, after, cost, publish: false });
  const result = {} as Result;

  it("start as soon as theirs are done, the longest first, never more at once than there are workers", async () => {
    const told: string[] = [];
    let [now, most] = [0, 0];
    const work: Work = async ({ id }) => {
      told.push(`+${id}`);
      most = Math.max(most, ++now);
      await new Promise((resolve) => { setTimeout(resolve, id === "long" ? 40 : 5); });
      now -= 1;
      told.push(`-${id}`);
      return result;
    };
    await workInOrder([job("reader", ["short"]), job("short", []), job("long", [], 9), job("last", ["long", "reader", "elsewhere"])], [work, work]);
    expect(told).to.deep.equal(["+long", "+short", "-short", "+reader", "-reader", "-long", "+last", "-last"]);
    expect(most).to.equal(2);
  });

  it("go on after a refusal, and stop at a fault", async () => {
    const refusing: Work = ({ id }) => (id === "a" ? Promise.reject(new Refusal("refused", "no", { "zh-CN": "否", en: "no" })) : Promise.resolve(result));
    const done = await workInOrder([job("a", []), job("b", ["a"])], [refusing]);
    expect([...done].map(([id, { outcome }]) => [id, outcome])).to.deep.equal([["a", "refused"], ["b", "evaluated"]]);
    expect((await failure(workInOrder([job("a", []), job("b", [])], [() => Promise.reject(new Error("a fault"))]))).message).to.equal("a fault");
  });
});
