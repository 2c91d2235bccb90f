import { dayOf } from "../../calendar/days.js";
import type { Json, Text } from "../../model/documents.js";
import type { BasisReference, Notes } from "../../model/scheme.js";
import { hintOf } from "../did-you-mean.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { ReadContext } from "./context.js";
import { stringAt, wrongType } from "./values.js";

const CHINESE = /[\u3400-\u9fff]/;
/** Words of a sentence; a name or a code by itself reads the same in both languages. */
const SENTENCE = /[A-Za-z]{2,}\s+[A-Za-z]{2,}/;

/** Words in both languages; Chinese alone is warned of and stands for the English too. */
export function textAt(context: ReadContext, raw: Json | undefined, pointer: string): Text | undefined {
  if (raw === undefined) return undefined;
  const zh = typeof raw === "string" ? raw : isObject(raw) ? member(raw, "zh-CN") : undefined;
  if (typeof zh !== "string" || zh === "") return wrongType(context, pointer, raw, ["文字", "words {zh-CN, en}"]);
  const en = isObject(raw) ? member(raw, "en") : undefined;
  if (typeof en === "string" && en !== "") {
    if (en === zh && CHINESE.test(zh)) context.problems.add("missing-translation", below(pointer, "en"));
    if (!CHINESE.test(zh) && SENTENCE.test(zh)) context.problems.add("missing-chinese", below(pointer, "zh-CN"));
    return { "zh-CN": zh, en };
  }
  // A string without Chinese characters reads the same in both languages.
  if (CHINESE.test(zh)) context.problems.add("missing-translation", pointer);
  return { "zh-CN": zh, en: zh };
}

/** Year, month or day of a document: it must exist. */
function checkDate(context: ReadContext, date: string, pointer: string): void {
  const whole = date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
  if (dayOf(whole) === null) context.problems.add("no-such-day", pointer, { found: date });
}

const KEYS = ["ref", "document", "number", "date", "article"] as const;

/** One reference to a source document. */
export function basisAt(context: ReadContext, raw: JsonObject, pointer: string): BasisReference {
  const basis: Record<string, string> = {};
  for (const key of KEYS) {
    const value = stringAt(context, member(raw, key), below(pointer, key));
    if (value !== undefined) basis[key] = value;
  }
  if (basis.date !== undefined) checkDate(context, basis.date, below(pointer, "date"));
  if (basis.ref !== undefined && !context.documents.includes(basis.ref)) {
    context.problems.add("unknown-basis", below(pointer, "ref"), { name: basis.ref, ...hintOf(basis.ref, context.documents) });
  }
  return basis;
}

/** All references of a part; left out: none. */
export function basisListAt(context: ReadContext, raw: Json | undefined, pointer: string): readonly BasisReference[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) return wrongType(context, pointer, raw, ["依据列表", "a list of references"]) ?? [];
  return (raw as readonly Json[]).flatMap((each, place) => {
    const path = below(pointer, place);
    return isObject(each) ? [basisAt(context, each, path)] : (wrongType(context, path, each, ["一条依据", "a reference"]) ?? []);
  });
}

/** What is said beside a part: description, basis and whether it is the published text; only what stands there. */
export function notesAt(context: ReadContext, raw: JsonObject, pointer: string): Notes {
  const description = textAt(context, member(raw, "description"), below(pointer, "description"));
  const basis = basisListAt(context, member(raw, "basis"), below(pointer, "basis"));
  return { ...(description ? { description } : {}), ...(basis.length > 0 ? { basis } : {}), ...(member(raw, "official") === true ? { official: true } : {}) };
}
