import type { Pair } from "../language.js";

export const DISCLOSURES = {
  title: ["公开情况", "Disclosures"],
  check: ["公开事项", "What must be shown"],
  result: ["结果", "Result"],
  details: ["说明", "Details"],
  basis: ["依据", "Basis"],
  lastInspection: ["最近一次检查 {day}", "Last inspection {day}"],
  neverInspected: ["没有检查记录", "No inspection on record"],
  since: ["自 {day} 起没有有效的检查", "no valid inspection since {day}"],
  never: ["从未检查", "never inspected"],
  lacking: ["缺少：{what}", "lacks: {what}"],
  postedOn: ["上次公示 {day}", "last posted {day}"],
  takenDownOn: ["{day} 撤下", "taken down on {day}"],
  age: ["检查时已 {n} 天", "{n} days old when inspected"],
  unanswered: ["逾期未答复 {n} 件", "{n} objections not answered in time"],
  none: ["没有结果", "no result"],
  noneDetail: ["没有规则给出结果", "no rule gives a result"],
  summary: ["{n} 项{result}", "{n} {result}"],
  board: ["全部小区", "All estates"],
  caption: ["{title} {period}", "{title} {period}"],
  anyCheck: ["任一事项", "any item"],
  withResult: ["有此结果", "With result"],
  checks: ["事项", "Item"],
  results: ["结果", "Result"],
  card: ["评分卡与全部依据", "Scorecard with all reasons"],
  byCheck: ["各事项的结果", "Results by item"],
  onPage: ["第 {from}–{to} 个，共 {all}", "{from}–{to} of {all}"],
} as const satisfies Readonly<Record<string, Pair>>;

/** Codes of what lacks on a board; a code that is not here is shown as it is. */
export const LACKING: Readonly<Record<string, Pair>> = {
  liftFirm: ["电梯维保单位", "lift maintenance firm"], liftPlan: ["电梯应急预案", "lift emergency plan"], fireFirm: ["消防维保单位", "fire maintenance firm"], firePlan: ["消防应急预案", "fire emergency plan"],
  qualification: ["资质", "qualification"], contact: ["联系方式", "contact"], emergencyPlan: ["应急预案", "emergency plan"], cost: ["费用", "cost"],
  registrationNumber: ["登记号", "registration number"], photo: ["照片", "photographs"], dutyPhone: ["24小时电话", "24-hour phone"], grade: ["服务等级", "grade of service"], frequency: ["服务频次", "frequency"],
  basis: ["收费依据", "basis of the charges"], specialServices: ["特约服务", "special services"], apportionment: ["分摊办法", "apportionment"], spending: ["支出", "spending"], perUse: ["逐笔使用情况", "each use"], budget: ["预算", "budget"],
  authorityPhone: ["主管部门电话", "phone of the authority"], answerDays: ["答复期限", "days to answer"], other: ["其他", "other"],
};
