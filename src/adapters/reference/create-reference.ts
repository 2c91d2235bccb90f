import { Worker } from "node:worker_threads";
import type { ReferenceEngine, ReferenceResult } from "../../app/ports/reference.js";
import type { Task } from "./worker.js";

/** The compiled file beside this one; the source where the source is run. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);

/** The reference in a thread of its own for each task. */
export function createReference(): ReferenceEngine {
  return {
    rate: (revision, input) => new Promise<readonly ReferenceResult[]>((resolve, reject) => {
      const task: Task = { text: revision.text, kinds: revision.kinds, input: { ...input, records: [...input.records] } };
      const worker = new Worker(WORKER, { workerData: task });
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the reference ended with ${code}`)));
    }),
  };
}
