import type { Json } from "../../model/documents.js";
import type { Consequence, DayCount, Measure, Objector, Procedure } from "../../model/ending.js";
import { checkName, type DeclaredNames } from "../checks/known-names.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { DEFAULTS, nameAsText } from "../vocabulary/defaults.js";
import { factScope, type AllFacts } from "../vocabulary/scopes.js";
import { dayAt, durationAt } from "../vocabulary/values.js";
import { basisListAt, textAt } from "../vocabulary/words.js";
import { readCondition } from "./read-condition.js";
import { shareOf } from "./read-grades.js";

const asList = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

/** What touches somebody's rights rests on a document: a mere article, or nothing, is not enough. */
function checkLegalBasis(context: ReadContext, { basis }: Consequence, pointer: string): void {
  if (!basis.some(({ ref, document }) => ref !== undefined || document !== undefined)) context.problems.add("consequence-without-basis", below(pointer, "basis"));
}

function readConsequence(context: ReadContext, names: DeclaredNames, raw: JsonObject, pointer: string): Consequence {
  const { grade, list } = raw.for as { readonly grade?: string; readonly list?: string };
  if (grade !== undefined) checkName(context, names, { sort: "grades", name: grade }, below(pointer, "for", "grade"));
  if (list !== undefined) checkName(context, names, { sort: "lists", name: list }, below(pointer, "for", "list"));
  const term = durationAt(context, member(raw, "term"), below(pointer, "term"));
  const stated = member(raw, "since");
  const since = stated === "publication" ? stated : dayAt(context, stated, below(pointer, "since"));
  const consequence: Consequence = {
    for: grade === undefined ? { list } as Consequence["for"] : { grade }, text: textAt(context, raw.text, below(pointer, "text")) ?? nameAsText(""), basis: basisListAt(context, raw.basis, below(pointer, "basis")),
    ...(since === undefined ? {} : { since }), ...(term ? { term } : {}), ...(member(raw, "measure") === undefined ? {} : { measure: raw.measure as Measure }), ...(raw.official === true ? { official: true } : {}),
  };
  checkLegalBasis(context, consequence, pointer);
  return consequence;
}

/** What follows from a grade or a list; the legal basis is mandatory. */
export function readConsequences(context: ReadContext, names: DeclaredNames, raw: Json | undefined): readonly Consequence[] {
  return asList(raw).map((each, i) => readConsequence(context, names, each, below("/consequences", i)));
}

const countOf = (raw: Json): DayCount => (isObject(raw) ? { days: raw.days as number, working: raw.working === true } : { days: raw as number, working: false });

function objectorOf(context: ReadContext, raw: Json, pointer: string): Objector | undefined {
  if (!isObject(raw)) return raw as Objector;
  const owners = shareOf(context, member(raw.owners as JsonObject, "share"), below(pointer, "owners", "share"));
  return owners && { owners };
}

function repairOf(context: ReadContext, facts: AllFacts, raw: JsonObject): Procedure["repair"] {
  const pointer = "/procedure/repair";
  const after = durationAt(context, member(raw, "after"), below(pointer, "after"));
  // Repair comes after everything else is settled: it may read all of it.
  const scope = factScope(facts, { words: ["信用修复", "The repair of credit"], stage: 15, before: Infinity, kind: "list" });
  const conditions = readCondition(context, scope, member(raw, "conditions"), below(pointer, "conditions"));
  return { ...(after ? { after } : {}), ...(conditions ? { conditions } : {}) };
}

/** The procedure by which a result becomes final. */
export function readProcedure(context: ReadContext, facts: AllFacts, raw: Json | undefined): Procedure {
  const text = isObject(raw) ? raw : {};
  const counts = (["noticeDays", "objectionDays", "decisionDays"] as const).flatMap((key) => (Object.hasOwn(text, key) ? [[key, countOf(text[key])] as const] : []));
  const plain = (["objectionsPerItem", "hold", "reply"] as const).flatMap((key) => (Object.hasOwn(text, key) ? [[key, text[key]] as const] : []));
  const objectors = member(text, "mayObject");
  const mayObject = Array.isArray(objectors) ? (objectors as readonly Json[]).flatMap((each, i) => objectorOf(context, each, below("/procedure/mayObject", i)) ?? []) : undefined;
  const repair = member(text, "repair");
  return {
    disputed: (member(text, "disputed") as Procedure["disputed"] | undefined) ?? DEFAULTS.disputed, ...Object.fromEntries(counts), ...(Object.fromEntries(plain) as Pick<Procedure, "objectionsPerItem" | "hold" | "reply">),
    ...(mayObject ? { mayObject } : {}), ...(isObject(repair) ? { repair: repairOf(context, facts, repair) } : {}), raw: text,
  };
}
