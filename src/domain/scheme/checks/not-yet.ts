import type { Json } from "../../model/documents.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";

/** Parts of the language that the next version brings: refused by name, never ignored. */
const LATER_FACTS: ReadonlySet<Json | undefined> = new Set(["cohort"]);

function refuse(context: ReadContext, raw: Json | undefined, keys: readonly string[], pointer: string): void {
  if (!isObject(raw)) return;
  for (const key of keys) if (Object.hasOwn(raw, key)) context.problems.add("not-yet", below(pointer, key), { what: key });
}

const list = (raw: Json | undefined): readonly Json[] => (Array.isArray(raw) ? raw : []);
const entries = (raw: Json | undefined): readonly [string, Json][] => (isObject(raw) ? Object.entries(raw) : []);

export function checkNotYet(context: ReadContext, raw: JsonObject): void {
  refuse(context, raw, ["extends"], "");
  for (const [name, fact] of entries(member(raw, "facts"))) {
    const pointer = below("/facts", name);
    const from = isObject(fact) ? fact.from : undefined;
    if (LATER_FACTS.has(from)) context.problems.add("not-yet", below(pointer, "from"), { what: String(from) });
  }
  list(member(raw, "lists")).forEach((each, i) => refuse(context, each, ["exit"], below("/lists", i)));
}
