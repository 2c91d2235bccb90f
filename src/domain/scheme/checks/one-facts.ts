import type { Json } from "../../model/documents.js";
import { below } from "../pointer.js";
import type { ReadContext, Scope } from "../vocabulary/context.js";
import { knownFact } from "./unknown-fact.js";

/** What `per` names: record fields (`record.incident`) or facts. */
export function perFacts(context: ReadContext, scope: Scope, per: readonly Json[], pointer: string): readonly string[] {
  return per.flatMap((name, i) => (typeof name === "string" ? (knownFact(context, scope, name, below(pointer, i))?.name ?? []) : []));
}
