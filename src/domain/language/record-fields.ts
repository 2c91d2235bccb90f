import type { Text } from "../model/documents.js";
import type { FactType, FieldDeclaration, KindDeclaration } from "../model/kinds.js";

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

type Row = readonly [name: string, type: FactType, title: Text, required: boolean, shown: boolean];

/** Fields that records of all kinds have: the envelope, and the marks that their steps make (R1, R2). `disputed` and its like are always known. */
const ENVELOPE: readonly Row[] = [
  ["id", "string", text("记录编号", "Record"), true, true],
  ["kind", "string", text("种类", "Kind"), true, true],
  ["source", "string", text("来源", "Source"), false, true],
  ["sourceNumber", "string", text("来源编号", "Number at the source"), false, false],
  ["incident", "string", text("事件", "Incident"), false, true],
  ["occurredOn", "day", text("发生日", "Day of the act"), true, true],
  ["endedOn", "day", text("结束日", "Ended on"), false, true],
  ["foundOn", "day", text("发现日", "Found on"), false, true],
  ["dueOn", "day", text("限期", "Due on"), false, true],
  ["recordedOn", "day", text("入库日", "Recorded on"), false, true],
  ["validUntil", "day", text("有效至", "Valid until"), false, true],
  ["disputed", "boolean", text("有争议", "Disputed"), true, true],
  ["rectified", "boolean", text("已整改", "Rectified"), true, true],
  ["rectificationChecked", "boolean", text("整改已核查", "Rectification checked"), true, true],
  ["repaired", "boolean", text("信用已修复", "Repaired"), true, true],
  ["rectifiedOn", "day", text("整改日", "Rectified on"), false, true],
];

/** What a final scorecard becomes (R6). Points by group are `data.points.<group>`. */
const DECISION: readonly Row[] = [
  ["data.scheme", "string", text("评价办法", "Scheme"), true, true],
  ["data.period", "string", text("评价周期", "Period"), true, true],
  ["data.status", "string", text("状态", "Status"), true, true],
  ["data.score", "number", text("得分", "Score"), false, true],
  ["data.grade", "string", text("等级", "Grade"), false, true],
  ["data.rank", "number", text("名次", "Rank"), false, true],
  ["data.lists", "list", text("列入的名单", "Lists entered"), true, true],
  ["data.standing", "list", text("仍在名单", "Lists still running"), true, true],
  ["data.undecided", "list", text("未定的名单", "Lists undecided"), true, true],
  ["data.complete", "boolean", text("资料齐全", "Complete"), true, true],
  ["data.least", "number", text("最低可能得分", "Least score"), false, true],
  ["data.greatest", "number", text("最高可能得分", "Greatest score"), false, true],
];

/** What an item of a final scorecard becomes. */
const ITEM: readonly Row[] = [
  ["data.scheme", "string", text("评价办法", "Scheme"), true, true],
  ["data.period", "string", text("评价周期", "Period"), true, true],
  ["data.rule", "string", text("规则", "Rule"), true, true],
  ["data.item", "string", text("项", "Item"), false, true],
  ["data.group", "string", text("组", "Group"), false, true],
  ["data.points", "number", text("分", "Points"), false, true],
  ["data.record", "string", text("所据记录", "Record behind it"), false, true],
  ["data.check", "string", text("检查项", "Check"), false, true],
  ["data.result", "string", text("结论", "Result"), false, true],
];

/** What a person decided where a scheme leaves it to a person: about the first of those among whom it was chosen. */
const CHOICE: readonly Row[] = [
  ["data.scheme", "string", text("评价办法", "Scheme"), true, true],
  ["data.period", "string", text("评价周期", "Period"), true, true],
  ["data.what", "string", text("所定何事", "What was decided"), true, true],
  ["data.of", "string", text("名单", "List"), false, true],
  ["data.among", "list", text("在哪些对象中", "Among whom"), true, true],
  ["data.chosen", "list", text("所选对象", "Who was chosen"), true, true],
  ["data.reason", "string", text("理由", "Reason"), false, true],
  ["data.by", "string", text("决定人", "Who decided"), false, false],
];

const STATUSES: ReadonlyMap<string, Text> = new Map([["rated", text("已评", "Rated")], ["notEligible", text("不参评", "Not eligible")], ["notRated", text("未评", "Not rated")]]);

function declared([name, type, title, required, shown]: Row): FieldDeclaration {
  return { name, type, title, required, public: shown, personal: false, ...(name === "data.status" ? { oneOf: [...STATUSES.keys()], codes: STATUSES } : {}) };
}

/** The envelope fields by name; those in `requires` are required too. */
export function envelopeFields(requires: readonly string[]): readonly FieldDeclaration[] {
  return ENVELOPE.map(declared).map((field) => (requires.includes(field.name) ? { ...field, required: true } : field));
}

function builtIn(id: string, title: Text, rows: readonly Row[]): KindDeclaration {
  const fields = [...envelopeFields([]), ...rows.map(declared)];
  return { id, title, fields: new Map(fields.map((field) => [field.name, field])) };
}

/** Kinds that the system itself makes: decisions, their items, and the choices of persons. No file may declare them. */
export const BUILT_IN_KINDS: readonly KindDeclaration[] = [
  builtIn("decision", text("评价决定", "Decision"), DECISION),
  builtIn("item", text("评价明细项", "Item of a decision"), ITEM),
  builtIn("choice", text("人工决定", "Choice of a person"), CHOICE),
];

const POINTS = "data.points.";

/** A field of a record kind: declared, or the points of a group of a decision. undefined: there is none. */
export function recordField(kind: KindDeclaration, name: string): FieldDeclaration | undefined {
  const field = kind.fields.get(name);
  if (field || kind.id !== "decision" || !name.startsWith(POINTS) || name.length === POINTS.length) return field;
  const group = name.slice(POINTS.length);
  return { name, type: "number", title: text(`${group} 得分`, `Points of ${group}`), required: false, public: true, personal: false };
}
