import { validators } from "../../generated/validators/validators.js";
import type { Problem } from "../../domain/model/problem.js";
import { rewriteErrors, type SchemaError } from "./rewrite-errors.js";

interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** Schemas by name: scheme, cases, record, subject, link, kind, and the parts that they are made of. */
export type SchemaName = "scheme" | "cases" | "record" | "subject" | "link" | "kind" | "rule" | "fact" | "condition" | "expression" | "mapping";

/** What is wrong with the shape of a value, in words for people, one problem per mistake; none: it is as the schema says. */
export function validate(schema: SchemaName | `${string}Request`, value: unknown): readonly Problem[] {
  const validator = validators[schema] as Validator | undefined;
  if (!validator) throw new Error(`There is no schema "${schema}"`);
  return validator(value) ? [] : rewriteErrors(validator.errors ?? []);
}
