import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ReferenceEngine, ReferenceResult } from "../../app/ports/reference.js";
import { answerOf } from "./answer-of.js";
import type { Task } from "./rate-process.js";

/** The compiled file beside this one; the source where the source is run. */
const SCRIPT = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./rate-process.ts" : "./rate-process.js", import.meta.url));
/** After so long without a task the process ends: a server holds no memory for it. */
const IDLE_MS = 20_000;

const startProcess = (): ChildProcess => fork(SCRIPT, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });

/** Whether the process keeps ours from ending. */
function keepUs(child: ChildProcess, keep: boolean): void {
  const how = keep ? "ref" : "unref";
  child[how]();
  child.channel?.[how]();
}

/** One process, started for the first task; after its end another one. */
class RatingProcess {
  private child: ChildProcess | null = null;
  private rest: NodeJS.Timeout | undefined;

  private readonly start: () => ChildProcess;
  private readonly idleMs: number;

  constructor(start: () => ChildProcess, idleMs: number) {
    this.start = start;
    this.idleMs = idleMs;
  }

  private startOne(): ChildProcess {
    const child = this.start();
    // Heard while nothing is asked of it: the next task finds it gone, and starts another.
    child.on("error", () => {});
    this.child = child;
    return child;
  }

  /** One task at a time: the process holds no other meanwhile. Rejects where it ends without an answer. */
  async ask(task: Task): Promise<readonly ReferenceResult[]> {
    clearTimeout(this.rest);
    const child = this.child?.connected ? this.child : this.startOne();
    keepUs(child, true);
    const answer = answerOf(child);
    // A process that is gone before it has read all of its task is told of by its end.
    child.send(task, () => {});
    try {
      return await answer;
    } finally {
      keepUs(child, false);
      this.rest = setTimeout(() => { if (child.connected) child.disconnect(); }, this.idleMs).unref();
    }
  }

  /** Ends it, whatever it does; resolves when it is gone. */
  async end(): Promise<void> {
    clearTimeout(this.rest);
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    keepUs(child, true);
    child.kill();
    // Not `close`: a process whose channel was closed from here never tells of it.
    await once(child, "exit");
  }
}

/**
 * The reference in a process of its own: it takes no time of the one that serves. The process stays for the next task, warm, until nothing has
 * been asked of it for a while, and never keeps ours from ending. Tasks are answered one after the other.
 */
export function createReference(start = startProcess, idleMs = IDLE_MS): Required<ReferenceEngine> {
  const rating = new RatingProcess(start, idleMs);
  let last: Promise<unknown> = Promise.resolve();
  return {
    rate: (revision, input) => {
      const task: Task = { text: revision.text, kinds: revision.kinds, input: { ...input, records: [...input.records] } };
      const answer = last.then(() => rating.ask(task));
      last = answer.catch(() => {});
      return answer;
    },
    close: () => rating.end(),
  };
}
