import { libraryTests } from "../../adapters/json-rules-engine/library-tests.js";
import { loadKinds } from "../../adapters/files/load-kinds.js";
import { RESERVED_FAMILIES, RESERVED_TITLES } from "../../domain/explain/phrases/reserved-titles.js";
import { createOperators } from "../../domain/language/operators.js";
import { BUILT_IN_KINDS, envelopeFields } from "../../domain/language/record-fields.js";
import { settledFacts } from "../../domain/language/settled-facts.js";
import type { FieldDeclaration, KindDeclaration } from "../../domain/model/kinds.js";
import { operandsOf } from "../../domain/scheme/checks/aggregate-operands.js";
import { FACT_TYPE_WORDS } from "../../domain/scheme/vocabulary/context.js";
import { join } from "node:path";
import { table, type Side } from "./reference-text.js";
import type { Schemas, Words } from "./schema-walk.js";

const LANGUAGE = ["zh-CN", "en"] as const;
const heads = (zh: readonly string[], en: readonly string[]): readonly [readonly string[], readonly string[]] => [zh, en];

const RIGHT: Readonly<Record<string, Words>> = {
  same: ["同类型的值", "a value of the same type"], set: ["列表", "a list of values"], string: ["文字", "text"], boolean: ["true 或 false", "true or false"],
  pair: ["[从, 到]", "[from, to]"], list: ["列表", "a list"],
};

function operatorTable(side: Side): string {
  const rows = [...createOperators(libraryTests()).values()].map((each) => [`\`${each.name}\``, each.left.map((type) => FACT_TYPE_WORDS[type][side]).join(side === 0 ? "、" : ", "), RIGHT[each.right][side], each.phrase[LANGUAGE[side]]]);
  return table(heads(["运算", "左边的事实", "右边", "意义"], ["operator", "fact on the left", "on the right", "meaning"])[side], rows);
}

/** What each aggregate gives, and over nothing. */
const AGGREGATES: Readonly<Record<string, readonly [Words, Words]>> = {
  count: [["条数", "number of records"], ["0", "0"]],
  distinct: [["不同值的个数", "number of different values"], ["0", "0"]],
  sum: [["合计；有 weight 时先乘权数", "sum; with `weight`, of value x weight"], ["0", "0"]],
  mean: [["平均；有 weight 时为加权平均，权数和为 0 则缺失", "mean; weighted with `weight`; weights that sum to 0 give missing"], ["缺失", "missing"]],
  min: [["最小（数或日期）", "smallest (number or day)"], ["缺失", "missing"]],
  max: [["最大（数或日期）", "greatest (number or day)"], ["缺失", "missing"]],
  median: [["中位数；偶数个取中间两个的平均", "median; of an even number the mean of the middle two"], ["缺失", "missing"]],
  latest: [["最新一条的该字段；它没有这个字段就缺失", "that field of the newest record; missing if it lacks it"], ["缺失", "missing"]],
  daysSince: [["最新一条距截止日的天数", "days from the newest record to the as-of day"], ["缺失", "missing"]],
  consecutive: [["从最新一条往前，连续满足 of 的条数", "how many records in a row, from the newest back, satisfy `of`"], ["缺失", "missing"]],
};

function operandText(of: ReturnType<typeof operandsOf>["of"], side: Side): string {
  if (of === "none") return "";
  if (of === "conditions") return side === 0 ? "条件" : "conditions";
  return of.map((type) => FACT_TYPE_WORDS[type][side]).join(side === 0 ? "、" : ", ");
}

function aggregateTable(schemas: Schemas, side: Side): string {
  const names = schemas.at("fact.schema.json#/else/then/properties/aggregate").enum as readonly Parameters<typeof operandsOf>[0][];
  const rows = names.map((name) => [`\`${name}\``, operandText(operandsOf(name).of, side), AGGREGATES[name][0][side], AGGREGATES[name][1][side]]);
  return table(heads(["汇总", "of 的类型", "结果", "一条也没有时"], ["aggregate", "type of `of`", "gives", "over nothing"])[side], rows);
}

