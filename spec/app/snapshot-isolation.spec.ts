import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { openSnapshot } from "../../src/app/snapshot.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { batchOf, onEveryStore, record, subject } from "../tools/with-store.js";

/** A process that has opened a snapshot; `read` lets it read. */
class Reader {
  private readonly child;
  private readonly lines: AsyncIterator<string>;
  constructor(location: string, seq?: number) {
    const script = join(import.meta.dirname, "..", "tools", "snapshot-reader.ts");
    this.child = spawn(process.execPath, ["--import", "tsx", script, location, ...(seq === undefined ? [] : [String(seq)])], { stdio: ["pipe", "pipe", "inherit"] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async opened(): Promise<string> {
    return (await this.lines.next()).value as string;
  }

  async read(): Promise<unknown> {
    this.child.stdin.end("read\n");
    return JSON.parse((await this.lines.next()).value as string);
  }
}

onEveryStore("snapshot isolation", (test) => {
  it("two processes that read one snapshot do not see a record change", async () => {
    await writeBatch(test.store, batchOf("b1", { records: [record("r1", 5), record("r2", 7)], subjects: [subject("firm-1", "甲")] }));
    const expected = await openSnapshot(test.store);
    const before = { seq: 1, digest: expected.digest, records: await expected.records(["penalty", "award"]), subjects: await expected.subjects("enterprise") };

    const first = new Reader(test.place.location);
    expect(await first.opened()).to.equal("opened 1");
    await writeBatch(test.store, batchOf("b2", { records: [record("r1", 500), record("r3", 1)], subjects: [subject("firm-1", "乙")] }));
    const second = new Reader(test.place.location, 1);
    expect(await second.opened()).to.equal("opened 1");
    // A third batch is written only half: its documents are there, its journal entry is not.
    await test.store.insert("records", "r2@b3", { batch: "b3", version: 2, body: record("r2", 900) });

    expect(await first.read()).to.deep.equal(before);
    expect(await second.read()).to.deep.equal(before);
    const now = (await (await openSnapshot(test.store)).records(["penalty"])).map((r) => `${r.id} v${r.version} ${String(r.data.points)}`);
    expect(now).to.deep.equal(["r1 v2 500", "r2 v1 7", "r3 v1 1"]);
  });
});
