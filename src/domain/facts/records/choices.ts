import type { Choice } from "../../model/choice.js";
import type { EvaluationInput } from "../../model/columns.js";
import type { EvidenceRecord, Json } from "../../model/documents.js";
import type { Scheme } from "../../model/scheme.js";
import { counts } from "./record-fields.js";

const WHAT: ReadonlySet<Json | undefined> = new Set(["rankTie", "placeTie", "entry"]);
const inCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const texts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

/** Those among whom it was chosen are a set; who was chosen may be an order, and stays as it was written. */
function choiceOf({ data }: EvidenceRecord): Choice {
  const { what, of, among, chosen } = data;
  return { what: what as Choice["what"], of: typeof of === "string" ? of : "", among: [...new Set(texts(among))].sort(inCodeUnits), chosen: texts(chosen) };
}

/** The choices of persons for this scheme and period, in code-unit order of their records; they count like any record, whatever their day (R31). */
export function choicesOf(scheme: Scheme, { records, period }: EvaluationInput): readonly Choice[] {
  const found: EvidenceRecord[] = [];
  for (const record of records) {
    const { kind, data } = record;
    if (kind === "choice" && data.scheme === scheme.id && data.period === period.id && WHAT.has(data.what) && counts(record)) found.push(record);
  }
  return found.sort((a, b) => inCodeUnits(a.id, b.id)).map(choiceOf);
}
