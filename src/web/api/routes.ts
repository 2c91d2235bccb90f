import type { ApiRoute } from "./api-route.js";
import { disclosureAnswer, disclosuresAnswer } from "./disclosures-answer.js";
import { listsAnswer } from "./lists-answer.js";
import { rankingAnswer } from "./ranking-answer.js";
import { runAnswer, runsAnswer, schemeAnswer, schemesAnswer } from "./scheme-answers.js";
import { scorecardAnswer } from "./scorecard-answer.js";

const SCHEME = { scheme: ["评价办法编号", "Id of a scheme"] } as const;
const RUN = { run: ["运行编号", "Id of a run"] } as const;

/** Every resource. The router and the OpenAPI document are both made from this table. */
export const API_ROUTES: readonly ApiRoute[] = [
  { id: "rankings", path: "/rankings/{scheme}", words: ["排名", "A ranking"], parts: SCHEME, parameters: ["period", "as-of", "district", "grade", "size", "list", "q", "sort", "page", "limit", "lang"], answer: "Ranking", get: rankingAnswer },
  { id: "lists", path: "/lists/{scheme}", words: ["名单", "Lists"], parts: SCHEME, parameters: ["period", "as-of", "lang"], answer: "Lists", get: listsAnswer },
  { id: "scorecard", path: "/scorecards/{run}/{subject}", words: ["评分卡", "A scorecard"], parts: { ...RUN, subject: ["评价对象编号", "Id of what is rated"] }, parameters: ["trace", "lang"], answer: "Scorecard", get: scorecardAnswer },
  { id: "disclosures", path: "/disclosures", words: ["逐项检查结果", "Results of checks"], parts: {}, parameters: ["scheme", "period", "as-of", "district", "q", "check", "result", "page", "limit", "lang"], answer: "Disclosures", get: disclosuresAnswer },
  { id: "disclosure", path: "/disclosures/{project}", words: ["一个小区的公开情况", "The board of one estate"], parts: { project: ["小区编号", "Id of an estate"] }, parameters: ["scheme", "period", "as-of", "lang"], answer: "Disclosure", get: disclosureAnswer },
  { id: "schemes", path: "/schemes", words: ["评价办法一览", "Schemes"], parts: {}, parameters: ["lang"], answer: "Schemes", get: schemesAnswer },
  { id: "scheme", path: "/schemes/{scheme}", words: ["评价办法全文", "A scheme, whole"], parts: SCHEME, parameters: ["period", "as-of", "lang"], answer: "Scheme", get: schemeAnswer },
  { id: "runs", path: "/runs", words: ["运行一览", "Runs"], parts: {}, parameters: ["scheme", "lang"], answer: "Runs", get: runsAnswer },
  { id: "run", path: "/runs/{run}", words: ["一次运行", "A run"], parts: RUN, parameters: ["lang"], answer: "Run", get: runAnswer },
];
