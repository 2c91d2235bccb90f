import { STAGE, type Fact } from "../../model/scheme.js";
import type { SettledFact } from "../../language/settled-facts.js";
import type { ReadContext, Reference } from "../vocabulary/context.js";

interface Stages {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly settled: ReadonlyMap<string, SettledFact>;
  readonly settledReads: ReadonlyMap<string, ReadonlySet<string>>;
}

const stageOf = ({ facts, settled }: Stages, name: string): number => facts.get(name)?.stage ?? settled.get(name)?.stage ?? STAGE.plain;

/** Reserved facts that a name comes down to. */
function settledBehind({ settled, settledReads }: Stages, name: string): ReadonlySet<string> {
  return settled.has(name) ? new Set([name]) : (settledReads.get(name) ?? new Set());
}

/** Bands and atMost may read a rank (the ranking then comes first), but never the grade, nor a list, nor the run's own decision. */
function gradesMayRead(stages: Stages, { name }: Reference): boolean {
  if (stageOf(stages, name) !== STAGE.rank) return false;
  const behind = [...settledBehind(stages, name)];
  return behind.length > 0 && behind.every((each) => each !== "grade" && stageOf(stages, each) <= STAGE.rank);
}

/**
 * Nobody reads what is settled later than himself: refused with both stages. Answers whether a grade reads a rank, which puts the ranking
 * before the grades.
 */
export function checkStages(context: ReadContext, stages: Stages): { readonly rankingFirst: boolean } {
  let rankingFirst = false;
  for (const reference of context.references) {
    const { name, pointer, reader } = reference;
    const stage = stageOf(stages, name);
    if (name.startsWith("record.") || stage < reader.before) continue;
    if (reader.kind === "grade" && gradesMayRead(stages, reference)) {
      rankingFirst = true;
      continue;
    }
    const [zh, en] = reader.words;
    context.problems.add("later-stage", pointer, { fact: name, factStage: Math.min(stage, STAGE.list), reader: zh, readerEn: en, readerStage: Math.min(reader.stage, STAGE.list) });
  }
  return { rankingFirst };
}
