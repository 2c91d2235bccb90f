import { expect } from "chai";
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { onEveryStore } from "../../tools/with-store.js";
import { changeMark, contextOn, writeSmallCity } from "./small-city.js";

const SCRIPT = fileURLToPath(new URL("./slow-evaluate.ts", import.meta.url));
interface Said { readonly id: string; readonly result: string }

/** The next message of a child that passes; rejects when the child ends first. */
function said<T>(child: ChildProcess, passes: (message: unknown) => message is T): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on("message", (message) => { if (passes(message)) resolve(message); });
    child.once("exit", (code) => reject(new Error(`the process ended with ${code}`)));
  });
}
const isSnapshot = (message: unknown): message is string => message === "snapshot";
const isRun = (message: unknown): message is Said => typeof message === "object" && message !== null && "result" in message;

onEveryStore("a record changes while two processes compute a run", (test) => {
  it("is not seen by the run, which two processes compute equal, and makes another run afterwards", async function () {
    this.timeout(120_000);
    const { store, place } = test;
    await writeSmallCity(store);
    const children = [1, 2].map(() => fork(SCRIPT, [store.info.kind, place.location], { execArgv: ["--import", "tsx"] }));
    const runs = children.map((child) => said(child, isRun));
    await Promise.all(children.map((child) => said(child, isSnapshot)));
    await changeMark(store, "correction", 1);
    for (const child of children) child.send("go");
    const [a, b] = await Promise.all(runs);
    expect(a).to.deep.equal(b);

    const context = contextOn(store);
    const stored = await store.get<{ cards: string }>("runs", a.id);
    expect(stored, "one run is stored").to.not.equal(null);
    const scorecard = await store.get<{ card: { score: number } }>("scorecards", `${a.id}/P-00`);
    expect(scorecard?.body.card.score).to.equal(98);
    expect((await verifyRun(context, a.id)).mismatches).to.deep.equal([]);

    const after = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    expect(after.run.id).to.not.equal(a.id);
    const changed = await store.get<{ card: { score: number } }>("scorecards", `${after.run.id}/P-00`);
    expect(changed?.body.card.score).to.equal(69.6);
  });
});
