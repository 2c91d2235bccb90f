import type { OperatorTable } from "../language/operators.js";
import type { Day, EvidenceRecord } from "../model/documents.js";
import type { RecordsFact, Scheme } from "../model/scheme.js";
import { type Derived, missingFact } from "./derived.js";
import { Layout } from "./layout.js";
import { type Predicate, type Scope, TRUE, compileCondition } from "./predicate.js";
import type { Cell } from "./records/record-fields.js";
import { type Decided, type RecordsFactReader, compileRecordsFact } from "./records/records-fact.js";
import { type Selector, compileSelection } from "./records/select.js";
import { readRecords } from "./records/subject-records.js";

/** What a fact over records reads besides them. */
export interface AggregateContext {
  readonly scheme: Scheme;
  readonly operators: OperatorTable;
  readonly asOf: Day;
  /** Frozen.decided. */
  readonly decided?: Decided;
}
export type AggregateRecords = (records: readonly EvidenceRecord[], readFact?: (fact: string) => Cell) => Derived;

interface Compiled {
  readonly fact: RecordsFact;
  readonly layout: Layout;
  readonly select: Selector;
  readonly read: RecordsFactReader;
  readonly knownIf: Predicate | null;
}

/** Without windows, and on any day: which earlier decisions lie in them was settled at the freeze, and the run's own is the newest whatever its day. */
function compile(fact: RecordsFact, { scheme, operators, asOf, decided }: AggregateContext): Compiled {
  const layout = new Layout(operators, scheme.kinds, { asOf, days: new Map() });
  const everyDay = { from: -Infinity, to: Infinity, id: "" };
  return {
    fact, layout,
    select: compileSelection({ ...fact.select, windows: [] }, { layout, period: everyDay, disputed: scheme.procedure.disputed, anyDay: true }),
    read: compileRecordsFact(fact, layout, decided ?? new Map()),
    knownIf: fact.knownIf ? compileCondition(fact.knownIf, layout.names()) : null,
  };
}

function aggregateCompiled({ layout, select, read, knownIf }: Compiled, records: readonly EvidenceRecord[], readFact: (fact: string) => Cell): Derived {
  const scope: Scope = { cells: [], facts: layout.factNames().map(readFact), undecided: false };
  if (knownIf !== null && knownIf(scope) !== TRUE) return missingFact("notKnown");
  const ordered = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const subject = readRecords(ordered, layout, scope, { cells: [], every: [] });
  return read(subject, select(subject)).derived;
}

function withAssumed(fact: RecordsFact, derived: Derived): Derived {
  return derived.value === null && fact.whenMissing !== undefined ? { value: fact.whenMissing, reason: derived.reason, ends: null } : derived;
}

/**
 * A fact over records as a function of the records of one subject, for facts with `current`: Frozen.current of the subject with the run's own
 * decision, as the record of kind `decision` that it would become, among them. `where`, `one`, the aggregate, knownIf and whenMissing are applied;
 * counting and windows are not, they were at the freeze. `readFact` gives the plain facts that knownIf and `where` read.
 */
export function compileAggregate(fact: RecordsFact, context: AggregateContext): AggregateRecords {
  const compiled = compile(fact, context);
  return (records, readFact = () => null) => withAssumed(fact, aggregateCompiled(compiled, records, readFact));
}

/** The same for one subject: value, or reason and ends (R4, R5, R6). Compile once with `compileAggregate` where there are many subjects. */
export function aggregateOne(fact: RecordsFact, records: readonly EvidenceRecord[], context: AggregateContext): Derived {
  return compileAggregate(fact, context)(records);
}
