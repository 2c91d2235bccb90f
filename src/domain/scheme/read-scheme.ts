import type { Day } from "../model/documents.js";
import type { Kinds } from "../model/kinds.js";
import type { Problem } from "../model/problem.js";
import type { Fact, Scheme } from "../model/scheme.js";
import { checkWhole } from "./check-whole.js";
import { checkArticles } from "./checks/articles.js";
import { checkNames, objects, openScheme, type Reading } from "./open-scheme.js";
import { below, member, type JsonObject } from "./pointer.js";
import { checkRankByGrade, readDecisions } from "./read/read-decisions.js";
import { readProcedure } from "./read/read-ending.js";
import { readFacts } from "./read/read-facts.js";
import { readEligibility, readFlags } from "./read/read-parts.js";
import { readRules } from "./read/read-rules.js";
import { checkIdleClamps } from "./rules/idle-clamps.js";
import { checkOneEvent } from "./rules/one-event.js";
import { checkOneGroup } from "./rules/one-group.js";
import { checkOnePer } from "./rules/one-per.js";
import { orderFacts } from "./stages/fact-order.js";
import { checkStages } from "./stages/later-stage.js";
import type { ReadContext } from "./vocabulary/context.js";
import { daysOf } from "./vocabulary/dated.js";
import { basisAt, textAt } from "./vocabulary/words.js";

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
    const reading = openScheme(raw, kinds, asOf);
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
  const reading = openScheme(text, kinds, asOf);
  const read = assemble(reading);
  const { problems, parameters } = reading.context;
  if (asOf === undefined) checkOtherDays(text, kinds, reading.context);
  const dated = daysOf(parameters.values()).length > 0 ? { dated: { raw: text, asOf: asOf ?? null } } : {};
  return { scheme: problems.hasErrors ? null : { ...read, ...dated }, problems: problems.list };
}
