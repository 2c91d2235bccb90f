import { Engine } from "json-rules-engine";
import { LIBRARY_OPERATORS, type Comparison, type LibraryTests } from "../../domain/language/operators.js";

/** The part of the library's engine that it does not declare: its operators by name. */
interface WithOperators {
  readonly operators: { readonly operators: ReadonlyMap<string, { evaluate(a: unknown, b: unknown): boolean }> };
}

/** The tests of the ten operators that json-rules-engine brings, taken out of an engine of it (it does not export them by name). */
export function libraryTests(): LibraryTests {
  const { operators } = (new Engine() as unknown as WithOperators).operators;
  const entries = LIBRARY_OPERATORS.map((name): [string, Comparison] => {
    const operator = operators.get(name);
    if (!operator) throw new Error(`json-rules-engine has no operator ${name}: it is not the version this program was written for`);
    return [name, (a, b) => operator.evaluate(a, b)];
  });
  return Object.fromEntries(entries) as LibraryTests;
}
