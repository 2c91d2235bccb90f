import type { Json } from "../../domain/model/documents.js";
import type { Problem } from "../../domain/model/problem.js";
import type { ProblemCode } from "../../domain/scheme/problem-catalogue.js";
import { didYouMean } from "../../domain/scheme/did-you-mean.js";
import { keysOf } from "../../domain/scheme/pointer.js";
import { problemOf, type Details } from "../../domain/scheme/problems.js";
import { typeWords } from "../../domain/scheme/vocabulary/context.js";
import type { SchemaError } from "./rewrite-errors.js";

const MOST_SHOWN = 80;

/** A value as people recognise it, cut when it is long. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}...` : text;
}

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  number: ["数", "a number"], integer: ["整数", "a whole number"], string: ["字符串", "a string"], boolean: ["true 或 false", "true or false"],
  array: ["列表", "a list"], object: ["对象", "an object"], null: ["null", "null"],
};

function typesWords(types: unknown): readonly [string, string] {
  const list = (Array.isArray(types) ? types : String(types).split(",")).map((type) => TYPES[String(type)] ?? [String(type), String(type)]);
  return [list.map((words) => words[0]).join("或"), list.map((words) => words[1]).join(" or ")];
}

function foundWords(data: unknown): readonly [string, string] {
  const [zh, en] = typeWords(data as Json | undefined);
  const value = typeof data === "object" || data === undefined ? "" : ` (${shown(data)})`;
  return [`${zh}${value}`, `${en}${value}`];
}

/** Title of the schema that was not met, in both languages. */
function titleOf({ parentSchema = {} }: SchemaError): readonly [string, string] {
  const en = String(parentSchema["x-en"] ?? parentSchema.pattern ?? "");
  return [String(parentSchema.title ?? en), en];
}

const length = (data: unknown): number => (Array.isArray(data) ? data.length : Object.keys((data ?? {}) as object).length);
const count = (error: SchemaError): Details => ({ limit: String(error.params.limit), found: length(error.data) });
const bound = (error: SchemaError): Details => {
  const text = `${String(error.params.comparison)} ${String(error.params.limit)}`;
  return { found: shown(error.data), expected: [text, text] };
};

type Row = readonly [code: ProblemCode, details: (error: SchemaError) => Details];

function chosen(error: SchemaError): Details {
  const values = (error.params.allowedValues ?? [error.params.allowedValue]) as readonly unknown[];
  const words = values.map(String);
  const suggestion = typeof error.data === "string" ? didYouMean(error.data, words) : undefined;
  return { found: shown(error.data), expected: words.join(", "), ...(suggestion === undefined ? {} : { suggestion }) };
}

/** Keyword of the schema -> code of the problem and its details. */
const ROWS: Readonly<Record<string, Row>> = {
  type: ["wrong-type", (error) => ({ expected: typesWords(error.params.type), found: foundWords(error.data) })],
  required: ["missing-key", (error) => ({ key: String(error.params.missingProperty) })],
  dependentRequired: ["missing-key", (error) => ({ key: String(error.params.missingProperty) })],
  enum: ["not-one-of", chosen],
  const: ["not-one-of", chosen],
  pattern: ["malformed", (error) => ({ found: shown(error.data), expected: titleOf(error) })],
  minItems: ["too-few", count],
  minProperties: ["too-few", count],
  maxItems: ["too-many", count],
  maxProperties: ["too-many", count],
  minLength: ["malformed", (error) => ({ found: shown(error.data), expected: ["不能为空", "it may not be empty"] })],
  maxLength: ["too-long", (error) => ({ limit: String(error.params.limit) })],
  minimum: ["too-small", bound],
  exclusiveMinimum: ["too-small", bound],
  maximum: ["too-great", bound],
  exclusiveMaximum: ["too-great", bound],
  uniqueItems: ["not-unique", (error) => ({ first: Number(error.params.j) + 1, second: Number(error.params.i) + 1 })],
};

/** A consequence that names no law: the key is missing, or its list is empty. */
const isWithoutBasis = ({ keyword, instancePath, params }: SchemaError): boolean =>
  (keyword === "required" && params.missingProperty === "basis" && /^\/consequences\/\d+$/.test(instancePath)) || (keyword === "minItems" && /^\/consequences\/\d+\/basis$/.test(instancePath));

/** An error of the schema that is not about an unknown key. An empty all or any has words of its own. */
export function plainProblem(error: SchemaError): Problem {
  const key = keysOf(error.instancePath).at(-1) ?? "";
  if (isWithoutBasis(error)) return problemOf("consequence-without-basis", error.instancePath);
  if (error.keyword === "minItems" && (key === "all" || key === "any")) return problemOf("empty-condition", error.instancePath, { key });
  const row = Object.hasOwn(ROWS, error.keyword) ? ROWS[error.keyword] : undefined;
  if (row) return problemOf(row[0], error.instancePath, row[1](error));
  return problemOf("not-allowed", error.instancePath, { detail: [error.keyword, error.keyword] });
}