/** From which stage on each family of reserved facts is settled: the stages of the order of evaluation. */
function reservedTable(side: Side): string {
  const one = ["<id>"];
  const facts = settledFacts({ groups: one, flags: one, checks: one, results: one, grades: one, lists: one });
  const title = (name: string): string => RESERVED_TITLES[name]?.[LANGUAGE[side]] ?? RESERVED_FAMILIES[name.replace("<id>", "")][LANGUAGE[side]].replace("{title}", "…");
  const rows = [...facts].map(([name, { type, stage }]) => [`\`${name}\``, FACT_TYPE_WORDS[type][side], String(stage), title(name)]);
  return table(heads(["保留事实", "类型", "确定于第几步", "意义"], ["reserved fact", "type", "settled at step", "meaning"])[side], rows);
}

function fieldRows(fields: Iterable<FieldDeclaration>, side: Side): readonly (readonly string[])[] {
  const yes: Words = ["是", "yes"];
  return [...fields].map(({ name, type, title, required, oneOf, personal }) =>
    [`\`${name}\``, FACT_TYPE_WORDS[type][side], required ? yes[side] : "", `${title[LANGUAGE[side]]}${oneOf ? `: ${oneOf.map((each) => `\`${each}\``).join(" ")}` : ""}${personal ? (side === 0 ? "（个人信息，规则不得读取）" : " (personal: rules never read it)") : ""}`]);
}
const FIELDS = heads(["字段", "类型", "必填", "意义"], ["field", "type", "required", "meaning"]);

const LIST: Words = ["几组字段（规则不能读取）", "list of groups (rules cannot read it)"];

/** Lists of groups of fields: they are entered and kept, and no rule reads them. */
function groupRows(kind: KindDeclaration, side: Side): readonly (readonly string[])[] {
  const lists = [...(kind.objects?.values() ?? [])].filter(({ maxItems }) => maxItems !== undefined);
  const parts = ({ fields }: (typeof lists)[number]): string => [...fields.values()].map(({ name, title }) => `\`${name}\` ${title[LANGUAGE[side]]}`).join(side === 0 ? "、" : ", ");
  return lists.map((list) => [`\`${list.name}\``, LIST[side], list.required ? ["是", "yes"][side] : "", `${list.title[LANGUAGE[side]]}: ${parts(list)}`]);
}

function kindText(kind: KindDeclaration, side: Side): string {
  const own = [...kind.fields.values()].filter(({ name }) => name.startsWith("data.") || !envelopeFields([]).some((field) => field.name === name));
  const always = [...kind.fields.values()].filter(({ name, required }) => required && envelopeFields([]).some((field) => field.name === name && !field.required)).map(({ name }) => `\`${name}\``);
  const links = [...(kind.links?.values() ?? [])].map(({ id, title, to }) => `\`${id}\` → \`${to}\` (${title[LANGUAGE[side]]})`);
  const notes = [always.length > 0 ? `${["另外必填", "also required"][side]}: ${always.join(", ")}` : "", links.length > 0 ? `${["关联", "links"][side]}: ${links.join("; ")}` : ""].filter((note) => note !== "");
  return `**\`${kind.id}\`** ${kind.title[LANGUAGE[side]]}${notes.map((note) => `. ${note}`).join("")}\n\n${table(FIELDS[side], [...fieldRows(own, side), ...groupRows(kind, side)])}`;
}

/** The generated tables of the manual by name: operators, aggregates, reserved facts, fields of records, kinds. */
export function languageTables(root: string, schemas: Schemas, side: Side): ReadonlyMap<string, string> {
  const { kinds } = loadKinds([join(root, "schemas/subjects"), join(root, "schemas/records")]);
  const builtIn = new Set(BUILT_IN_KINDS.map(({ id }) => id));
  const all = (of: Iterable<KindDeclaration>): string => [...of].map((kind) => kindText(kind, side)).join("\n\n");
  return new Map([
    ["operators", operatorTable(side)], ["aggregates", aggregateTable(schemas, side)], ["reserved", reservedTable(side)],
    ["envelope", table(FIELDS[side], fieldRows(envelopeFields([]), side))],
    ["subjects", all(kinds.subjects.values())], ["records", all([...kinds.records.values()].filter(({ id }) => !builtIn.has(id)))], ["built-in", all(BUILT_IN_KINDS)],
  ]);
}
