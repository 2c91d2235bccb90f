import type { Rule } from "../../model/scheme.js";
import { poolsOf } from "../rules/pools.js";
import { goalsOf, ruleUniverse } from "./places.js";
import { satisfiable, type Goal } from "./satisfiable.js";
import type { Whole } from "./whole.js";

/** Of rules that stand for rows at one place: those places at which all are so. */
function atAll(rules: readonly Rule[], is: (rule: Rule) => boolean): readonly Rule[] {
  const others = new Set(rules.filter((rule) => !is(rule)).map(({ pointer }) => pointer));
  return rules.filter(({ pointer }) => !others.has(pointer));
}

const within = (path: string, pointer: string): boolean => path === pointer || path.startsWith(`${pointer}/`);

/** Warns of rules that can never hold for anybody although each of their parts can: `applies`, `where`, the conditions and the eligibility exclude one another. */
export function checkUnreachableRules(whole: Whole): void {
  const { context: { problems }, scheme: { rules, eligibility } } = whole;
  const eligible = eligibility.map(({ conditions }): Goal => ({ condition: conditions, wish: "notFalse" }));
  const never = atAll(rules, (rule) => !satisfiable(ruleUniverse(whole, rule), [...goalsOf(rule), ...eligible]));
  for (const { pointer, name } of never) {
    const explained = problems.list.some(({ code, path }) => (code === "never-true" || code === "value-beyond") && (within(path, pointer) || path.startsWith("/conditions/")));
    if (!explained) problems.add("unreachable-rule", pointer, { name });
  }
}

/** In the order in which `first` asks them. */
const inOrder = (a: Rule, b: Rule): number => b.priority - a.priority || a.place - b.place;

const sure = ({ event }: Rule): boolean => event.type !== "points" || event.amount.op === "number";

/** Whether an earlier rule counts wherever it holds, on the same rows as a later one. */
const covers = (earlier: Rule, later: Rule): boolean =>
  earlier.effective === undefined && sure(earlier) && earlier.each?.forKey === later.each?.forKey && earlier.one?.take === "first" && later.one?.take === "first" && earlier.one.per.join("\n") === later.one.per.join("\n");

const every = (kind: "all", parts: readonly Goal[]): Goal => ({ condition: { kind, parts: parts.map(({ condition }) => condition), pointer: "" }, wish: "notTrue" });

/** Names of the earlier rules that between them leave nothing to a later one; none: something is left. */
function coveredBy(whole: Whole, rule: Rule, earlier: readonly Rule[]): readonly string[] {
  const [universe, own] = [ruleUniverse(whole, rule), goalsOf(rule)];
  const before = earlier.filter((other) => covers(other, rule)).map((other) => ({ name: other.name, goal: every("all", goalsOf(other)) }));
  if (before.length === 0 || !satisfiable(universe, own)) return [];
  const alone = before.find(({ goal }) => !satisfiable(universe, [...own, goal]));
  if (alone) return [alone.name];
  return satisfiable(universe, [...own, ...before.map(({ goal }) => goal)]) ? [] : before.map(({ name }) => name);
}

/** Warns of a row of a decision table (`one` with `first`) that never counts: wherever it holds, a row before it does. */
export function checkUnreachableRows(whole: Whole): void {
  const { context: { problems }, scheme: { rules } } = whole;
  const covered = new Map<Rule, readonly string[]>();
  for (const pool of poolsOf(rules).values()) {
    const ordered = [...pool].sort(inOrder);
    ordered.forEach((rule, i) => {
      const others = rule.one?.take === "first" ? coveredBy(whole, rule, ordered.slice(0, i)) : [];
      if (others.length > 0) covered.set(rule, others);
    });
  }
  for (const rule of atAll(rules, (each) => covered.has(each))) problems.add("unreachable-row", rule.pointer, { name: rule.name, others: [covered.get(rule)?.map((name) => `“${name}”`).join("、") ?? "", covered.get(rule)?.map((name) => `"${name}"`).join(", ") ?? ""] });
}
