import type { Problem } from "../../domain/model/problem.js";
import { below, isObject, keysOf } from "../../domain/scheme/pointer.js";
import { problemOf } from "../../domain/scheme/problems.js";
import type { Field, Part, RawKind } from "../../generated/types/kind.js";
import { isGroup } from "./field-declaration.js";
import { kindName } from "./kind-declaration.js";
import { validate } from "./validate.js";

/** Fields that a kind may have, those within objects included. */
export const MOST_FIELDS = 60;

type Words = readonly [zh: string, en: string];
const COMBINED: Words = ["种类声明不用条件和组合，逐个字段写清即可；不同的情形请另建种类", "kinds know no conditions and no combinators: write each field for itself, and another kind for another case"];
const WITHOUT_NAMES: Words = ["字段须逐个写出名称", "each field is written with its name"];

/** Keywords of JSON Schema that the subset leaves out on purpose, with what to write in their place. */
const LEFT_OUT: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["pattern", ["不支持 pattern（有的式子会使程序长时间停住）；请用 enum、maxLength 或 format", "`pattern` is not supported (some expressions hold a program for long): write enum, maxLength or format"]],
  ["$ref", ["不支持 $ref；请把字段写在此处", "`$ref` is not supported: write the field out here"]],
  ["$defs", ["不支持 $defs；请把字段写在用到的地方", "`$defs` is not supported: write the field out where it is used"]],
  ["x-subject", ["所指的对象只能是最外层的字段，不能写在一组字段里", "fields that name a subject stand at the top, not within a group of fields"]],
  ["x-personal", ["个人信息只能是最外层的字段，不能写在一组字段里", "personal fields stand at the top, not within a group of fields"]],
  ...["if", "then", "else", "allOf", "anyOf", "oneOf", "not", "dependentRequired", "dependentSchemas"].map((key) => [key, COMBINED] as const),
  ...["patternProperties", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "prefixItems", "contains"].map((key) => [key, WITHOUT_NAMES] as const),
]);

function withAdvice(problem: Problem): Problem {
  const key = keysOf(problem.path).at(-1) ?? "";
  const detail = problem.code === "unknown-key" ? LEFT_OUT.get(key) : undefined;
  return detail ? problemOf("not-allowed", problem.path, { detail }) : problem;
}

/** Of a node without type nothing else is said; that it has what no field may have says more. */
function instead(problem: Problem, value: unknown): readonly Problem[] {
  const node = keysOf(problem.path).reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  const keys = problem.code === "missing-key" && isObject(node) && !Object.hasOwn(node, "type") ? Object.keys(node).filter((key) => LEFT_OUT.has(key) && !key.startsWith("x-")) : [];
  return keys.length === 0 ? [withAdvice(problem)] : keys.map((key) => problemOf("not-allowed", below(problem.path, key), { detail: LEFT_OUT.get(key) ?? ["", ""] }));
}

/** Keyword -> types beside which it says something. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  enum: ["string"], maxLength: ["string"], format: ["string"], minimum: ["number", "integer"], maximum: ["number", "integer"],
  items: ["array"], maxItems: ["array"], "x-subject": ["string"], properties: ["object"], required: ["object"], additionalProperties: ["object"], "x-enum-titles": ["string", "array"],
};
const GROUPED: readonly string[] = ["x-public", "x-personal"];

const idle = (at: string, key: string, type: string): Problem =>
  problemOf("not-allowed", below(at, key), { detail: [`类型 ${type} 的字段不能写 ${key}`, `a field of the type ${type} cannot have ${key}`] });

/** Keywords that say nothing of a field of its type, and bounds that nothing can meet. */
function checkKeywords(field: Field | Part, at: string): readonly Problem[] {
  const keys = Object.keys(field).filter((key) => BESIDE[key] !== undefined && !BESIDE[key].includes(field.type));
  const { minimum: min, maximum: max, format } = field;
  const crossed = min !== undefined && max !== undefined && min > max ? [problemOf("bounds-crossed", below(at, "minimum"), { min, max })] : [];
  const formatted = format === undefined ? [] : ["enum", "maxLength"].filter((key) => Object.hasOwn(field, key)).map((key) => idle(at, key, String(format)));
  return [...keys.map((key) => idle(at, key, field.type)), ...crossed, ...formatted];
}

/** Titles of codes that the field can never hold. */
function titledInVain(field: Field | Part, at: string): readonly Problem[] {
  const codes = field.enum ?? (field as Field).items?.enum;
  const vain = Object.keys(field["x-enum-titles"] ?? {}).filter((code) => codes?.includes(code) !== true);
  return vain.map((code) => problemOf("not-one-of", below(at, "x-enum-titles", code), { found: code, expected: codes?.join(", ") ?? "" }));
}

const BESIDE_SUBJECT: readonly string[] = ["enum", "format"];

