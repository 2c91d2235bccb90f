import { randomBytes } from "node:crypto";
import { addDuration, dayOf, isoDay } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";
import { sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import type { DocumentStore } from "../ports/document-store.js";
import { Refusal } from "../refusal.js";
import { dayOfInstant } from "./plan-import.js";

/** id in `requests`: sha256 of the key. Entered before anything is written, so that who is cut off asks again and gets the same. */
export interface RequestDocument<Answer> {
  /** Over key and content: the key is not kept, so that personal values in the content are not guessed from it. */
  readonly hash: string;
  readonly batch: string;
  readonly recordedOn: string;
  /** Salts of personal values are made of it; "" once the request is answered. */
  readonly seed: string;
  readonly at: string;
  readonly expiresOn: string;
  readonly answer: Answer | null;
}
export interface StoredRequest<Answer> {
  readonly id: string;
  readonly body: RequestDocument<Answer>;
}

const KEPT_DAYS = 7;

/** The request of that key, entered now or before. `content`: its canonical form. Refuses a key that was used for another content. No key: it is a request of its own. */
export async function requestOf<Answer>({ store, now }: Pick<Context, "store" | "now">, content: string, idempotencyKey?: string): Promise<StoredRequest<Answer>> {
  const key = idempotencyKey ?? randomBytes(32).toString("hex");
  const id = sha256(key);
  const at = now();
  const recordedOn = dayOfInstant(at);
  const seed = randomBytes(16).toString("hex");
  const hash = sha256(`${key}\n${content}`);
  const expiresOn = isoDay(addDuration(dayOf(recordedOn) as Day, { years: 0, months: 0, days: KEPT_DAYS }, 1));
  const fresh: RequestDocument<Answer> = { hash, batch: `api-${sha256(`${id}\n${seed}`).slice(0, 32)}`, recordedOn, seed, at, expiresOn, answer: null };
  await store.insert("requests", id, fresh);
  const body = (await store.get<RequestDocument<Answer>>("requests", id))?.body ?? fresh;
  if (body.hash === hash) return { id, body };
  throw new Refusal("refused", "idempotency-key", { "zh-CN": "这个幂等键已用于内容不同的请求：请换一个。", en: "This idempotency key was used for a request with other content: take another." });
}

/** Changes a request that is there still. */
async function change<Answer>(store: DocumentStore, id: string, to: Partial<RequestDocument<Answer>>): Promise<void> {
  for (;;) {
    const stored = await store.get<RequestDocument<Answer>>("requests", id);
    if (!stored || (await store.replace("requests", id, stored.version, { ...stored.body, ...to }))) return;
  }
}

/** Keeps the answer before the entry makes what was written visible. */
export const keepAnswer = <Answer>(store: DocumentStore, id: string, answer: Answer): Promise<void> => change<Answer>(store, id, { answer });

/** Keeps the answer unless one is kept; gives the one that is. */
async function keepFirst<Answer>(store: DocumentStore, id: string, answer: Answer): Promise<Answer> {
  for (;;) {
    const stored = await store.get<RequestDocument<Answer>>("requests", id);
    if (!stored) return answer;
    if (stored.body.answer !== null) return stored.body.answer;
    if (await store.replace("requests", id, stored.version, { ...stored.body, seed: "", answer })) return answer;
  }
}

/**
 * Does work for a key once: the same key with the same content gives the answer that was given first, for seven days; with another content it is
 * refused. A refusal is not kept, since nothing was done. Who is cut off before the answer is kept does the work again, which therefore must
 * itself do nothing twice.
 */
export async function answerOnce<Answer>(context: Pick<Context, "store" | "now">, { key, content }: { readonly key: string; readonly content: string }, work: () => Promise<Answer>): Promise<Answer> {
  const { id, body } = await requestOf<Answer>(context, content, key);
  return body.answer ?? keepFirst(context.store, id, await work());
}

/** Forgets the seed of a request that is answered: with it, a salt that was erased would be made again. */
export const sealRequest = (store: DocumentStore, { id, body }: StoredRequest<unknown>): Promise<void> => (body.seed === "" ? Promise.resolve() : change(store, id, { seed: "" }));

/** Forgets requests whose time has come. `today`: ISO. How many. */
export async function expireRequests(store: DocumentStore, today: string): Promise<number> {
  const due: string[] = [];
  for await (const page of store.stream("requests", { index: "expires", to: today })) due.push(...page.map(({ id }) => id));
  for (const id of due) await store.delete("requests", id);
  return due.length;
}
