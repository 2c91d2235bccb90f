import type { Condition, Expression, Operand, Parameter, Rule, Scheme } from "../../src/domain/model/scheme.js";
import { text } from "../reference/build.js";
import { Random } from "./random.js";
import type { RandomScheme } from "./random-schemes.js";

const day = (iso: string): number => Date.parse(iso) / 86_400_000;
const DAYS = ["2025-10-01", "2025-12-15", "2026-01-10", "2026-02-01", "2026-02-20", "2026-03-01", "2026-03-20", "2026-05-01"].map(day);
const NAMES = ["p1", "p2", "p3"];

function randomParameter(random: Random, name: string, asOf: number): Parameter {
  const froms = DAYS.filter(() => random.chance(0.4));
  const values = (froms.length === 0 ? [DAYS[0]] : froms).map((from) => ({ from, value: random.pick([-3, -0.5, 0, 1, 2, 2.25, 5]) }));
  const { from, value } = values.findLast((each) => each.from <= asOf) ?? values[0];
  return { name, title: text(name), official: false, values, value, since: from };
}

const SINGLE: ReadonlySet<string> = new Set(["equal", "notEqual", "lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"]);
type Replace = (operand: Operand) => Operand;

function inCondition(condition: Condition, replace: Replace): Condition {
  if (condition.kind === "not") return { ...condition, part: inCondition(condition.part, replace) };
  if (condition.kind !== "test") return { ...condition, parts: condition.parts.map((part) => inCondition(part, replace)) };
  const { type, value, operator } = condition;
  return type === "number" && value.kind === "constant" && SINGLE.has(operator) ? { ...condition, value: replace(value) } : condition;
}

/** Numbers of the rule turned into dated parameters: in a rule with `for` into what they were on the day of the record, elsewhere into what they are as of the day. */
function datedRule(random: Random, rule: Rule, parameters: ReadonlyMap<string, Parameter>): Rule {
  const read = new Set<string>();
  const choose = (): Parameter => {
    const name = random.pick(NAMES);
    read.add(name);
    return parameters.get(name) as Parameter;
  };
  const on = rule.each?.on;
  const factOf = ({ name }: Parameter): string => `record.parameter.${name}@${on}`;
  const replace: Replace = (operand) => {
    if (random.chance(0.4)) return operand;
    const parameter = choose();
    return on === undefined ? { kind: "constant", type: "number", value: parameter.value, parameter: parameter.name } : { kind: "fact", fact: factOf(parameter), parameter: parameter.name };
  };
  const numberOf = (parameter: Parameter): Expression => (on === undefined ? { op: "number", value: parameter.value, parameter: parameter.name } : { op: "fact", fact: factOf(parameter) });
  const { event, applies, conditions, each } = rule;
  const amount = event.type === "points" && random.chance(0.6) ? { event: { ...event, amount: { op: random.pick(["add", "multiply", "min"] as const), of: [event.amount, numberOf(choose())] } } } : {};
  const dated: Rule = {
    ...rule, ...amount, ...(applies ? { applies: inCondition(applies, replace) } : {}), ...(conditions ? { conditions: inCondition(conditions, replace) } : {}),
    ...(each?.where && on !== undefined ? { each: { ...each, where: inCondition(each.where, replace), forKey: `${each.forKey} ${rule.name}` } } : {}),
  };
  return on === undefined || read.size === 0 ? dated : { ...dated, dated: NAMES.filter((name) => read.has(name)) };
}

/** The random scheme with dated parameters for some of its numbers, in rules with `for`, in other rules and in lists. */
export function withDated({ scheme, input, completions }: RandomScheme, seed: number): RandomScheme {
  const random = new Random(seed + 77);
  const parameters = new Map(NAMES.map((name) => [name, randomParameter(random, name, input.asOf)]));
  const dated: Scheme = {
    ...scheme, parameters, dated: { raw: {}, asOf: input.asOf },
    rules: scheme.rules.map((rule) => datedRule(random, rule, parameters)),
  };
  return { scheme: dated, input, completions };
}
