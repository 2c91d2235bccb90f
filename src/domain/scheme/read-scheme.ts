import { settledFacts } from "../language/settled-facts.js";
import type { Day, Json } from "../model/documents.js";
import type { Kinds } from "../model/kinds.js";
import type { Problem } from "../model/problem.js";
import { checkWhole } from "./check-whole.js";
import { checkArticles } from "./checks/articles.js";
import { checkBands } from "./checks/bands.js";
import { checkDuplicates, type Named } from "./checks/duplicate-names.js";
import { orderFacts } from "./stages/fact-order.js";
import type { DeclaredNames } from "./checks/known-names.js";
import { checkStages } from "./stages/later-stage.js";
import { checkCounts } from "./checks/limits.js";
import { checkReserved } from "./checks/reserved-names.js";
import { bandsByCuts, checkShareBands } from "./checks/share-bands.js";
import { checkRowOutside } from "./checks/row-outside.js";
import type { Band, Fact, Parameter, Scheme, ScoreSpec } from "../model/scheme.js";
import { hintOf } from "./did-you-mean.js";
import { below, isObject, member, type JsonObject } from "./pointer.js";
import { Problems } from "./problems.js";
import type { Item, ReadContext } from "./vocabulary/context.js";
import { daysOf } from "./vocabulary/dated.js";
import { DEFAULTS } from "./vocabulary/defaults.js";
import { expandRows } from "./vocabulary/expand-rows.js";
import { FactTypes } from "./vocabulary/fact-types.js";
import { readConsequences, readProcedure } from "./read/read-ending.js";
import { readFacts } from "./read/read-facts.js";
import { gradeNames, readAtMost, readGrades } from "./read/read-grades.js";
import { listNames, readLists } from "./read/read-lists.js";
import { readChecks, readEligibility, readFlags, readParameters, readResults, readTables } from "./read/read-parts.js";
import { readRanking } from "./read/read-ranking.js";
import { flagsOf, readRules } from "./read/read-rules.js";
import { groupNames, readScore } from "./read/read-score.js";
import type { AllFacts } from "./vocabulary/scopes.js";
import { checkIdleClamps } from "./rules/idle-clamps.js";
import { checkOneEvent } from "./rules/one-event.js";
import { checkOneGroup } from "./rules/one-group.js";
import { checkOnePer } from "./rules/one-per.js";
import { basisAt, textAt } from "./vocabulary/words.js";

interface Reading {
  readonly raw: JsonObject;
  readonly context: ReadContext;
  readonly facts: AllFacts;
  readonly factItems: readonly Item[];
  readonly ruleItems: readonly Item[];
  readonly names: DeclaredNames;
  readonly checks: Scheme["checks"];
  readonly results: Scheme["results"];
}

const objects = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

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

