import { isReserved, type SettledFact } from "../../language/settled-facts.js";
import type { KindDeclaration } from "../../model/kinds.js";
import type { ReadContext, Readable, Reader, Row, Scope } from "./context.js";
import type { FactTypes } from "./fact-types.js";
import { commonField, readableField, reportField } from "./record-fields.js";

/** The facts of a scheme and those that the language settles. */
export interface AllFacts {
  readonly types: FactTypes;
  readonly settled: ReadonlyMap<string, SettledFact>;
}

function settledReadable(facts: AllFacts, name: string): Readable | undefined {
  const settled = facts.settled.get(name);
  return settled && { name, type: settled.type, ...(settled.oneOf ? { oneOf: settled.oneOf } : {}) };
}

function* candidates(facts: AllFacts): Iterable<string> {
  yield* facts.types.names;
  yield* facts.settled.keys();
}

/** Facts of the subject: declared ones and reserved ones. A fact that could not be read has been reported already, and is not unknown. */
export function factScope(facts: AllFacts, reader: Reader, row?: Row): Scope {
  return {
    reader,
    ...(row ? { row } : {}),
    find: (name) => (isReserved(name) ? settledReadable(facts, name) : facts.types.find(name)),
    candidates: () => candidates(facts),
    explain: (name) => facts.types.has(name),
  };
}

const RECORD = "record.";
const SUBJECT = "record.subject.";

/** Facts of the subject, and the fields of the record as `record.<field>`. */
export function eachScope(context: ReadContext, base: Scope, kinds: readonly KindDeclaration[]): Scope {
  const fieldOf = (name: string): Readable | undefined => {
    const field = commonField(kinds, name.slice(RECORD.length));
    return field && readableField(field);
  };
  return {
    ...base,
    find: (name) => (name.startsWith(RECORD) ? fieldOf(name) : base.find(name)),
    *candidates() {
      yield* base.candidates();
      for (const field of kinds[0]?.fields.keys() ?? []) yield `${RECORD}${field}`;
    },
    explain: (name, pointer) => {
      if (!name.startsWith(RECORD)) return base.explain?.(name, pointer) ?? false;
      if (name.startsWith(SUBJECT)) context.problems.add("not-yet", pointer, { what: "record.subject" });
      else if (kinds.length > 0) reportField(context, kinds, name.slice(RECORD.length), pointer);
      return true;
    },
  };
}
