import type { DayCount, Objector, Procedure, Scheme } from "../model/scheme.js";
import { conditionInWords } from "./condition-words.js";
import { durationInWords } from "./duration-words.js";
import { joined, phrase, type Language } from "./phrases/phrases.js";

/** What a procedure states beside `disputed`, in the order in which it is told. */
export const PROCEDURE_KEYS = ["noticeDays", "objectionDays", "decisionDays", "objectionsPerItem", "mayObject", "repair", "hold", "reply"] as const;
export type ProcedureKey = (typeof PROCEDURE_KEYS)[number];

const daysInWords = ({ days, working }: DayCount, language: Language): string =>
  phrase(`${working ? "unit.workday" : "unit.day"}${days === 1 ? ".one" : ""}`, language, { value: String(days) });

function objectorInWords(objector: Objector, language: Language): string {
  if (typeof objector === "string") return phrase(`objector.${objector}`, language);
  const { numerator, denominator } = objector.owners;
  return phrase("objector.owners", language, { share: `${numerator}/${denominator}` });
}

function repairInWords({ after, conditions }: NonNullable<Procedure["repair"]>, scheme: Scheme, language: Language): string {
  const parts = [...(after ? [phrase("procedure.repair.after", language, { duration: durationInWords(after, language) })] : []), ...(conditions ? [phrase("procedure.repair.when", language, { condition: conditionInWords(conditions, scheme, language) })] : [])];
  return phrase("procedure.repair", language, { value: parts.join(phrase("clause.join", language)) });
}

type Say<K extends ProcedureKey> = (value: NonNullable<Procedure[K]>, scheme: Scheme, language: Language) => string;
const yes = (key: "hold" | "reply") => (value: boolean, _: Scheme, language: Language): string => phrase(value ? `procedure.${key}.true` : `procedure.${key}.false`, language);

const WORDS: { readonly [K in ProcedureKey]: Say<K> } = {
  noticeDays: (value, _, language) => phrase("procedure.noticeDays", language, { value: daysInWords(value, language) }),
  objectionDays: (value, _, language) => phrase("procedure.objectionDays", language, { value: daysInWords(value, language) }),
  decisionDays: (value, _, language) => phrase("procedure.decisionDays", language, { value: daysInWords(value, language) }),
  objectionsPerItem: (value, _, language) => phrase(value === 1 ? "procedure.objectionsPerItem.one" : "procedure.objectionsPerItem", language, { value: String(value) }),
  mayObject: (value, _, language) => phrase("procedure.mayObject", language, { value: joined(value.map((each) => objectorInWords(each, language)), language) }),
  repair: repairInWords, hold: yes("hold"), reply: yes("reply"),
};

/** One statement of the procedure of a scheme; null: it says nothing of that. */
export function procedureInWords<K extends ProcedureKey>(key: K, scheme: Scheme, language: Language): string | null {
  const value = scheme.procedure[key];
  return value === undefined ? null : (WORDS[key] as Say<K>)(value as NonNullable<Procedure[K]>, scheme, language);
}