/** A field that names a subject is a text of a record that may be anything else, and nothing that is kept apart: it is looked up, and told. */
function checkSubject(raw: RawKind, field: Field, at: string): readonly Problem[] {
  if (field["x-subject"] === undefined || field.type !== "string") return [];
  const refused = (key: string, detail: Words): Problem => problemOf("not-allowed", below(at, key), { detail });
  const ofSubject = kindName(raw).of === "subject" ? [refused("x-subject", ["对象的属性不指别的对象，请用 x-links 声明关联", "attributes of subjects name no other subject: declare a link (x-links)"])] : [];
  const idle = BESIDE_SUBJECT.filter((key) => Object.hasOwn(field, key)).map((key) => refused(key, ["所指对象的编号不写 enum 和 format", "the id of a subject has no enum and no format"]));
  const personal = field["x-personal"] === true ? [refused("x-personal", ["所指的对象不是个人信息", "a subject that is named is nothing personal"])] : [];
  return [...ofSubject, ...idle, ...personal];
}

interface Group { readonly properties?: Readonly<Record<string, Field | Part>>; readonly required?: readonly string[] }

/** Names that `required` lists and nobody declares. */
function undeclared(kind: string, { properties = {}, required = [] }: Group, at: string): readonly Problem[] {
  return required.flatMap((name, place) => (Object.hasOwn(properties, name) ? [] : [problemOf("unknown-field", below(at, "required", place), { kind, name, hint: ["", ""] })]));
}

/** The fields within an object, or within each object of a list. */
function checkGroup(kind: string, field: Field, at: string): readonly Problem[] {
  const [group, place]: [Group, string] = field.type === "object" ? [field, at] : [field.items ?? {}, below(at, "items")];
  const parts = Object.entries(group.properties ?? {});
  if (parts.length === 0) return [problemOf("missing-key", place, { key: "properties" })];
  const marks = GROUPED.filter((key) => Object.hasOwn(field, key)).map((key) => problemOf("not-allowed", below(at, key), { detail: ["请写在其中的各个字段上（个人信息只能是最外层的单个字段）", "it stands at the fields within (and personal fields stand alone, at the top)"] }));
  const shown = field.type === "array" ? parts.filter(([, part]) => part["x-public"] === true).map(([name]) => problemOf("not-allowed", below(place, "properties", name, "x-public"), { detail: ["一组字段的列表不在公开页面显示", "lists of groups of fields never stand on public pages"] })) : [];
  const own = parts.flatMap(([name, part]) => [...checkKeywords(part, below(place, "properties", name)), ...titledInVain(part, below(place, "properties", name))]);
  return [...undeclared(kind, group, place), ...marks, ...shown, ...own];
}

function checkField(raw: RawKind, name: string, field: Field): readonly Problem[] {
  const at = below("/properties", name);
  if (field.type === "array" && !field.items) return [problemOf("missing-key", at, { key: "items" })];
  const group = isGroup(field) ? checkGroup(raw.$id, field, at) : [];
  const items = field.items?.type === "string" ? ["properties", "required", "additionalProperties"].filter((key) => Object.hasOwn(field.items as object, key)).map((key) => idle(below(at, "items"), key, "string")) : [];
  const ofSubject = isGroup(field) && kindName(raw).of === "subject" ? [problemOf("not-allowed", at, { detail: ["对象的属性不能是一组字段", "attributes of subjects are no groups of fields"] })] : [];
  return [...checkKeywords(field, at), ...titledInVain(field, at), ...items, ...group, ...ofSubject, ...checkSubject(raw, field, at)];
}

const partsOf = (field: Field): number => Object.keys((field.type === "array" ? field.items?.properties : field.properties) ?? {}).length;

/** How many, and names that two fields would share: `slips.order` beside an object `slips`. */
function checkAll(raw: RawKind): readonly Problem[] {
  const fields = Object.entries(raw.properties);
  const found = fields.reduce((sum, [, field]) => sum + (isGroup(field) ? partsOf(field) : 1), 0);
  const many = found > MOST_FIELDS ? [problemOf("too-many", "/properties", { limit: MOST_FIELDS, found })] : [];
  const groups = new Set(fields.filter(([, field]) => isGroup(field)).map(([name]) => name));
  const dotted = fields.map(([name]) => name).filter((name) => name.includes(".") && (groups.has(name) || groups.has(name.slice(0, name.indexOf(".")))));
  return [...many, ...dotted.map((name) => problemOf("duplicate-name", below("/properties", name), { what: "字段", whatEn: "field", name, other: `/properties/${name.split(".")[0]}` }))];
}

/**
 * What is wrong with the declaration of a kind: its shape (keywords outside the subset with what to write instead), names, bounds, limits.
 * `kept`: it comes out of a revision, which is read by whatever limits held when it was written.
 */
export function checkKind(value: unknown, { kept = false }: { readonly kept?: boolean } = {}): readonly Problem[] {
  const shape = validate("kind", value).flatMap((problem) => instead(problem, value));
  if (shape.length > 0 || !isObject(value as never)) return shape;
  const raw = value as RawKind;
  if (kept) return undeclared(raw.$id, raw, "");
  return [...undeclared(raw.$id, raw, ""), ...Object.entries(raw.properties).flatMap(([name, field]) => checkField(raw, name, field)), ...checkAll(raw)];
}
