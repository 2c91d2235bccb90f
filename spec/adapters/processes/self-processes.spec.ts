import { expect } from "chai";
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createSelfProcesses } from "../../../src/adapters/processes/self-processes.js";

const SCRIPT = fileURLToPath(new URL("./echo-beside.ts", import.meta.url));
const numberOf = ({ out }: { readonly out: string }): string => out.split(" ")[0];

describe("processes beside this one", function () {
  this.timeout(60_000);
  const started: ChildProcess[] = [];
  const beside = createSelfProcesses<object>(() => {
    const child = fork(SCRIPT, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    started.push(child);
    return child;
  });
  after(() => beside.end());

  it("are up before they are needed, and stay from job to job", async () => {
    beside.warm(1);
    expect(started.length).to.equal(1);
    const [first, second] = [await beside.run({ say: "一" }), await beside.run({ say: "b" })];
    expect([first.out, second.out, first.code]).to.deep.equal([`${started[0].pid} 一`, `${started[0].pid} b`, 0]);
    expect(started.length).to.equal(1);
  });

  it("are as many as there are jobs at once", async () => {
    const ran = await Promise.all([beside.run({}), beside.run({})]);
    expect(new Set(ran.map(numberOf)).size).to.equal(2);
    expect(started.length).to.equal(2);
  });

  it("one that ends without an answer is told of with its exit code and what it wrote, and another takes the next job", async () => {
    expect(await beside.run({ end: 9 })).to.deep.equal({ code: 9, out: "", err: "gone" });
    expect((await beside.run({ say: "still" })).out).to.match(/ still$/);
  });

  it("are gone at the end", async () => {
    await beside.end();
    expect(started.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)).to.equal(true);
  });
});
