import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonParts } from "./json-parts.js";
import { descriptionOf, titleOf, type Key, type Node, type Schemas, type Words } from "./schema-walk.js";
import { LINKED, SECTIONS, type Section } from "./sections.js";
import { typeWords } from "./type-words.js";

/** 0: Chinese, 1: English. */
export type Side = 0 | 1;

export const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, " ");
/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

const HEAD: readonly [readonly string[], readonly string[]] = [["键", "写法", "不写时", "意义"], ["key", "written", "left out", "meaning"]];
const REQUIRED: Words = ["必填", "required"];
const EXAMPLE: Words = ["例：", "e.g."];
const SENTENCE: Words = ["。", "."];

function defaultOf({ node, target, required }: Key, side: Side): string {
  if (required) return REQUIRED[side];
  const value = node.default ?? target.default;
  return value === undefined ? "" : `\`${JSON.stringify(value)}\``;
}

function exampleOf({ node, target }: Key, side: Side): string {
  const examples = (node.examples ?? target.examples) as readonly unknown[] | undefined;
  return examples ? ` ${EXAMPLE[side]} \`${JSON.stringify(examples[0])}\`` : "";
}

const closed = (text: string, side: Side): string => (/[。．.:：；;!?！？]$/.test(text) || text === "" ? text : `${text}${SENTENCE[side]}`);

function meaningOf(key: Key, side: Side): string {
  const [title, description] = [titleOf(key)[side], descriptionOf(key)[side]];
  return [title === "" ? "" : `**${title}**`, closed(description, side)].filter((part) => part !== "").join(" ") + exampleOf(key, side);
}

function sharedKeys(schemas: Schemas, { shared }: Section): ReadonlyMap<string, Node> {
  return new Map(shared === undefined ? [] : Object.entries(schemas.at(shared).properties as Readonly<Record<string, Node>>));
}

/** Keys within a key that has no section of its own; what a common part brings (`param`, `row`) is told once, above. */
function innerKeys(schemas: Schemas, key: Key): readonly Key[] {
  if (LINKED.has(key.address) || key.address.startsWith("common.schema.json") || !key.target.properties) return [];
  return schemas.keys(key.address).filter(({ name }) => name !== "param" && name !== "row").map((inner) => ({ ...inner, name: `${key.name}.${inner.name}` }));
}

/** Keys of a section. A key of several sections (`shared`) is only told where it belongs. */
function rowsOf(schemas: Schemas, section: Section, side: Side): readonly (readonly string[])[] {
  const shared = sharedKeys(schemas, section);
  const own = schemas.keys(section.at, shared).filter((key) => !shared.has(key.name));
  const all = own.flatMap((key) => [key, ...innerKeys(schemas, key)]);
  return all.map((key) => [`\`${key.name}\``, typeWords(key)[side], defaultOf(key, side), meaningOf(key, side)]);
}

function exampleText(root: string, { example }: Section): string {
  if (!example) return "";
  const [file, ...pointers] = example;
  return `\n\n\`\`\`json\n${jsonParts(readFileSync(join(root, file), "utf8"), pointers)}\n\`\`\``;
}

function sectionText(root: string, schemas: Schemas, section: Section, side: Side): string {
  const node = schemas.at(section.at);
  const about = descriptionOf({ node, target: node })[side] || closed(titleOf({ node, target: node })[side], side);
  const rows = rowsOf(schemas, section, side);
  const keys = rows.length === 0 ? "" : `\n\n${table(HEAD[side], rows)}`;
  return `<a id="${section.id}"></a>\n### ${section.title[side]}\n${about}${keys}${exampleText(root, section)}`;
}

/** The reference of the language, section by section, out of the schemas. */
export function referenceText(root: string, schemas: Schemas, side: Side): string {
  return SECTIONS.map((section) => sectionText(root, schemas, section, side)).join("\n\n");
}
