import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import { ProblemError, type Problem } from "../../../domain/model/problem.js";
import { below } from "../../../domain/scheme/pointer.js";
import { problemOf } from "../../../domain/scheme/problems.js";
import type { Json } from "../../../domain/model/documents.js";
import type { Mapping } from "../model.js";
import { cellReader } from "../values/cell-reader.js";
import { reasonText, Unreadable } from "../values/reason.js";
import type { Cell } from "../../ports/table-files.js";
import type { Target } from "./target.js";

function unknownField(target: Target, name: string, path: string): readonly Problem[] {
  return target.fields.has(name) ? [] : [problemOf("unknown-field", path, { kind: target.kind, name, ...hintOf(name, target.fields.keys()) })];
}

const asCell = (value: Json): Cell => (Array.isArray(value) ? { list: value as string[] } : typeof value === "object" ? null : value);

function badConstant(target: Target, name: string, value: Json, path: string): readonly Problem[] {
  const field = target.fields.get(name);
  if (!field) return unknownField(target, name, path);
  const read = cellReader(field.declaration)(asCell(value));
  if (!(read instanceof Unreadable)) return [];
  const words = reasonText(read.code, read.details);
  return [problemOf("not-allowed", path, { detail: [words["zh-CN"], words.en] })];
}

/** What is wrong with a mapping for what it is to fill: fields that there are not, constants that do not fit, who verifies. */
export function mappingProblems(mapping: Mapping, target: Target): readonly Problem[] {
  const fields = mapping.columns.flatMap(({ field }, i) => unknownField(target, field, below("/columns", i, "field")));
  const twice = mapping.columns.flatMap(({ field, column }, i) => {
    const first = mapping.columns.findIndex((other) => other.field === field);
    return first === i ? [] : [problemOf("not-allowed", below("/columns", i), { detail: [`“${field}”已由第 ${first + 1} 列（${mapping.columns[first].column}）填写，不能再由“${column}”填写`, `"${field}" is filled by column ${first + 1} (${mapping.columns[first].column}) already, not by "${column}" too`] })];
  });
  const constants = Object.entries(mapping.constants ?? {}).flatMap(([name, value]) => badConstant(target, name, value, below("/constants", name)));
  const authority = mapping.arrives === "verified" && mapping.authority === undefined ? [problemOf("missing-key", "", { key: "authority" })] : [];
  return [...fields, ...twice, ...constants, ...authority];
}

/** Throws ProblemError with everything that is wrong. */
export function checkMapping(mapping: Mapping, target: Target, location = ""): void {
  const problems = mappingProblems(mapping, target);
  if (problems.length > 0) throw new ProblemError(problems, location);
}
