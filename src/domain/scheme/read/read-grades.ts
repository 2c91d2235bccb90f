import { fraction, fractionOf } from "../../decimal/fraction.js";
import type { Json } from "../../model/documents.js";
import type { AtMost, Band } from "../../model/scheme.js";
import { checkMagnitude } from "../checks/magnitude.js";
import { checkName, type DeclaredNames } from "../checks/known-names.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext, Reader } from "../vocabulary/context.js";
import { nameAsText } from "../vocabulary/defaults.js";
import { readCondition } from "./read-condition.js";
import { factScope, type AllFacts } from "../vocabulary/scopes.js";
import { numberAt } from "../vocabulary/values.js";
import { notesAt, textAt } from "../vocabulary/words.js";

/** Grades may read what the rules have brought, and the score. */
const GRADES = { stage: 11, before: 11, kind: "grade" } as const;
const readerOf = (zh: string, en: string): Reader => ({ words: [zh, en], ...GRADES });
const asList = (raw: Json | undefined): readonly JsonObject[] => (Array.isArray(raw) ? (raw as readonly JsonObject[]) : []);

/** Grades from best to worst, each once. */
export function gradeNames(raw: Json | undefined): readonly string[] {
  return [...new Set(asList(raw).map((band) => String(band.grade)))];
}

function boundsOf(context: ReadContext, raw: JsonObject, pointer: string): Pick<Band, "from" | "below" | "upTo"> {
  const [from, under, upTo] = ["from", "below", "upTo"].map((key) => numberAt(context, member(raw, key), below(pointer, key)));
  if (under !== undefined && upTo !== undefined) context.problems.add("not-allowed", below(pointer, "upTo"), { detail: ["below 与 upTo 只能写一个", "only one of below and upTo may stand"] });
  const top = under ?? upTo;
  const empty = from !== undefined && top !== undefined && (under === undefined ? from > top : from >= top);
  if (empty) context.problems.add("bounds-crossed", pointer, { min: from, max: top });
  for (const each of [from, under, upTo]) if (each !== undefined) checkMagnitude(context, each, 6, pointer);
  return { ...(from === undefined ? {} : { from }), ...(under === undefined ? {} : { below: under }), ...(upTo === undefined ? {} : { upTo }) };
}

/** A share of the ranking: "1/10", or a number between 0 and 1. */
export function shareOf(context: ReadContext, raw: Json | undefined, pointer: string): Band["share"] {
  if (raw === undefined) return undefined;
  const written = typeof raw === "string" ? /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(raw) : null;
  if (typeof raw === "string" && !written) return void context.problems.add("malformed", pointer, { found: raw, expected: ["比例写作 1/10，或 0 到 1 之间的数", "a share is written 1/10, or is a number between 0 and 1"] });
  const number = written ? undefined : numberAt(context, raw, pointer);
  if (!written && number === undefined) return undefined;
  const exact = written ? { n: BigInt(written[1]), d: BigInt(written[2]) } : fractionOf(number ?? 0);
  const { n, d } = fraction(exact.n, exact.d);
  if (n > 0n && n <= d) return { numerator: Number(n), denominator: Number(d) };
  return void context.problems.add("not-allowed", pointer, { detail: ["比例须大于 0 且不超过 1", "a share is more than 0 and at most 1"] });
}

/** Places in the ranking that a band takes, and the scores in their stead where there are too few for shares. */
function sharesOf(context: ReadContext, raw: JsonObject, pointer: string): Pick<Band, "share" | "cuts"> {
  const share = shareOf(context, member(raw, "share"), below(pointer, "share"));
  const cuts = member(raw, "cuts");
  return { ...(share ? { share } : {}), ...(isObject(cuts) ? { cuts: boundsOf(context, cuts, below(pointer, "cuts")) } : {}) };
}

/** The bands, best first. */
export function readGrades(context: ReadContext, facts: AllFacts, raw: Json | undefined): readonly Band[] {
  return asList(raw).map((band, i) => {
    const pointer = below("/grades", i);
    const grade = String(band.grade);
    const scope = factScope(facts, readerOf(`等级“${grade}”`, `The grade "${grade}"`));
    const when = readCondition(context, scope, member(band, "when"), below(pointer, "when"));
    return {
      grade, title: textAt(context, member(band, "title"), below(pointer, "title")) ?? nameAsText(grade), ...boundsOf(context, band, pointer), ...sharesOf(context, band, pointer),
      ...(when ? { when } : {}), ...notesAt(context, band, pointer), confirm: member(band, "confirm") === true, official: member(band, "official") === true, pointer,
    };
  });
}

/** Grades that a condition does not let a subject pass. */
export function readAtMost(context: ReadContext, facts: AllFacts, names: DeclaredNames, raw: Json | undefined): readonly AtMost[] {
  return asList(raw).flatMap((each, i) => {
    const pointer = below("/atMost", i);
    const grade = String(each.grade);
    checkName(context, names, { sort: "grades", name: grade }, below(pointer, "grade"));
    const scope = factScope(facts, readerOf(`等级上限“${grade}”`, `The limit to grade "${grade}"`));
    const when = readCondition(context, scope, member(each, "when"), below(pointer, "when"));
    const reason = textAt(context, member(each, "reason"), below(pointer, "reason")) ?? { "zh-CN": `最高为 ${grade}`, en: `At most ${grade}` };
    return when ? [{ grade, when, reason, ...notesAt(context, each, pointer) }] : [];
  });
}
