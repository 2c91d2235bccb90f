import type { RootDatabase } from "lmdb";
import { Refusal } from "../../app/refusal.js";

interface Job {
  readonly action: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** In the words of people: what was not written, and that what was acknowledged before is there. */
function notWritten(error: unknown): Refusal {
  const cause = error instanceof Error ? error.message : String(error);
  return new Refusal("unavailable", "not-written", {
    "zh-CN": `未能写入数据文件夹（${cause}）：磁盘可能已满。此前已确认的内容完好。`,
    en: `The data folder could not be written (${cause}): the disk may be full. Everything acknowledged before is there.`,
  });
}

/**
 * The writes of one process, in order. Those that come in the same turn share one transaction and one flush. The transaction is synchronous:
 * what was written is on the disk when it returns, and a disk that is full is an error of the write, not of the process.
 */
export class WriteQueue {
  private readonly root: RootDatabase;
  private jobs: Job[] = [];
  private closed = false;
  constructor(root: RootDatabase) {
    this.root = root;
  }

  /** Runs an action that reads and writes within a transaction; resolves with its answer when it is on the disk. */
  run<T>(action: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new Error("the store is closed"));
    return new Promise<T>((resolve, reject) => {
      if (this.jobs.length === 0) setImmediate(() => this.flush());
      this.jobs.push({ action, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Writes what waits and takes no more. */
  close(): void {
    this.flush();
    this.closed = true;
  }

  private flush(): void {
    const jobs = this.jobs;
    this.jobs = [];
    if (jobs.length === 0) return;
    try {
      const answers = this.root.transactionSync(() => jobs.map((job) => job.action()));
      jobs.forEach((job, i) => job.resolve(answers[i]));
    } catch (error) {
      const refusal = notWritten(error);
      for (const job of jobs) job.reject(refusal);
    }
  }
}