function open(raw: JsonObject, kinds: Kinds, asOf?: Day): Reading {
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

function checkNames({ raw, context, factItems, ruleItems, names }: Reading): void {
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

/** Bands over scores; where grades go by shares, those of scopes that are too small. A share that could not be read is no band over all scores. */
function checkGrades(context: ReadContext, { grades, shares }: { readonly grades: readonly Band[]; readonly shares: number }, score: ScoreSpec, published: boolean): void {
  if (shares !== grades.filter(({ share }) => share !== undefined).length) return;
  const byScore = shares === 0 ? grades : bandsByCuts(grades);
  if (byScore) checkBands(context, byScore, score, published);
}

type Decided = Pick<Scheme, "score" | "grades" | "atMost" | "ranking" | "lists" | "consequences">;

function readDecisions({ raw, context, facts, names }: Reading): Decided {
  const score = readScore(context, facts, member(raw, "score"));
  const grades = readGrades(context, facts, member(raw, "grades"));
  const shares = objects(member(raw, "grades")).filter((band) => Object.hasOwn(band, "share")).length;
  if (score) checkGrades(context, { grades, shares }, score, raw.official === true || (grades.length > 0 && grades.every((band) => band.official)));
  else if (grades.length > 0 && shares === 0) context.problems.add("needs-score", "/grades", { what: "等级", whatEn: "grades" });
  const ranking = readRanking(context, facts, member(raw, "ranking"), score);
  checkShareBands(context, grades, ranking);
  return {
    ...(score ? { score } : {}), grades, atMost: readAtMost(context, facts, names, member(raw, "atMost")), ...(ranking ? { ranking } : {}),
    lists: readLists({ context, facts, score }, member(raw, "lists")), consequences: readConsequences(context, names, member(raw, "consequences")),
  };
}

type Head = Pick<Scheme, "id" | "title" | "description" | "subject" | "cadence" | "basis" | "official" | "flags" | "procedure">;

function readHead({ raw, context, facts }: Reading): Head {
  const description = textAt(context, member(raw, "description"), "/description");
  return {
    id: String(raw.id), title: textAt(context, raw.title, "/title") ?? { "zh-CN": "", en: "" }, ...(description ? { description } : {}), subject: String(raw.subject),
    cadence: (raw.period as { readonly cadence: Scheme["cadence"] }).cadence, official: raw.official === true,
    basis: objects(member(raw, "basis")).map((each, i) => ({ id: String(each.id), ...basisAt(context, each, below("/basis", i)) })),
    flags: readFlags(context, member(raw, "flags")),
    procedure: readProcedure(context, facts, member(raw, "procedure")),
  };
}

/** The facts about the rated subjects, and those about others by their kind. */
function apart({ facts: { types } }: Reading, facts: readonly Fact[]): { readonly own: readonly Fact[]; readonly others: Pick<Scheme, "about"> } {
  const about = new Map<string, Fact[]>();
  for (const fact of facts) {
    const kind = types.aboutOf(fact.name);
    if (kind !== undefined) about.set(kind, [...(about.get(kind) ?? []), fact]);
  }
  return { own: facts.filter(({ name }) => types.aboutOf(name) === undefined), others: about.size === 0 ? {} : { about } };
}

/** Grades that read a rank come after the ranking, which can then not go by grade. */
function checkRankByGrade({ context }: Reading, { ranking }: Decided, rankingFirst: boolean): void {
  const place = ranking?.by.findIndex((key) => key.by === "grade") ?? -1;
  if (rankingFirst && place >= 0) context.problems.add("rank-by-grade", below("/ranking/by", place));
}

/** What rules come to together. The warnings weigh what the scheme says as a whole: they wait until it says it without an error. */
function checkRules({ context }: Reading, scheme: Pick<Scheme, "rules" | "score" | "facts">): void {
  checkOneGroup(context, scheme.rules);
  checkOneEvent(context, scheme.rules);
  if (context.problems.hasErrors) return;
  checkOnePer(context, scheme.rules, scheme.facts);
  checkIdleClamps(context, scheme);
}

function assemble(reading: Reading): Scheme {
  const { raw, context, facts, factItems, ruleItems, names, checks, results } = reading;
  checkNames(reading);
  const head = readHead(reading);
  const read = readFacts(context, facts, factItems, head.id);
  const eligibility = readEligibility(context, facts, member(raw, "eligibility"));
  const { rules, schemes } = readRules(context, facts, ruleItems, names);
  const decided = readDecisions(reading);
  const ordered = orderFacts(context, { facts: read.facts, settled: facts.settled, lists: names.lists });
  const { rankingFirst: readsRank } = checkStages(context, { facts: new Map(ordered.facts.map((fact) => [fact.name, fact])), settled: facts.settled, settledReads: ordered.settledReads });
  const rankingFirst = readsRank || decided.grades.some(({ share }) => share !== undefined);
  checkRankByGrade(reading, decided, rankingFirst);
  checkArticles(context, rules);
  const { own, others } = apart(reading, ordered.facts);
  checkRules(reading, { rules, facts: own, ...(decided.score ? { score: decided.score } : {}) });
  const reads = [...new Set([...read.schemes, ...schemes])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const scheme: Scheme = { ...head, parameters: context.parameters, facts: own, ...others, eligibility, rules, ...decided, rankingFirst, checks, results, reads, kinds: context.kinds };
  checkWhole(raw, context, facts, scheme);
  return scheme;
}

/** Each reads the whole text once more. */
const MOST_DAYS = 50;

/** What is wrong on other days than that of the newest values: dated parameters say something else there. */
function checkOtherDays(raw: JsonObject, kinds: Kinds, { problems, parameters }: ReadContext): void {
  const days = daysOf(parameters.values());
  if (days.length > MOST_DAYS) return problems.add("too-many-days", "/parameters", { found: days.length, limit: MOST_DAYS });
  for (const asOf of days.slice(0, -1)) {
    const reading = open(raw, kinds, asOf);
    assemble(reading);
    // Where a parameter has no value yet, nothing is evaluated: that is no fault of the text.
    problems.takeOver(reading.context.problems.list.filter(({ code }) => code !== "parameter-without-value"));
  }
}

/**
 * The parsed scheme of a raw one that its schema accepts: rows expanded, parameters and named conditions put in, everything typed, facts in
 * derivation order. All problems at once, with JSON Pointers into the author's text; `scheme` is null if one of them is an error. `asOf`: the day
 * for which dated parameters are put in; left out, the newest of each, and what is wrong on any other day is told too.
 */
export function readScheme(raw: unknown, kinds: Kinds, { asOf }: { readonly asOf?: Day } = {}): { readonly scheme: Scheme | null; readonly problems: readonly Problem[] } {
  const text = raw as JsonObject;
  const reading = open(text, kinds, asOf);
  const read = assemble(reading);
  const { problems, parameters } = reading.context;
  if (asOf === undefined) checkOtherDays(text, kinds, reading.context);
  const dated = daysOf(parameters.values()).length > 0 ? { dated: { raw: text, asOf: asOf ?? null } } : {};
  return { scheme: problems.hasErrors ? null : { ...read, ...dated }, problems: problems.list };
}
