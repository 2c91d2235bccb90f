import type { Column } from "../../model/columns.js";
import type { Expression, ListSpec } from "../../model/scheme.js";
import { factsOfCondition, factsOfExpression } from "../settled/known-facts.js";
import { currentColumn } from "./current.js";
import { settleList } from "./lists.js";
import type { Results } from "./results.js";

/** Every fact that a list reads, through formulas too. */
function factsReadBy(results: Results, list: ListSpec): ReadonlySet<string> {
  const found = new Set<string>();
  const formulas = new Map(results.scheme.facts.flatMap((fact): [string, Expression][] => (fact.from === "formula" ? [[fact.name, fact.expression]] : [])));
  const add = (names: Iterable<string>): void => {
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      const expression = formulas.get(name);
      if (expression) add(factsOfExpression(expression));
    }
  };
  for (const condition of [list.gate, list.conditions, list.exit]) if (condition) add(factsOfCondition(condition));
  add((list.quota?.by ?? []).map((key) => key.by));
  return found;
}

/** Facts with `current` are settled with each list that reads them: the run's own decision then holds the lists before it. */
function withCurrent(results: Results, list: ListSpec): Results {
  const read = factsReadBy(results, list);
  const current = new Map<string, Column>();
  for (const fact of results.scheme.facts) {
    if (fact.from === "records" && fact.current && read.has(fact.name)) current.set(fact.name, currentColumn(results, fact));
  }
  return current.size === 0 ? results : { ...results, current: new Map([...results.current, ...current]) };
}

/** Stage 13: the lists in their order, each able to read those before it (R19). */
export function settleLists(results: Results): Results {
  return results.scheme.lists.reduce<Results>((settled, list) => {
    const ready = withCurrent(settled, list);
    return { ...ready, lists: [...ready.lists, settleList(ready, list)] };
  }, results);
}
