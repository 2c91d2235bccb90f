import type { ReadContext, Readable, Scope } from "../vocabulary/context.js";

/** The fact (or record field) of that name in the scope, noted as read; an unknown one is a problem with advice. */
export function knownFact(context: ReadContext, scope: Scope, name: string, pointer: string): Readable | undefined {
  const found = scope.find(name);
  if (!found) {
    if (!scope.explain?.(name, pointer)) context.problems.add("unknown-fact", pointer, { name, ...context.problems.hint(name, scope.candidates()) });
    return undefined;
  }
  if (found.personal) context.problems.add("personal-field", pointer, { name });
  context.references.push({ name: found.name, pointer, reader: scope.reader });
  return found;
}
