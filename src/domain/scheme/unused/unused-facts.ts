import { isReserved } from "../../language/settled-facts.js";
import type { Json } from "../../model/documents.js";
import { below, member } from "../pointer.js";
import type { Whole } from "../logic/whole.js";
import { namesIn, objectsIn, without } from "./references.js";

/** Every string of a text, keys that stand for facts (`{"score": "descending"}`) included. */
function wordsIn(value: Json | undefined): ReadonlySet<string> {
  const words = new Set<string>();
  for (const object of objectsIn(value)) {
    for (const [key, child] of Object.entries(object)) {
      words.add(key);
      for (const each of Array.isArray(child) ? (child as readonly Json[]) : [child]) if (typeof each === "string") words.add(each);
    }
  }
  return words;
}

/** Keys under which a text of a fact holds no names of facts. */
const NO_NAMES = ["title", "description", "basis", "kind", "from"] as const;

function readsOf(whole: Whole): (name: string) => boolean {
  const { raw } = whole;
  const declared = (member(raw, "facts") ?? {}) as Readonly<Record<string, Json>>;
  const elsewhere = wordsIn(without(raw, "facts", "parameters", "tables", "basis", "title", "description"));
  const inFacts = Object.entries(declared).map(([name, fact]) => ({ name, words: wordsIn(without(fact as Readonly<Record<string, Json>>, ...NO_NAMES)) }));
  const means = (name: string, words: ReadonlySet<string>): boolean => words.has(name) || words.has(`${name}.*`) || [...words].some((word) => word.startsWith(`${name}.`) && !isReserved(word));
  return (name) => means(name, elsewhere) || inFacts.some((other) => other.name !== name && means(name, other.words));
}

/** Warns of declared facts that nothing reads. */
export function checkUnusedFacts(whole: Whole): void {
  const isRead = readsOf(whole);
  for (const name of namesIn(whole.raw, "facts")) if (!isRead(name)) whole.context.problems.add("unused-fact", below("/facts", name), { name });
}
