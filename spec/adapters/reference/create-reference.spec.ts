import { expect } from "chai";
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createReference } from "../../../src/adapters/reference/create-reference.js";
import { createRuleLibrary } from "../../../src/adapters/rules/rule-library.js";
import type { EvaluationInput } from "../../../src/domain/model/columns.js";
import { estates, marks } from "../../app/runs/small-city.js";
import { failure } from "../../tools/with-store.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const SCRIPT = fileURLToPath(new URL("../../../src/adapters/reference/rate-process.ts", import.meta.url));
const PROGRAM = fileURLToPath(new URL("./asks-once.ts", import.meta.url));
const day = (text: string): number => Date.parse(text) / 86_400_000;

const INPUT: EvaluationInput = {
  period: { id: "2026-Q3", from: day("2026-07-01"), to: day("2026-09-30") }, asOf: day("2026-09-30"), subjects: estates, records: marks, decided: new Map(),
  calendar: { firstYear: 2026, lastYear: 2026, holidays: new Set(), worked: new Set() },
};
const source = await createRuleLibrary(ROOT).find("luan-red-black");
const REVISION = { text: source?.text ?? "", kinds: source?.kindTexts ?? {} };
const BROKEN = { text: "{}", kinds: {} };

/** A reference whose processes can be counted and ended. */
function watched(idleMs?: number): ReturnType<typeof createReference> & { readonly started: ChildProcess[] } {
  const started: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = fork(SCRIPT, { execArgv: ["--import", "tsx"], serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
    started.push(child);
    return child;
  };
  return { ...createReference(start, idleMs), started };
}

describe("the process of the reference", function () {
  this.timeout(60_000);

  it("answers task after task in their order, one process for all, a failure among them", async () => {
    const reference = watched();
    const few = { ...INPUT, subjects: estates.slice(0, 3) };
    const answers = await Promise.allSettled([reference.rate(REVISION, INPUT), reference.rate(BROKEN, INPUT), reference.rate(REVISION, few)]);
    await reference.close();
    expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value.length : answer.status))).to.deep.equal([estates.length, "rejected", 3]);
    expect(reference.started).to.have.lengthOf(1);
    expect(reference.started[0].signalCode, "closed").to.equal("SIGTERM");
  });

  it("that dies fails the task that it has, and the next one gets another process", async () => {
    const reference = watched();
    const failed = failure(reference.rate(REVISION, INPUT));
    const next = reference.rate(REVISION, INPUT);
    while (reference.started.length === 0) await new Promise(setImmediate);
    reference.started[0].kill("SIGKILL");
    expect(await failed).to.include({ code: "reference-ended" });
    expect(await next).to.have.lengthOf(estates.length);
    reference.started[1].kill("SIGKILL");
    await once(reference.started[1], "close");
    expect(await reference.rate(REVISION, INPUT), "it died while nothing was asked of it").to.have.lengthOf(estates.length);
    expect(reference.started).to.have.lengthOf(3);
    await reference.close();
  });

  it("ends by itself when nothing is asked of it for a while, and comes again when something is", async () => {
    const reference = watched(50);
    await reference.rate(REVISION, INPUT);
    expect((await once(reference.started[0], "exit"))[0]).to.equal(0);
    expect(await reference.rate(REVISION, INPUT)).to.have.lengthOf(estates.length);
    expect(reference.started).to.have.lengthOf(2);
    await reference.close();
  });

  it("does not keep a program from ending that never closes it, and ends with it", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", PROGRAM], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    const said: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => said.push(part));
    expect((await once(child, "close"))[0]).to.equal(0);
    expect(Buffer.concat(said).toString()).to.match(/^Error: the reference failed: /);
  });
});
