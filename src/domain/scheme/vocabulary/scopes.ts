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

function* candidates(facts: AllFacts, about: string | undefined): Iterable<string> {
  for (const name of facts.types.names) if (facts.types.aboutOf(name) === about) yield name;
  yield* facts.settled.keys();
}

/** Of whom and for what facts are read. */
interface Reading {
  readonly facts: AllFacts;
  readonly reader: Reader;
  readonly row?: Row;
}

/** Reserved facts, and those declared about a kind; undefined: about the subjects that are rated. A fact that could not be read has been reported already, and is not unknown. */
export function aboutScope({ facts, reader, row }: Reading, about: string | undefined): Scope {
  const { types } = facts;
  const { context } = types;
  const subject = about === undefined ? context.subject : context.kinds.subjects.get(about);
  return {
    reader,
    ...(row ? { row } : {}), ...(subject ? { subject } : {}),
    find: (name) => (isReserved(name) ? settledReadable(facts, name) : types.aboutOf(name) === about ? types.find(name) : undefined),
    candidates: () => candidates(facts, about),
    explain: (name, pointer) => {
      if (types.has(name) && types.aboutOf(name) !== about) context.problems.add("fact-about-other", pointer, { name, found: types.aboutOf(name) ?? context.subject?.id, expected: about ?? context.subject?.id });
      return types.has(name);
    },
  };
}

/** Facts of the subjects that are rated: declared ones and reserved ones. */
export function factScope(facts: AllFacts, reader: Reader, row?: Row): Scope {
  return aboutScope({ facts, reader, ...(row ? { row } : {}) }, undefined);
}

const RECORD = "record.";

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
      if (kinds.length > 0) reportField(context, kinds, name.slice(RECORD.length), pointer);
      return true;
    },
  };
}
