import type { EventEmitter } from "node:events";
import { Refusal } from "../../app/refusal.js";
import type { ReferenceResult } from "../../app/ports/reference.js";

/** What the process says: its results, or why it has none. */
export type Answer = { readonly results: readonly ReferenceResult[] } | { readonly failed: string };

function ended(code: number | null, signal: string | null): Refusal {
  const how = signal ?? String(code);
  return new Refusal("unavailable", "reference-ended", {
    "zh-CN": `参考实现的进程未给出结果即结束（${how}）：可能内存不足。已保存的内容不受影响，可重新执行。`,
    en: `The process of the reference ended before it answered (${how}): there may be too little memory. Nothing that was stored is touched; do it again.`,
  });
}

/**
 * The next answer of a process that rates. The end of a process can be heard before the last thing that it said (with several of them, the end of
 * one makes the kernel's news of all the others be read at once), so `exit` decides nothing: only at `close` nothing more can come.
 */
export function answerOf(child: EventEmitter): Promise<readonly ReferenceResult[]> {
  return new Promise((resolve, reject) => {
    const heard = {
      message: (answer: Answer) => settle(() => ("results" in answer ? resolve(answer.results) : reject(new Error(`the reference failed: ${answer.failed}`)))),
      error: (error: Error) => settle(() => reject(error)),
      close: (code: number | null, signal: string | null) => settle(() => reject(ended(code, signal))),
    };
    const events = Object.entries(heard);
    const settle = (how: () => void): void => {
      for (const [event, listener] of events) child.off(event, listener);
      how();
    };
    for (const [event, listener] of events) child.on(event, listener);
  });
}
