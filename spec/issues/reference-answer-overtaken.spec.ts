import { expect } from "chai";
import { fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answerOf, type Answer } from "../../src/adapters/reference/answer-of.js";
import { createReference } from "../../src/adapters/reference/create-reference.js";
import { failure } from "../tools/with-store.js";

const SCRIPT = fileURLToPath(new URL("../../src/adapters/reference/rate-process.ts", import.meta.url));
const NOTHING = { text: "{}", kinds: {}, input: { records: [] } };
const ANSWER: Answer = { results: [{ subject: "a", card: "c", trace: "t" }] };

/** One demonstration in six stopped half-way: of two processes that rate, the end of one was seen before its answer, and publication failed. */
describe("an answer of the reference", () => {
  it("counts though the end of its process is heard first", async () => {
    const process = new EventEmitter();
    const answer = answerOf(process);
    process.emit("exit", 0, null);
    await wait(5);
    process.emit("message", ANSWER);
    process.emit("close", 0, null);
    expect(await answer).to.deep.equal([{ subject: "a", card: "c", trace: "t" }]);
  });

  it("does not hang where a process ends without one, and says so in words", async () => {
    const process = new EventEmitter();
    const failed = failure(answerOf(process));
    process.emit("close", null, "SIGKILL");
    expect(await failed).to.include({ code: "reference-ended" }).with.property("message").that.contains("SIGKILL");
  });

  it("is waited for by its process: it does not end before the parent has it", async () => {
    const process = fork(SCRIPT, { execArgv: ["--import", "tsx"], serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    process.send(NOTHING);
    await once(process, "message");
    await wait(500);
    expect(process.exitCode, "still there").to.equal(null);
    process.disconnect();
    expect((await once(process, "exit"))[0]).to.equal(0);
  });

  it("that is a failure is one of the caller, with its reason", async () => {
    const reference = createReference();
    const failed = await failure(reference.rate(NOTHING, NOTHING.input as never));
    await reference.close();
    expect(failed.message).to.match(/^the reference failed: /);
  });
});
