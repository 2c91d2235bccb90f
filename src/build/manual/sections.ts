import type { Words } from "./schema-walk.js";

/** One section of the reference: an object of the language, with the address of its schema. */
export interface Section {
  readonly id: string;
  readonly title: Words;
  readonly at: string;
  /** A part of a shipped or shown scheme: file under spec/manual or rules, and pointers. */
  readonly example?: readonly [file: string, ...pointers: string[]];
  /** Where keys that stand as `true` are described. */
  readonly shared?: string;
}
const section = (id: string, zh: string, en: string, rest: Omit<Section, "id" | "title">): Section => ({ id, title: [zh, en], ...rest });

const FACT = "fact.schema.json";
const COMMON = `${FACT}#/$defs/common`;
const SCHEME = "scheme.schema.json";
const RULE = "rule.schema.json";
const STEP = "spec/manual/steps/5-lists/scheme.json";

/** The sections in the order of the manual. Their ids are anchors and are the same in both languages. */
export const SECTIONS: readonly Section[] = [
  section("scheme", "办法 scheme", "Scheme", { at: SCHEME }),
  section("basis-document", "依据文件 basis（办法开头）", "Source documents (basis of the scheme)", { at: `${SCHEME}#/properties/basis/items`, example: [STEP, "/basis"] }),
  section("basis", "一条依据 basis（各处）", "Reference (basis elsewhere)", { at: "common.schema.json#/$defs/basis", example: [STEP, "/rules/0/basis"] }),
  section("text", "双语文字", "Text in two languages", { at: "common.schema.json#/$defs/text", example: [STEP, "/title"] }),
  section("eligibility", "参评资格 eligibility", "Eligibility", { at: `${SCHEME}#/properties/eligibility/items`, example: [STEP, "/eligibility"] }),
  section("parameter", "参数 parameters", "Parameters", { at: `${SCHEME}#/properties/parameters/additionalProperties`, example: [STEP, "/parameters"] }),
  section("parameter-value", "分日期的参数值 values", "Dated values of a parameter", { at: `${SCHEME}#/properties/parameters/additionalProperties/properties/values/items` }),
  section("extends", "在别的办法之上 extends", "Overlay (extends)", { at: `${SCHEME}#/properties/extends`, example: ["spec/manual/recipes/9-overlay/scheme.json", "/extends", "/parameters"] }),
  section("fact", "事实：共有的键", "Facts: keys of all", { at: COMMON }),
  section("fact-attribute", "事实 attribute：对象的属性", "Fact from attribute", { at: `${FACT}#/then`, shared: COMMON, example: [STEP, "/facts/households"] }),
  section("fact-records", "事实 records：记录的汇总", "Fact from records", { at: `${FACT}#/else/then`, shared: COMMON, example: [STEP, "/facts/satisfaction"] }),
  section("fact-one", "同类只取一条（事实的 one）", "One of several records (one, in a fact)", { at: `${FACT}#/$defs/one` }),
  section("fact-formula", "事实 formula：算式", "Fact from formula", { at: `${FACT}#/else/else/then`, shared: COMMON, example: ["rules/hefei-cards/scheme.json", "/facts/yellows"] }),
  section("fact-linked", "事实 linked：关联对象", "Fact from linked", { at: `${FACT}#/else/else/else/then`, shared: COMMON, example: ["rules/shanghai-2012-firms/scheme.json", "/facts/areaManaged"] }),
  section("fact-cohort", "事实 cohort：在群体中的位置", "Fact from cohort", { at: `${FACT}#/else/else/else/else/then`, shared: COMMON }),
  section("window", "时间窗 window", "Window", { at: "selection.schema.json#/$defs/windowObject" }),
  section("window-valid", "有效期 valid", "Validity (valid)", { at: "selection.schema.json#/$defs/windowObject/properties/valid", example: [STEP, "/rules/2/for"] }),
  section("condition", "条件 condition", "Condition", { at: "condition.schema.json#/$defs/test", example: [STEP, "/lists/0/conditions"] }),
  section("value", "比较值 value", "Value of a comparison", { at: "condition.schema.json#/$defs/value" }),
  section("where", "筛选 where", "Selection by fields (where)", { at: "condition.schema.json#/$defs/where" }),
  section("expression", "算式 expression", "Expression", { at: "expression.schema.json#" }),
  section("rule", "规则 rule", "Rule", { at: `${RULE}#`, example: [STEP, "/rules/0"] }),
  section("for", "逐条记录 for", "Once per record (for)", { at: `${RULE}#/properties/for`, example: [STEP, "/rules/1"] }),
  section("one", "几条只计其一（规则的 one）", "One of several items (one, in a rule)", { at: `${RULE}#/properties/one`, example: [STEP, "/rules/1/one"] }),
  section("rows", "按表展开 rows", "Over the rows of a table (rows)", { at: `${FACT}#/$defs/rows`, example: [STEP, "/tables"] }),
  section("event-points", "事件 points：记分", "Event points", { at: `${RULE}#/$defs/points`, example: [STEP, "/rules/0/event"] }),
  section("event-cap", "事件 cap：等级上限", "Event cap", { at: `${RULE}#/$defs/cap` }),
  section("event-list", "事件 list：提名", "Event list", { at: `${RULE}#/$defs/list` }),
  section("event-finding", "事件 finding：检查结论", "Event finding", { at: `${RULE}#/$defs/finding` }),
  section("event-flag", "事件 flag：标记", "Event flag", { at: `${RULE}#/$defs/flag` }),
  section("score", "总分 score", "Score", { at: `${SCHEME}#/$defs/score`, example: [STEP, "/score"] }),
  section("group", "记分组 group", "Group", { at: `${SCHEME}#/$defs/score/properties/groups/items` }),
  section("round", "取整 round", "Rounding (round)", { at: `${SCHEME}#/$defs/score/properties/round` }),
  section("band", "等级 grades", "Bands (grades)", { at: `${SCHEME}#/$defs/band`, example: [STEP, "/grades/1"] }),
  section("at-most", "最高等级限制 atMost", "Limits of the grade (atMost)", { at: `${SCHEME}#/properties/atMost/items` }),
  section("ranking", "排名 ranking", "Ranking", { at: `${SCHEME}#/$defs/ranking`, example: [STEP, "/ranking"] }),
  section("list", "名单 lists", "Lists", { at: `${SCHEME}#/$defs/list`, example: [STEP, "/lists/0"] }),
  section("quota", "名额 quota", "Quota", { at: `${SCHEME}#/$defs/list/properties/quota` }),
  section("consequence", "结果运用 consequences", "Consequences", { at: `${SCHEME}#/properties/consequences/items`, example: ["rules/luan-red-black/scheme.json", "/consequences/0"] }),
  section("procedure", "程序 procedure", "Procedure", { at: `${SCHEME}#/$defs/procedure` }),
  section("repair", "信用修复 repair", "Repair (repair)", { at: `${SCHEME}#/$defs/procedure/properties/repair` }),
  section("checks", "检查项 checks 与结论 results", "Checks and results", { at: `${SCHEME}#/properties/checks/else/additionalProperties` }),
  section("cases", "算例文件 cases.json", "The file cases.json", { at: "cases.schema.json#" }),
  section("case", "算例 case", "Case", { at: "cases.schema.json#/$defs/case", example: ["spec/manual/steps/5-lists/cases.json", "/cases/0"] }),
  section("case-expect", "期望结果 expect", "Expected result (expect)", { at: "cases.schema.json#/$defs/expected" }),
  section("case-record", "算例中的记录", "Record in a case", { at: "cases.schema.json#/$defs/record" }),
  section("subject", "评价对象", "Subject", { at: "subject.schema.json#", example: ["spec/manual/steps/5-lists/subjects.json", "/0"] }),
  section("record", "记录", "Record", { at: "record.schema.json#", example: ["spec/manual/steps/5-lists/records.json", "/0"] }),
  section("step", "记录的经过 steps", "Steps of a record", { at: "record.schema.json#/properties/steps/items" }),
  section("link", "关联", "Link", { at: "link.schema.json#" }),
  section("kind", "种类声明 kinds/", "Declaration of a kind", { at: "kind.schema.json#", example: ["spec/manual/recipes/7-criteria/kinds/media-report.schema.json"] }),
  section("kind-field", "种类的字段", "Field of a kind", { at: "kind.schema.json#/$defs/field" }),
];

/** Address that a reference leads to -> the section about it. */
export const LINKED: ReadonlyMap<string, Section> = new Map([
  ...SECTIONS.map((each): [string, Section] => [each.at, each]),
  ...([
    ["condition.schema.json#", "condition"], ["common.schema.json#/$defs/basisList", "basis"], ["common.schema.json#/$defs/basisListOrRow", "basis"], ["common.schema.json#/$defs/textOrRow", "text"],
    ["selection.schema.json#/$defs/windows", "window"], [`${FACT}#`, "fact"], [SCHEME, "scheme"], ["condition.schema.json", "condition"], ["expression.schema.json", "expression"], [RULE, "rule"], [FACT, "fact"],
  ] as const).map(([address, id]): [string, Section] => [address, SECTIONS.find((each) => each.id === id)!]),
]);
