import type { EventEmitter } from "node:events";
import { Refusal } from "../../app/refusal.js";
import type { ReferenceResult } from "../../app/ports/reference.js";

/** What the process says: its results, or why it has none. */
export type Answer = { readonly results: readonly ReferenceResult[] } | { readonly failed: string };

/** What is used of a child process. */
export interface Rating extends EventEmitter {
  readonly connected: boolean;
  disconnect(): void;
}

function ended(code: number | null, signal: string | null): Refusal {
  const how = signal ?? String(code);
  return new Refusal("unavailable", "reference-ended", {
    "zh-CN": `参考实现的进程未给出结果即结束（${how}）：可能内存不足。已保存的内容不受影响，可重新执行。`,
    en: `The process of the reference ended before it answered (${how}): there may be too little memory. Nothing that was stored is touched; do it again.`,
  });
}

/**
 * The answer of a process that rates. The end of a process can be heard before the last thing that it said (with several of them, the end of
 * one makes the kernel's news of all the others be read at once), so `exit` decides nothing: only at `close` nothing more can come.
 */
export function answerOf(child: Rating): Promise<readonly ReferenceResult[]> {
  return new Promise((resolve, reject) => {
    child.once("message", (answer: Answer) => {
      if ("results" in answer) resolve(answer.results);
      else reject(new Error(`the reference failed: ${answer.failed}`));
      // The process waits for this, and ends.
      if (child.connected) child.disconnect();
    });
    child.on("error", reject);
    child.once("close", (code: number | null, signal: string | null) => reject(ended(code, signal)));
  });
}
