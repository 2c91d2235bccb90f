import { settledFacts } from "../language/settled-facts.js";
import type { Day, Json } from "../model/documents.js";
import type { Kinds } from "../model/kinds.js";
import type { Parameter, Scheme } from "../model/scheme.js";
import { checkDuplicates, type Named } from "./checks/duplicate-names.js";
import type { DeclaredNames } from "./checks/known-names.js";
import { checkCounts } from "./checks/limits.js";
import { checkReserved } from "./checks/reserved-names.js";
import { checkRowOutside } from "./checks/row-outside.js";
import { hintOf } from "./did-you-mean.js";
import { below, isObject, member, type JsonObject } from "./pointer.js";
import { Problems } from "./problems.js";
import { gradeNames } from "./read/read-grades.js";
import { listNames } from "./read/read-lists.js";
import { readChecks, readFlags, readParameters, readResults, readTables } from "./read/read-parts.js";
import { flagsOf } from "./read/read-rules.js";
import { groupNames } from "./read/read-score.js";
import type { Item, ReadContext } from "./vocabulary/context.js";
import { DEFAULTS } from "./vocabulary/defaults.js";
import { expandRows } from "./vocabulary/expand-rows.js";
import { FactTypes } from "./vocabulary/fact-types.js";
import type { AllFacts } from "./vocabulary/scopes.js";

/** A text that is being read: rows expanded, everything that can be named known, nothing else looked at. */
export interface Reading {
  readonly raw: JsonObject;
  readonly context: ReadContext;
  readonly facts: AllFacts;
  readonly factItems: readonly Item[];
  readonly ruleItems: readonly Item[];
  readonly names: DeclaredNames;
  readonly checks: Scheme["checks"];
  readonly results: Scheme["results"];
}

/** The objects of a list; none where there is no list. */
export const objects = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

const betterOf = (score: Json | undefined): Pick<ReadContext, "better"> => (isObject(score) ? { better: (member(score, "better") as "high" | "low" | undefined) ?? DEFAULTS.better } : {});

function contextOf(raw: JsonObject, kinds: Kinds, asOf: Day | undefined): ReadContext {
  const problems = new Problems();
  const subject = kinds.subjects.get(String(raw.subject));
  if (!subject) problems.add("unknown-kind", "/subject", { name: String(raw.subject), ...hintOf(String(raw.subject), kinds.subjects.keys()) });
  const conditions = member(raw, "conditions");
  const context: ReadContext = {
    kinds, subject, problems, ...(asOf === undefined ? {} : { asOf }), parameters: new Map<string, Parameter>(), tables: new Map(), references: [],
    conditions: isObject(conditions) ? conditions : {}, documents: objects(member(raw, "basis")).map((each) => String(each.id)), ...betterOf(member(raw, "score")),
  };
  const parameters = new Map(readParameters(context, member(raw, "parameters")).map((each) => [each.name, each]));
  return { ...context, parameters, tables: readTables(context, member(raw, "tables")) };
}

function namesOf(raw: JsonObject, checks: Scheme["checks"], results: Scheme["results"]): DeclaredNames {
  return {
    groups: groupNames(member(raw, "score")), grades: gradeNames(member(raw, "grades")), lists: listNames(member(raw, "lists")),
    checks: [...checks.keys()], results: results.map((result) => result.id),
  };
}

/** Opens a raw scheme that its schema accepts. `asOf`: the day for which dated parameters are put in; left out: the newest of each. */
export function openScheme(raw: JsonObject, kinds: Kinds, asOf?: Day): Reading {
  const context = contextOf(raw, kinds, asOf);
  const declared = member(raw, "facts");
  const factItems = Object.entries(isObject(declared) ? declared : {}).flatMap(([name, fact]) => expandRows(context, name, fact as JsonObject, below("/facts", name)));
  const ruleItems = objects(member(raw, "rules")).flatMap((rule, i) => expandRows(context, String(rule.name), rule, below("/rules", i)));
  checkCounts(context, ruleItems.length, factItems.length);
  const [checks, results] = [readChecks(context, member(raw, "checks")), readResults(context, member(raw, "results"))];
  const names = namesOf(raw, checks, results);
  const settled = settledFacts({ ...names, flags: [...new Set([...readFlags(context, member(raw, "flags")).keys(), ...flagsOf(ruleItems)])] });
  const facts = { types: new FactTypes(context, factItems, (name) => settled.get(name)?.type), settled };
  return { raw, context, facts, factItems, ruleItems, names, checks, results };
}

/** What is declared has a name of its own, and none that is taken. */
export function checkNames({ raw, context, factItems, ruleItems, names }: Reading): void {
  const placed = (items: readonly Item[]): readonly Named[] => items.map(({ name, pointer }) => ({ name, pointer }));
  const listed = (key: string, list: readonly string[]): readonly Named[] => list.map((name, i) => ({ name, pointer: below(`/${key}`, i) }));
  checkDuplicates(context, ["事实", "fact"], placed(factItems));
  checkDuplicates(context, ["规则", "rule"], placed(ruleItems));
  checkDuplicates(context, ["名单", "list"], listed("lists", names.lists));
  checkDuplicates(context, ["检查结论", "result"], listed("results", names.results));
  checkDuplicates(context, ["依据", "basis"], listed("basis", context.documents));
  checkReserved(context, factItems);
  checkRowOutside(context, raw);
}

