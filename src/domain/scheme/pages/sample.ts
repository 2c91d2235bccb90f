import type { Json } from "../../model/documents.js";

/** A small scheme in which nothing is wrong: the examples of the pages change it. */
export const SAMPLE: Json = {
  id: "sample", title: { "zh-CN": "示例办法", en: "A sample" }, subject: "enterprise",
  basis: [{ id: "notice", document: "示例办法", date: "2026" }], period: { cadence: "quarter" },
  parameters: {
    penalty: { title: { "zh-CN": "超期一件扣分", en: "Points for a late answer" }, value: -5, min: -20, max: 0 },
    lateFrom: { title: { "zh-CN": "超期起扣件数", en: "Late answers from which points are lost" }, value: 3, min: 1, max: 10 },
  },
  facts: {
    inspections: { title: { "zh-CN": "检查次数", en: "Inspections" }, from: "records", kind: "inspection", window: "period", aggregate: "count", decimals: 0 },
    late: { title: { "zh-CN": "超期件数", en: "Late answers" }, from: "records", kind: "complaint", where: { "data.late": true }, window: "P1Y", aggregate: "count", decimals: 0 },
  },
  rules: [
    { name: "late", title: { "zh-CN": "超期办理", en: "Late answers" }, basis: [{ ref: "notice" }], conditions: { all: [{ fact: "late", operator: "greaterThanInclusive", value: { param: "lateFrom" } }] }, event: { type: "points", params: { group: "minus", amount: { param: "penalty" } } } },
    { name: "inspected", title: { "zh-CN": "接受检查", en: "Inspected" }, basis: [{ ref: "notice" }], conditions: { all: [{ fact: "inspections", operator: "greaterThanInclusive", value: 1 }] }, event: { type: "points", params: { group: "plus", amount: 5 } } },
  ],
  score: { start: 80, groups: [{ id: "plus", title: { "zh-CN": "加分", en: "Plus" }, min: 0, max: 5 }, { id: "minus", title: { "zh-CN": "扣分", en: "Minus" }, min: -5, max: 0 }], round: { places: 2 } },
  grades: [{ grade: "A", from: 80 }, { grade: "B", below: 80 }],
  ranking: { scope: ["city"], by: [{ score: "descending" }], ties: "share" },
  lists: [{ id: "red", title: { "zh-CN": "红榜", en: "Red list" }, tone: "honour", conditions: { all: [{ fact: "score", operator: "greaterThanInclusive", value: 85 }] } }],
};
