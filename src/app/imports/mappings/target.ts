import { envelopeFields } from "../../../domain/language/record-fields.js";
import type { Text } from "../../../domain/model/documents.js";
import type { FieldDeclaration, KindDeclaration, Kinds } from "../../../domain/model/kinds.js";
import { hintOf } from "../../../domain/scheme/did-you-mean.js";
import { quote, Refusal } from "../../refusal.js";
import type { Importable } from "../model.js";

/** A field that a column can fill: as the mapping names it (`data.points`, `attributes.district`, `name`), and under which headings it is known. */
export interface TargetField {
  readonly name: string;
  readonly declaration: FieldDeclaration;
  /** Headings besides titles and names of fields that mean it, the surest first. */
  readonly headings: readonly string[];
}

/** What the rows of a file become. */
export interface Target {
  readonly collection: Importable;
  readonly kind: string;
  readonly title: Text;
  /** Of records and subjects. */
  readonly declaration: KindDeclaration | null;
  /** Of links: the kinds of subject at which they begin, and where they lead. */
  readonly ends: readonly { readonly from: string; readonly to: string }[];
  readonly fields: ReadonlyMap<string, TargetField>;
}

type Row = readonly [name: string, type: FieldDeclaration["type"], zh: string, en: string, headings: string];

/** Names by which the tables of bureaux call what all records have. */
const RECORD: readonly Row[] = [
  ["subject", "string", "对象", "Subject", "统一社会信用代码 社会信用代码 信用代码 对象编号 项目编号 小区编号 企业编号 物业项目编号 对象名称 项目名称 小区名称 物业项目 项目 小区 小区（项目） 企业名称 物业服务企业 物业企业 企业 单位名称 被评价对象 评价对象 行政相对人 subject id|project|estate|enterprise|firm|company|credit code"],
  ["source", "string", "来源", "Source", "信息来源 数据来源 渠道来源"],
  ["sourceNumber", "string", "来源编号", "Number at the source", "编号 工单编号 工单号 受理编号 受理单号 流水号 案件编号 记录编号 文书编号 文号 决定书文号 处罚决定书文号 案号 单号 number|no|id|ticket|case number|order number"],
  ["incident", "string", "事件", "Incident", "事件编号 incident id"],
  ["occurredOn", "day", "发生日", "Day of the act", "发生日期 日期 发生时间 受理日期 受理时间 投诉日期 投诉时间 来电时间 检查日期 检查时间 处罚日期 处罚决定日期 评价日期 调查日期 时间 date|occurred on|day"],
  ["endedOn", "day", "结束日", "Ended on", "结束日期 终止日期 ended"],
  ["foundOn", "day", "发现日", "Found on", "发现日期 发现时间 found"],
  ["dueOn", "day", "限期", "Due on", "整改期限 整改限期 办理期限 答复期限 截止日期 due|due date|deadline"],
  ["validUntil", "day", "有效至", "Valid until", "有效期至 有效期 valid to"],
];
const SUBJECT: readonly Row[] = [
  ["id", "string", "编号", "Id", "统一社会信用代码 社会信用代码 信用代码 项目编号 小区编号 企业编号 负责人编号 代码 code|credit code|number"],
  ["name", "string", "名称", "Name", "企业名称 单位名称 项目名称 小区名称 物业项目 物业项目名称 小区 姓名 title"],
];
const LINK: readonly Row[] = [
  ["subject", "string", "起点", "Subject", "对象 from subject"],
  ["target", "string", "终点", "Target", "目标 to subject"],
  ["from", "day", "起日", "From", "开始日期 起始日期 自 生效日期 合同起日 合同开始日期 start|start date|since"],
  ["to", "day", "止日", "To", "结束日期 终止日期 至 失效日期 合同止日 合同结束日期 end|end date|until"],
];
const REQUIRED: Readonly<Record<Importable, readonly string[]>> = { records: ["subject", "occurredOn"], subjects: ["id", "name"], links: ["subject", "target"] };
const MOST_CHARACTERS: Readonly<Record<string, number>> = { name: 400, source: 200, sourceNumber: 200, incident: 200, subject: 400, target: 400, id: 200 };

const split = (headings: string): readonly string[] => headings.split("|").flatMap((part, i) => (i === 0 ? part.split(" ") : [part]));

