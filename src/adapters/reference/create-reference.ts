import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReferenceEngine } from "../../app/ports/reference.js";
import { answerOf } from "./answer-of.js";
import type { Task } from "./rate-process.js";

/** The compiled file beside this one; the source where the source is run. */
const SCRIPT = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./rate-process.ts" : "./rate-process.js", import.meta.url));

/** The reference in a process of its own for each task: it takes no time of the one that serves, and its memory goes with it. */
export function createReference(): ReferenceEngine {
  return {
    rate: (revision, input) => {
      const child = fork(SCRIPT, { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"] });
      const answer = answerOf(child);
      const task: Task = { text: revision.text, kinds: revision.kinds, input: { ...input, records: [...input.records] } };
      // A process that is gone before it has read all of its task is told of by its end.
      child.send(task, () => {});
      return answer;
    },
  };
}
