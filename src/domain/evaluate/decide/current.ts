import { compileAggregate } from "../../facts/aggregate-one.js";
import { ColumnBuilder } from "../../facts/columns/column-builder.js";
import type { Column } from "../../model/columns.js";
import type { Known, RecordsFact } from "../../model/scheme.js";
import { ownDecision } from "./own-decision.js";
import { certainReading } from "../settled/plain-value.js";
import type { Results } from "./results.js";

/** The column of a fact with `current`: the earlier decisions that the freeze selected, with the run's own, as settled so far, the newest (R6, R19). */
export function currentColumn(results: Results, fact: RecordsFact): Column {
  const { scheme, operators, frozen: { asOf, decided, current, columns } } = results;
  const aggregate = compileAggregate(fact, { scheme, operators, asOf, decided });
  const earlier = current.get(fact.name);
  const builder = new ColumnBuilder(fact.type, fact.decimals, fact.range);
  for (let row = 0; row < results.subjects; row++) {
    const readFact = (name: string): Known | null => (columns.has(name) ? certainReading(results, name, row).value : null);
    builder.add(aggregate([...(earlier?.[row] ?? []), ownDecision(results, row)], readFact));
  }
  return builder.finish();
}
