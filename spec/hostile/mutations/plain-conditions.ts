import type { Condition, Scheme, Test } from "../../../src/domain/model/scheme.js";

/** Aggregates that count: whole numbers from 0. */
export const COUNTS: ReadonlySet<string> = new Set(["count", "distinct", "consecutive", "daysSince"]);

/** Facts that are whole numbers from 0. */
export type Counts = (fact: string) => boolean;

/** An `all` or `any` of one part is that part. */
export function unwrapped(condition: Condition, counts: Counts): Condition {
  if (condition.kind === "not") return { ...condition, part: unwrapped(condition.part, counts) };
  if (condition.kind === "test") return counts(condition.fact) ? ofCount(chosenOne(condition)) : chosenOne(condition);
  return condition.parts.length === 1 ? unwrapped(condition.parts[0], counts) : { ...condition, parts: condition.parts.map((part) => unwrapped(part, counts)) };
}
/** One value to choose from is that value. */
function chosenOne(test: Test): Test {
  const { operator, value } = test;
  const equal = operator === "in" ? "equal" : operator === "notIn" ? "notEqual" : undefined;
  return equal === undefined || value.kind !== "constant" || !Array.isArray(value.value) || value.value.length !== 1 ? test : { ...test, operator: equal, value: { ...value, value: value.value[0] as string | number } };
}

/** Of a count, less than 1 and at most 0 are 0, and at least 1 is more than 0. */
function ofCount(test: Test): Test {
  if (test.value.kind !== "constant" || typeof test.value.value !== "number") return test;
  const [limit, of] = [test.value.value, { greaterThanInclusive: "least", greaterThan: "least", lessThanInclusive: "most", lessThan: "most" }[test.operator]];
  const least = test.operator === "greaterThan" ? Math.floor(limit) + 1 : Math.ceil(limit);
  const most = test.operator === "lessThan" ? Math.ceil(limit) - 1 : Math.floor(limit);
  const said = (operator: string, value: number): Test => ({ ...test, operator, value: { ...test.value, value } as Test["value"] });
  if (of === "least") return least === 1 ? said("notEqual", 0) : said("greaterThanInclusive", least);
  if (of === "most") return most === 0 ? said("equal", 0) : said("lessThanInclusive", most);
  return test;
}
/** The facts of a scheme that are counts. */
export const isCountOf = ({ facts }: Scheme): Counts => {
  const counted = new Set(facts.flatMap((fact) => (fact.from === "records" && fact.whenMissing === undefined && COUNTS.has(fact.aggregate) && fact.aggregate !== "daysSince" ? [fact.name] : [])));
  return (name) => /^(results|items)\./.test(name) || counted.has(name);
};
