import type { Request } from "express";
import { canonical } from "../../../app/canonical.js";
import type { Context } from "../../../app/context.js";
import { answerOnce } from "../../../app/imports/api-requests.js";
import { Refusal } from "../../../app/refusal.js";
import type { Json } from "../../../domain/model/documents.js";
import type { ReceivedFile } from "./receive-file.js";
import type { WriteAsk, WriteRoute } from "./write-route.js";

/** The Idempotency-Key of a request that writes; null: there is none. Refuses one that is none. */
export function keyOf(request: Pick<Request, "headers">, { method }: WriteRoute): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined || method === "get") return null;
  if (typeof key === "string" && /^[\x21-\x7e]{8,200}$/.test(key)) return key;
  throw new Refusal("invalid", "idempotency-key", { "zh-CN": "Idempotency-Key 应为 8 至 200 个可见字符。", en: "Idempotency-Key must be 8 to 200 visible characters." });
}

/** What makes a request the same: address, author, parameters and body; not the language of the answer. */
async function contentOf({ id }: WriteRoute, { context, part, query, body }: WriteAsk, received: ReceivedFile | null): Promise<string> {
  return canonical([id, context.by, part, query, body, received === null ? null : await received.hash()] as Json);
}

/** Answers requests that write, each key once. */
export interface Answers {
  answer(route: WriteRoute, ask: WriteAsk, received: ReceivedFile | null): Promise<object>;
}

/** Requests with one key wait for each other in this process; in several, each comes to the answer that was kept first. */
export function createAnswers(context: Pick<Context, "store" | "now">): Answers {
  const underWay = new Map<string, Promise<unknown>>();
  const inTurn = async (key: string, work: () => Promise<object>): Promise<object> => {
    const mine = (underWay.get(key) ?? Promise.resolve()).then(work, work);
    underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      if (underWay.get(key) === mine) underWay.delete(key);
    }
  };
  return {
    answer: async (route, ask, received) => {
      const { idempotencyKey: key } = ask;
      if (key === null || route.keepsAnswers) return route.handle(ask);
      const content = await contentOf(route, ask, received);
      return inTurn(key, () => answerOnce(context, { key, content }, () => route.handle(ask)));
    },
  };
}
