import type { Expression, Fact, LinkedFact, RecordsFact, Scheme } from "../model/scheme.js";
import { factsOfExpression } from "../evaluate/settled/known-facts.js";
import { MARK_TITLES } from "./phrases/reserved-titles.js";
import { declaredFact, recordFields, subjectField } from "./titles.js";

/** How many there are, or how long ago: says nothing of the fields themselves. */
const COUNTING: ReadonlySet<string> = new Set(["count", "distinct", "consecutive", "daysSince"]);

const withoutPrefix = (field: string): string => (field.startsWith("record.") ? field.slice("record.".length) : field);

function isFieldPublic(scheme: Scheme, field: string, kinds?: readonly string[]): boolean {
  if (field.startsWith("subject.")) return isSubjectFieldPublic(scheme, field.slice("subject.".length));
  if (Object.hasOwn(MARK_TITLES, field)) return true;
  const declared = kinds ? kinds.flatMap((kind) => scheme.kinds.records.get(kind)?.fields.get(field) ?? []) : recordFields(scheme, field);
  return declared.length > 0 && declared.every((declaration) => declaration.public && !declaration.personal);
}

/** An attribute of the rated subjects, or of those of the kind. */
function isAttributePublic(scheme: Scheme, field: string, kind?: string): boolean {
  const declared = kind === undefined ? subjectField(scheme, field) : scheme.kinds.subjects.get(kind)?.fields.get(field);
  return declared !== undefined && declared.public && !declared.personal;
}

/** Of whomever a record is about: public in every kind of subject that has it. */
function isSubjectFieldPublic(scheme: Scheme, field: string): boolean {
  const kinds = [...scheme.kinds.subjects.values()].filter(({ fields }) => fields.has(field));
  return field === "id" || (kinds.length > 0 && kinds.every(({ id }) => isAttributePublic(scheme, field, id)));
}

/** The kind that a fact is about; undefined: the rated one. */
function kindOf({ about }: Scheme, name: string): string | undefined {
  return [...(about ?? [])].find(([, facts]) => facts.some((fact) => fact.name === name))?.[0];
}

function isRecordsFactPublic(scheme: Scheme, { aggregate, of, weight, select }: RecordsFact): boolean {
  if (COUNTING.has(aggregate)) return true;
  return [of, weight].every((field) => field === undefined || isFieldPublic(scheme, withoutPrefix(field), select.kinds));
}

/** How many are linked says nothing of them; what is aggregated of them does. */
function isLinkedFactPublic(scheme: Scheme, { of, weight }: LinkedFact): boolean {
  return [of, weight].every((name) => name === undefined || isPublic(scheme, name));
}

function isFactPublic(scheme: Scheme, fact: Fact): boolean {
  if (fact.from === "attribute") return isAttributePublic(scheme, fact.field, kindOf(scheme, fact.name));
  // A place among others says what it goes by.
  if (fact.from === "cohort") return fact.of === "population" || isPublic(scheme, fact.by.by);
  if (fact.from === "linked") return isLinkedFactPublic(scheme, fact);
  return fact.from === "records" ? isRecordsFactPublic(scheme, fact) : isExpressionPublic(scheme, fact.expression);
}

/** Whether everything that an expression reads may be shown. */
export function isExpressionPublic(scheme: Scheme, expression: Expression): boolean {
  return [...factsOfExpression(expression)].every((name) => isPublic(scheme, name));
}

/**
 * Whether the value of a fact (or `record.<field>`) may be shown to the public: it may if every field that it shows is declared public in every
 * kind that has it. Counts are public, and so is what is settled after the rules.
 */
export function isPublic(scheme: Scheme, name: string): boolean {
  const fact = declaredFact(scheme, name);
  if (fact) return isFactPublic(scheme, fact);
  if (name.startsWith("record.subject.")) return isSubjectFieldPublic(scheme, name.slice("record.subject.".length));
  if (name.startsWith("record.parameter.")) return true;
  if (name.startsWith("record.")) return isFieldPublic(scheme, name.slice("record.".length));
  return name.startsWith("scope.") ? isAttributePublic(scheme, name.slice("scope.".length)) : true;
}
