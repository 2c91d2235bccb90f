import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { SelfRan } from "./run-self.js";

/** The word that tells this program to work the jobs that its parent sends, instead of a command line. */
export const BESIDE = "--beside";

/** This program beside this process: its processes stay, warm, from one job to the next. Jobs are what a structured clone carries. */
export interface SelfProcesses<Job> {
  /** Starts processes until so many wait, so that they are up when there is something to do. */
  warm(processes: number): void;
  /** Works a job (JSON) in a process that waits, or else in a new one. */
  run(job: Job): Promise<SelfRan>;
  /** Ends them; whatever they do is given up. */
  end(): Promise<void>;
}

const startProcess = (): ChildProcess => fork(process.argv[1], [BESIDE], { stdio: ["ignore", "ignore", "pipe", "ipc"], serialization: "advanced" });

/** What the process answers to the job that it was sent. Where it ends without, what it wrote to stderr tells why. */
function answerOf(child: ChildProcess): Promise<SelfRan> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const heard = {
      message: (ran: SelfRan) => settle(() => resolve(ran)),
      error: (error: Error) => settle(() => reject(error)),
      close: (code: number | null) => settle(() => resolve({ code, out: "", err: Buffer.concat(said).toString("utf8") })),
    };
    const hear = (data: Buffer): number => said.push(data);
    const settle = (how: () => void): void => {
      for (const [event, listener] of Object.entries(heard)) child.off(event, listener);
      child.stderr?.off("data", hear);
      how();
    };
    for (const [event, listener] of Object.entries(heard)) child.on(event, listener);
    child.stderr?.on("data", hear);
  });
}

async function endOne(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  if (child.connected) child.disconnect();
  else child.kill();
  await gone;
}

/** Processes of this program with the same flags, settings and folder, each one job at a time. */
export function createSelfProcesses<Job extends object>(start = startProcess): SelfProcesses<Job> {
  const all = new Set<ChildProcess>();
  const waiting: ChildProcess[] = [];
  const startOne = (): ChildProcess => {
    const child = start();
    all.add(child);
    // Heard while nothing is asked of it: it is gone then, and another one is started when there is something to do.
    child.on("error", () => {}).once("exit", () => all.delete(child));
    return child;
  };
  return {
    warm: (processes) => {
      while (waiting.length < processes) waiting.push(startOne());
    },
    run: async (job) => {
      let child = waiting.shift();
      while (child && !child.connected) child = waiting.shift();
      child ??= startOne();
      const answer = answerOf(child);
      // One that is gone before it has read its job is told of by its end.
      child.send(job, () => {});
      const ran = await answer;
      if (child.connected) waiting.push(child);
      return ran;
    },
    end: async () => {
      waiting.length = 0;
      await Promise.all([...all].map(endOne));
    },
  };
}

/** The other side: works each job that the parent sends, one after the other, until the parent needs it no more or is gone. */
export async function workForParent<Job>(work: (job: Job) => Promise<SelfRan>): Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  process.on("message", (job: Job) => {
    last = last.then(() => work(job)).then((ran) => process.send?.(ran, undefined, {}, () => {}));
  });
  await once(process, "disconnect");
  await last;
}
