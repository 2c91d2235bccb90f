import type { Json } from "../../model/documents.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

function refuse(context: ReadContext, raw: Json | undefined, keys: readonly string[], pointer: string): void {
  if (!isObject(raw)) return;
  for (const key of keys) if (Object.hasOwn(raw, key)) context.problems.add("not-yet", below(pointer, key), { what: key });
}

const list = (raw: Json | undefined): readonly Json[] => (Array.isArray(raw) ? raw : []);

/** Parts of the language that the next version brings: refused by name, never ignored. */
export function checkNotYet(context: ReadContext, raw: JsonObject): void {
  list(member(raw, "lists")).forEach((each, i) => refuse(context, each, ["exit"], below("/lists", i)));
}
