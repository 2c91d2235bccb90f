import type { Fact } from "../../model/scheme.js";
import { STAGE } from "../../model/scheme.js";
import type { SettledFact } from "../../language/settled-facts.js";
import type { ReadContext } from "../vocabulary/context.js";
import { currentStage } from "./current-facts.js";

export interface Ordered {
  /** In an order in which each fact stands after all that it reads. */
  readonly facts: readonly Fact[];
  /** Reserved facts that a fact reads, through others too. */
  readonly settledReads: ReadonlyMap<string, ReadonlySet<string>>;
}
interface Unordered {
  readonly facts: readonly Fact[];
  readonly settled: ReadonlyMap<string, SettledFact>;
  readonly lists: readonly string[];
}
interface Walk {
  readonly context: ReadContext;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly settled: ReadonlyMap<string, SettledFact>;
  readonly lists: readonly string[];
  readonly reads: ReadonlyMap<string, readonly string[]>;
  readonly done: Map<string, Fact>;
  readonly settledReads: Map<string, Set<string>>;
  readonly open: string[];
}

function readsOf(context: ReadContext): ReadonlyMap<string, readonly string[]> {
  const reads = new Map<string, string[]>();
  for (const { name, reader } of context.references) {
    if (reader.fact === undefined || name.startsWith("record.")) continue;
    const list = reads.get(reader.fact) ?? [];
    if (!list.includes(name)) list.push(name);
    reads.set(reader.fact, list);
  }
  return reads;
}

function visit(walk: Walk, fact: Fact): void {
  const { name } = fact;
  if (walk.done.has(name)) return;
  if (walk.open.includes(name)) {
    walk.context.problems.add("cycle", fact.pointer, { chain: [...walk.open.slice(walk.open.indexOf(name)), name].join(" → ") });
    return;
  }
  walk.open.push(name);
  let stage = fact.from === "records" && fact.current ? currentStage(fact, walk.lists) : STAGE.plain;
  const own = new Set<string>();
  for (const read of walk.reads.get(name) ?? []) {
    const other = walk.facts.get(read);
    if (other) visit(walk, other);
    // All other facts are plain: if they read what is settled later, they are refused, not their readers.
    if (fact.from === "formula" || fact.from === "cohort") stage = Math.max(stage, walk.done.get(read)?.stage ?? walk.settled.get(read)?.stage ?? STAGE.plain);
    for (const each of walk.settledReads.get(read) ?? []) own.add(each);
    if ((walk.settled.get(read)?.stage ?? STAGE.plain) > STAGE.plain) own.add(read);
  }
  // Places among others are settled when everybody has what they go by.
  if (fact.from === "cohort" && stage > STAGE.plain) stage = Math.max(stage, STAGE.rank);
  walk.open.pop();
  walk.settledReads.set(name, own);
  walk.done.set(name, { ...fact, stage });
}

/** Facts in derivation order with their stages (a formula: that of its latest input); a cycle is refused with its chain. */
export function orderFacts(context: ReadContext, { facts, settled, lists }: Unordered): Ordered {
  const walk: Walk = { context, facts: new Map(facts.map((fact) => [fact.name, fact])), settled, lists, reads: readsOf(context), done: new Map(), settledReads: new Map(), open: [] };
  for (const fact of facts) visit(walk, fact);
  return { facts: [...walk.done.values()], settledReads: walk.settledReads };
}
