import type { CatalogueEntry } from "./problem-catalogue.js";

const error = (zh: string, en: string): CatalogueEntry => ({ severity: "error", zh, en });
const warning = (zh: string, en: string): CatalogueEntry => ({ severity: "warning", zh, en });

/** What the cases of a scheme show, and what they leave untried. */
export const CASES = {
  "case-failed": error("算例“{name}”不通过：{detail}。", "The case \"{name}\" fails: {detail}."),
  "case-without-because": warning("算例“{name}”没有写明依据（because）：条款与算式，先写好再试算。只为覆盖的算例请标 \"coverage\": true。", "The case \"{name}\" does not say why (`because`): the article and the arithmetic, written before it is run. Mark a case that only fills coverage with \"coverage\": true."),
  "case-coverage-rule": warning("没有算例使规则成立：{names}。请加算例；若不可能成立，请在 cases.json 的 unreachable 中写明理由：{\"{pointer}\": \"……\"}。", "No case makes these rules hold: {names}. Add a case; or, if none can be, say why under `unreachable` in cases.json: {\"{pointer}\": \"...\"}."),
  "case-coverage-condition": warning("没有算例使这一条件{outcome}。请加算例；若不可能，请在 cases.json 的 unreachable 中写明理由：{\"{pointer}\": \"……\"}。", "There is no case in which this condition {outcome}. Add one; or, if none can be, say why under `unreachable` in cases.json: {\"{pointer}\": \"...\"}."),
  "case-reason-idle": warning("{pointer} 处并没有未覆盖的规则或条件，理由已不需要：请删去，或改正位置。", "Nothing is untried at {pointer}: the reason is not needed. Leave it out, or correct the place."),
} as const;
