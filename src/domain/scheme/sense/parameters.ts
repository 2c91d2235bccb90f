import { isReserved } from "../../language/settled-facts.js";
import type { Condition } from "../../model/scheme.js";
import { below } from "../pointer.js";
import { placesOf } from "../logic/places.js";
import type { Whole } from "../logic/whole.js";

/** Warns of two parameters with one title: whoever turns a knob must know which. */
export function checkDuplicateParameters({ context: { problems }, scheme: { parameters } }: Whole): void {
  const first = new Map<string, string>();
  for (const { name, title } of parameters.values()) {
    for (const words of new Set([title["zh-CN"], title.en])) {
      const other = first.get(words);
      if (other !== undefined && other !== name) problems.add("duplicate-parameter", below("/parameters", name), { name, other, title: words });
      else first.set(words, name);
    }
  }
}

/** Warns of a parameter that is called like a fact: `{"param"}` and `{"fact"}` would say different things under one name. */
export function checkShadowedNames({ context: { problems }, scheme: { parameters, facts } }: Whole): void {
  const declared = new Set(facts.map(({ name }) => name));
  for (const name of parameters.keys()) if (declared.has(name) || isReserved(name)) problems.add("shadowed-parameter", below("/parameters", name), { name });
}

interface Compared {
  readonly fact: string;
  readonly value: number;
  readonly parameter?: string | undefined;
  readonly pointer: string;
}

function comparedIn(condition: Condition): readonly Compared[] {
  if (condition.kind === "not") return comparedIn(condition.part);
  if (condition.kind !== "test") return condition.parts.flatMap(comparedIn);
  const { fact, value, pointer } = condition;
  return value.kind === "constant" && typeof value.value === "number" ? [{ fact, value: value.value, parameter: value.parameter, pointer }] : [];
}

/** Warns of a number beside a parameter that has the same value and is compared with the same fact: turning the knob would move one of the two. */
export function checkLiteralBesideParameter(whole: Whole): void {
  const compared = placesOf(whole).flatMap(({ condition }) => comparedIn(condition));
  const parameters = new Map(compared.flatMap(({ fact, value, parameter }) => (parameter === undefined ? [] : [[`${fact}\n${value}`, parameter] as const])));
  for (const { fact, value, parameter, pointer } of compared) {
    const same = parameter === undefined ? parameters.get(`${fact}\n${value}`) : undefined;
    if (same !== undefined) whole.context.problems.add("literal-beside-parameter", below(pointer, "value"), { found: value, name: same, fact });
  }
}
