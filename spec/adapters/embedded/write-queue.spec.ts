import { expect } from "chai";
import type { RootDatabase } from "lmdb";
import { WriteQueue } from "../../../src/adapters/embedded/write-queue.js";
import { failure } from "../../tools/with-store.js";

/** As much of a database as the queue touches. */
function fakeRoot(commit: () => void): { readonly root: RootDatabase; readonly commits: () => number } {
  let commits = 0;
  const transactionSync = (action: () => unknown): unknown => {
    const answer = action();
    commit();
    commits++;
    return answer;
  };
  return { root: { transactionSync } as unknown as RootDatabase, commits: () => commits };
}

describe("write queue of the embedded store", () => {
  it("shares one commit among the writes of one turn, in order", async () => {
    const { root, commits } = fakeRoot(() => {});
    const queue = new WriteQueue(root);
    const order: number[] = [];
    expect(await Promise.all([1, 2, 3].map((i) => queue.run(() => order.push(i))))).to.deep.equal([1, 2, 3]);
    expect([order, commits()]).to.deep.equal([[1, 2, 3], 1]);
    await queue.run(() => order.push(4));
    expect(commits()).to.equal(2);
  });
  it("answers every write of a failed commit with the reason, and goes on", async () => {
    let full = true;
    const queue = new WriteQueue(fakeRoot(() => { if (full) throw new Error("no space left"); }).root);
    const errors = await Promise.all([1, 2].map(() => failure(queue.run(() => 0))));
    for (const error of errors) {
      expect(error.code).to.equal("not-written");
      expect(error.message).to.contain("no space left").and.contain("acknowledged");
    }
    full = false;
    expect(await queue.run(() => "written")).to.equal("written");
  });
  it("writes what waits when it closes, and takes no more", async () => {
    const { root, commits } = fakeRoot(() => {});
    const queue = new WriteQueue(root);
    const waiting = queue.run(() => "last");
    queue.close();
    expect([await waiting, commits()]).to.deep.equal(["last", 1]);
    expect((await failure(queue.run(() => 0))).message).to.equal("the store is closed");
  });
});
