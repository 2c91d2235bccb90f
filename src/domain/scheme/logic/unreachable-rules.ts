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

/** Warns of rules that can never hold although each of their parts can: `applies`, `where` and the conditions exclude one another. */
export function checkUnreachableRules(whole: Whole): void {
  const { context: { problems }, scheme: { rules } } = whole;
  const never = atAll(rules, (rule) => !satisfiable(ruleUniverse(whole, rule), goalsOf(rule)));
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

function isCovered(whole: Whole, rule: Rule, earlier: readonly Rule[]): boolean {
  const goals = earlier.filter((other) => covers(other, rule)).map((other) => every("all", goalsOf(other)));
  return goals.length > 0 && satisfiable(ruleUniverse(whole, rule), goalsOf(rule)) && !satisfiable(ruleUniverse(whole, rule), [...goalsOf(rule), ...goals]);
}

/** Warns of a row of a decision table (`one` with `first`) that never counts: wherever it holds, a row before it does. */
export function checkUnreachableRows(whole: Whole): void {
  const { context: { problems }, scheme: { rules } } = whole;
  const covered = new Set<Rule>();
  for (const pool of poolsOf(rules).values()) {
    const ordered = [...pool].sort(inOrder);
    ordered.forEach((rule, i) => { if (rule.one?.take === "first" && isCovered(whole, rule, ordered.slice(0, i))) covered.add(rule); });
  }
  for (const { pointer, name, one } of atAll(rules, (rule) => covered.has(rule))) problems.add("unreachable-row", pointer, { name, pool: one?.of });
}