function ofRow([name, type, zh, en, headings]: Row, required: boolean): TargetField {
  const most = MOST_CHARACTERS[name];
  const declaration = { name, type, title: { "zh-CN": zh, en }, required, public: false, personal: false, ...(most === undefined ? {} : { maxLength: most }) };
  return { name, declaration, headings: split(headings) };
}

const ownField = (prefix: string) => (declaration: FieldDeclaration): TargetField => ({ name: `${prefix}${declaration.name}`, declaration, headings: [] });

function fieldsOf(collection: Importable, rows: readonly Row[], required: readonly string[], own: readonly TargetField[]): ReadonlyMap<string, TargetField> {
  const envelope = rows.map((row) => ofRow(row, required.includes(row[0]) || REQUIRED[collection].includes(row[0])));
  return new Map([...envelope, ...own].map((field) => [field.name, field]));
}

function recordTarget(declaration: KindDeclaration): Target {
  const all = [...declaration.fields.values()];
  const own = all.filter(({ name }) => name.startsWith("data.")).map(ownField(""));
  const asked = envelopeFields([]).map(({ name }) => name).filter((name) => declaration.fields.get(name)?.required === true);
  return { collection: "records", kind: declaration.id, title: declaration.title, declaration, ends: [], fields: fieldsOf("records", RECORD, asked, own) };
}

function subjectTarget(declaration: KindDeclaration): Target {
  const own = [...declaration.fields.values()].map(ownField("attributes."));
  return { collection: "subjects", kind: declaration.id, title: declaration.title, declaration, ends: [], fields: fieldsOf("subjects", SUBJECT, [], own) };
}

function linkTarget(kinds: Kinds, kind: string): Target | null {
  const declared = [...kinds.subjects.values()].flatMap((each) => { const link = each.links?.get(kind); return link ? [{ from: each.id, link }] : []; });
  if (declared.length === 0) return null;
  const fields = new Map(fieldsOf("links", LINK, [], []));
  const named = (name: "subject" | "target", ids: readonly string[]): void => {
    const field = fields.get(name) as TargetField;
    const titles = ids.flatMap((id) => { const title = kinds.subjects.get(id)?.title; return title ? [id, title["zh-CN"], title.en, ...(SHORT[id] ?? [])] : []; });
    fields.set(name, { ...field, headings: [...titles, ...field.headings] });
  };
  named("subject", declared.map(({ from }) => from));
  named("target", declared.map(({ link }) => link.to));
  return { collection: "links", kind, title: declared[0].link.title, declaration: null, ends: declared.map(({ from, link }) => ({ from, to: link.to })), fields };
}

/** Short names of the shipped kinds of subject, as headings of tables of links have them. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  enterprise: ["统一社会信用代码", "企业", "企业名称", "物业企业", "物业服务企业", "物业公司"], project: ["项目", "小区", "项目编号", "项目名称", "小区名称", "物业项目"],
  manager: ["负责人", "项目经理", "项目负责人", "姓名"], district: ["区县"],
};

function unknownKind(kinds: Kinds, name: string): Refusal {
  const links = [...kinds.subjects.values()].flatMap((kind) => [...(kind.links?.keys() ?? [])]);
  const { hint: [zh, en] } = hintOf(name, [...kinds.records.keys(), ...kinds.subjects.keys(), ...links]);
  return new Refusal("invalid", "unknown-kind", { "zh-CN": `没有名为“${quote(name)}”的种类。${zh}`, en: `There is no kind "${quote(name)}". ${en}` });
}

/** Kinds whose records the system alone makes. */
const OWN_KINDS: ReadonlySet<string> = new Set(["decision", "item", "choice"]);

/** What rows of a kind become: a kind of record, of subject, or of link. Refuses a kind that there is not, and those that the system alone writes. */
export function targetOf(kinds: Kinds, kind: string, collection?: Importable): Target {
  const may = (each: Importable): boolean => collection === undefined || collection === each;
  const record = may("records") && !OWN_KINDS.has(kind) ? kinds.records.get(kind) : undefined;
  if (record) return recordTarget(record);
  const subject = may("subjects") ? kinds.subjects.get(kind) : undefined;
  if (subject) return subjectTarget(subject);
  const link = may("links") ? linkTarget(kinds, kind) : null;
  if (link) return link;
  throw unknownKind(kinds, kind);
}
