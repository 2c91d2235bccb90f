import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReferenceEngine, ReferenceResult } from "../../app/ports/reference.js";
import type { Task } from "./rate-process.js";

/** The compiled file beside this one; the source where the source is run. */
const SCRIPT = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./rate-process.ts" : "./rate-process.js", import.meta.url));

/** The reference in a process of its own for each task: it takes no time of the one that serves, and its memory goes with it. */
export function createReference(): ReferenceEngine {
  return {
    rate: (revision, input) => new Promise<readonly ReferenceResult[]>((resolve, reject) => {
      const child = fork(SCRIPT, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
      const task: Task = { text: revision.text, kinds: revision.kinds, input: { ...input, records: [...input.records] } };
      child.once("message", (answer) => {
        resolve(answer as readonly ReferenceResult[]);
        child.disconnect();
      });
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the reference ended with ${code} before it answered`)));
      child.send(task);
    }),
  };
}
