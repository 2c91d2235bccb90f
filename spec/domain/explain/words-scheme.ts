import type { FactType, FieldDeclaration, KindDeclaration } from "../../../src/domain/model/kinds.js";
import type { Scheme } from "../../../src/domain/model/scheme.js";
import { attribute, band, expr, formula, group, list, points, records, rule, scheme, score, select, test } from "../../reference/build.js";

const title = (zh: string, en: string): { "zh-CN": string; en: string } => ({ "zh-CN": zh, en });
const field = (name: string, type: FactType, zh: string, isPublic = true): [string, FieldDeclaration] => [name, { name, type, title: title(zh, name), required: true, public: isPublic, personal: false }];
const kind = (id: string, zh: string, ...fields: [string, FieldDeclaration][]): [string, KindDeclaration] => [id, { id, title: title(zh, id), fields: new Map(fields) }];

/** A small scheme with titles in both languages, as a bureau would write it. */
export function titledScheme(parts: Partial<Scheme> = {}): Scheme {
  const base = scheme({
    kinds: {
      subjects: new Map([kind("enterprise", "企业", field("district", "string", "区县"), field("managerId", "string", "负责人身份证号", false), field("staff", "number", "从业人员数"))]),
      records: new Map([
        kind("inspection", "检查", field("occurredOn", "day", "发生日"), field("data.points", "number", "得分"), field("data.level", "string", "级别"), field("incident", "string", "事件"), field("data.caller", "string", "投诉人", false), field("data.weight", "number", "权重")),
        kind("complaint", "投诉", field("data.level", "string", "级别", false)),
      ]),
    },
    parameters: new Map([["gap", { name: "gap", title: title("公示间隔上限", "Longest gap"), value: 92, official: true }]]),
    facts: [
      attribute("staff", "number", { title: title("从业人员数", "Staff") }), attribute("listed", "boolean", { title: title("已备案", "Filed") }), attribute("opened", "day", { title: title("开业日", "Opened on") }),
      attribute("level", "string", { title: title("级别", "Level") }), attribute("tags", "list", { title: title("标签", "Tags") }), attribute("manager", "string", { field: "managerId", title: title("负责人", "Manager") }),
      records("postedGap", "daysSince", select("inspection"), { title: title("公示间隔", "Posting gap"), decimals: 0 }),
      records("marks", "mean", select("inspection", { windows: [{ kind: "period" }] }), { title: title("平均得分", "Mean mark"), of: "data.points" }),
      records("caller", "latest", select("inspection"), { title: title("投诉人", "Caller"), of: "data.caller" }),
      formula("perHead", { op: "divide", of: [expr("marks"), expr("staff")] }, { title: title("人均得分", "Marks per head") }),
    ],
    rules: [
      points("late", "bad", -5, { title: title("公示过期", "Posting overdue"), conditions: { ...test("postedGap", "greaterThan", 92), value: { kind: "constant", value: 92, type: "number", parameter: "gap" } } }),
      points("staffed", "base", "staff", { title: title("人员配备", "Staffing") }),
      points("filed", "base", 40, { title: title("备案齐全", "Filed completely"), conditions: test("listed", "equal", true) }),
      rule("veto", { type: "cap", grade: "C", reason: title("一票否决", "One-vote veto") }, { title: title("重大事故", "Grave accident"), conditions: test("level", "equal", "grave") }),
      rule("named", { type: "list", list: "black" }, { title: title("提名黑榜", "Nominated") }),
    ],
    score: score([{ ...group("base", { min: 0, max: 80 }), title: title("基础信息", "Base information") }, { ...group("bad"), title: title("不良信息", "Bad information") }]),
    grades: [band("AAA", { from: 85 }), band("A", { from: 70, below: 85 }), band("B", { below: 70, when: test("items.bad", "equal", 0) }), band("C", { below: 70 })],
    lists: [{ ...list("red", { conditions: test("rank", "lessThanInclusive", 3), tone: "honour" }), title: title("红榜", "Red list") }, { ...list("black"), title: title("黑榜", "Black list") }],
    checks: new Map([["licence", { title: title("营业执照", "Licence"), basis: [] }]]), results: [{ id: "absent", title: title("未公开", "Absent") }],
    flags: new Map([["slow", title("办理迟缓", "Slow")]]),
  });
  return { ...base, ...parts };
}
export { title };
