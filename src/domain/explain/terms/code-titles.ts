import type { Text } from "../../model/documents.js";
import type { Condition, Scheme } from "../../model/scheme.js";
import { phrase, type Language } from "../phrases/phrases.js";

/** Fields of earlier decisions that name lists. */
const LIST_FIELDS: ReadonlySet<string> = new Set(["record.data.lists", "record.data.standing", "record.data.undecided"]);

function asksFor(condition: Condition | undefined, fact: string, value: string): boolean {
  if (!condition) return false;
  if (condition.kind === "all") return condition.parts.some((part) => asksFor(part, fact, value));
  return condition.kind === "test" && condition.operator === "equal" && condition.fact === fact && condition.value.kind === "constant" && condition.value.value === value;
}

/** The row of a table that a record names by its key: title of the rule or check over that row, where one selects records by this very field. */
function rowTitle(scheme: Scheme, fact: string, value: string): Text | undefined {
  const rule = scheme.rules.find(({ row, each }) => row === value && asksFor(each?.where, fact, value));
  if (rule) return rule.title;
  const isOverRow = scheme.facts.some((each) => each.from === "records" && each.name.endsWith(`.${value}`) && asksFor(each.select.where, fact, value));
  return isOverRow ? (scheme.checks.get(value)?.title ?? scheme.rules.find(({ row }) => row === value)?.title) : undefined;
}

/** What a code in a record stands for in this scheme: itself, a list, or a row of a table; null: it is no such code. */
export function codeTitle(scheme: Scheme, fact: string, value: string, language: Language): string | null {
  if (!fact.startsWith("record.data.")) return null;
  if (fact === "record.data.scheme" && value === scheme.id) return phrase("scheme.this", language);
  const title = LIST_FIELDS.has(fact) ? scheme.lists.find(({ id }) => id === value)?.title : rowTitle(scheme, fact, value);
  return title ? phrase("quoted", language, { value: title[language] }) : null;
}
