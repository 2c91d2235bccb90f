import type { Fact, Parameter, Scheme } from "../model/scheme.js";
import { contentOf } from "./same.js";

type Names = ReadonlyMap<string, string>;
/** Earlier name -> later name of facts and parameters that are otherwise the same. */
export interface Renames {
  readonly facts: Names;
  readonly parameters: Names;
}

const SAID = ["name", "title", "description", "basis", "official"];
/** Keys whose text names a fact. */
const FACT_KEYS: ReadonlySet<string> = new Set(["fact", "by"]);

function renamed(value: unknown, renames: Renames, key = ""): unknown {
  if (typeof value === "string") {
    if (FACT_KEYS.has(key)) return renames.facts.get(value) ?? value;
    return key === "parameter" ? (renames.parameters.get(value) ?? value) : value;
  }
  // A list of `per` names facts; elsewhere the key of a list says nothing of its texts.
  if (Array.isArray(value)) return value.map((part: unknown) => renamed(part, renames, key === "per" ? "fact" : typeof part === "string" ? "" : key));
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<string, unknown>)].map(([name, part]) => [name, renamed(part, renames)]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, renamed(part, renames, name)]));
}

function parameterNames(before: Scheme, after: Scheme): Names {
  const free = [...after.parameters.values()].filter(({ name }) => !before.parameters.has(name));
  const names = new Map<string, string>();
  const like = (a: Parameter, b: Parameter): boolean => contentOf(a, ["name"]) === contentOf(b, ["name"]);
  for (const parameter of before.parameters.values()) {
    if (after.parameters.has(parameter.name)) continue;
    const other = free.find((each) => like(parameter, each) && ![...names.values()].includes(each.name));
    if (other) names.set(parameter.name, other.name);
  }
  return names;
}

/** Facts are compared in the order in which they are derived, so that what reads a renamed one is compared under its new name. */
export function findRenames(before: Scheme, after: Scheme): Renames {
  const parameters = parameterNames(before, after);
  const facts = new Map<string, string>();
  const [own, other] = [new Set(before.facts.map(({ name }) => name)), new Set(after.facts.map(({ name }) => name))];
  const free = new Map<string, Fact[]>();
  for (const fact of after.facts.filter(({ name }) => !own.has(name))) free.set(contentOf(fact, SAID), [...(free.get(contentOf(fact, SAID)) ?? []), fact]);
  for (const fact of before.facts.filter(({ name }) => !other.has(name))) {
    const found = free.get(contentOf(renamed(fact, { facts, parameters }), SAID))?.shift();
    if (found) facts.set(fact.name, found.name);
  }
  return { facts, parameters };
}

/** The earlier version with the later names, so that only what is different remains. */
export function withNames(before: Scheme, renames: Renames): Scheme {
  if (renames.facts.size === 0 && renames.parameters.size === 0) return before;
  const { kinds, ...rest } = before;
  const whole = { ...(renamed(rest, renames) as Omit<Scheme, "kinds">), kinds };
  const parameters = [...whole.parameters.values()].map((parameter) => ({ ...parameter, name: renames.parameters.get(parameter.name) ?? parameter.name }));
  return {
    ...whole, parameters: new Map(parameters.map((parameter) => [parameter.name, parameter])),
    facts: whole.facts.map((fact) => ({ ...fact, name: renames.facts.get(fact.name) ?? fact.name })),
  };
}
