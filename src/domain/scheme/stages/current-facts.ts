import { STAGE, type Condition, type RecordsFact } from "../../model/scheme.js";

const LISTS: ReadonlySet<string> = new Set(["record.data.lists", "record.data.standing", "record.data.undecided"]);

function testsOf(condition: Condition | undefined): readonly Extract<Condition, { kind: "test" }>[] {
  if (!condition) return [];
  if (condition.kind === "test") return [condition];
  return condition.kind === "not" ? testsOf(condition.part) : condition.parts.flatMap(testsOf);
}

/** Lists that a test on the lists of the run's own decision asks for; undefined: it may be any. */
function namedLists(test: Extract<Condition, { kind: "test" }>): readonly string[] | undefined {
  if (!LISTS.has(test.fact)) return [];
  if (test.fact !== "record.data.lists" || test.value.kind !== "constant") return undefined;
  const { value } = test.value;
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : undefined;
}

/**
 * Stage of a fact to which the run's own decision counts: after the last list that it asks for; if that could be any, after the last of all.
 * Never earlier than the ranking, so that lists alone may read it.
 */
export function currentStage(fact: RecordsFact, lists: readonly string[]): number {
  const last = STAGE.list + Math.max(0, lists.length - 1);
  if (fact.of !== undefined && LISTS.has(fact.of)) return last;
  const stages = [...testsOf(fact.select.where), ...testsOf(fact.satisfies)].map((test) => {
    const named = namedLists(test);
    return named === undefined ? last : Math.max(STAGE.rank, ...named.map((list) => STAGE.list + lists.indexOf(list)));
  });
  return Math.max(STAGE.rank, ...stages);
}
