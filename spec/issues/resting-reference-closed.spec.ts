import { expect } from "chai";
import { fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createReference } from "../../src/adapters/reference/create-reference.js";

/** A process that answers, and takes its time to end. */
const SLOW = 'process.on("message", () => process.send({ results: [] })); process.once("disconnect", () => setTimeout(() => process.exit(), 400));';

/** A command that ended just after the reference's process was told to rest waited for news that never came, and left with exit code 13. */
describe("a reference whose process is about to end", () => {
  it("can be closed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "wuye-resting-"));
    const script = join(folder, "rate.mjs");
    await writeFile(script, SLOW);
    const reference = createReference(() => fork(script, { execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] }), 1);
    expect(await reference.rate({ text: "", kinds: {} }, { records: [] } as never)).to.deep.equal([]);
    await wait(100);
    expect(await Promise.race([reference.close().then(() => "closed"), wait(3000, "hangs")])).to.equal("closed");
    await rm(folder, { recursive: true });
  });
});
