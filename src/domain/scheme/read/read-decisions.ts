import type { Band, Scheme } from "../../model/scheme.js";
import { checkBands, type AroundBands } from "../checks/bands.js";
import { bandsByCuts, checkShareBands } from "../checks/share-bands.js";
import { objects, type Reading } from "../open-scheme.js";
import { below, member } from "../pointer.js";
import type { ReadContext } from "../vocabulary/context.js";
import { readConsequences } from "./read-ending.js";
import { readAtMost, readGrades } from "./read-grades.js";
import { readLists } from "./read-lists.js";
import { readRanking } from "./read-ranking.js";
import { cappedBy } from "./read-rules.js";
import { readScore } from "./read-score.js";

/** Bands over scores; where grades go by shares, those of scopes that are too small. A share that could not be read is no band over all scores. */
function checkGrades(context: ReadContext, grades: readonly Band[], shares: number, around: AroundBands): void {
  if (shares !== grades.filter(({ share }) => share !== undefined).length) return;
  const byScore = shares === 0 ? grades : bandsByCuts(grades);
  if (byScore) checkBands(context, byScore, around);
}

export type Decided = Pick<Scheme, "score" | "grades" | "atMost" | "ranking" | "lists" | "consequences">;

/** What is made of the score: bands, limits, ranking, lists, and what follows from them. */
export function readDecisions({ raw, context, facts, names, ruleItems }: Reading): Decided {
  const score = readScore(context, facts, member(raw, "score"));
  const grades = readGrades(context, facts, member(raw, "grades"));
  const shares = objects(member(raw, "grades")).filter((band) => Object.hasOwn(band, "share")).length;
  const published = raw.official === true || (grades.length > 0 && grades.every((band) => band.official));
  if (score) checkGrades(context, grades, shares, { score, published, capped: new Set([...cappedBy(ruleItems), ...objects(member(raw, "atMost")).map(({ grade }) => String(grade))]) });
  else if (grades.length > 0 && shares === 0) context.problems.add("needs-score", "/grades", { what: "等级", whatEn: "grades" });
  const ranking = readRanking(context, facts, member(raw, "ranking"), score);
  checkShareBands(context, grades, ranking);
  return {
    ...(score ? { score } : {}), grades, atMost: readAtMost(context, facts, names, member(raw, "atMost")), ...(ranking ? { ranking } : {}),
    lists: readLists({ context, facts, score }, member(raw, "lists")), consequences: readConsequences(context, names, member(raw, "consequences")),
  };
}

/** Grades that read a rank come after the ranking, which can then not go by grade. */
export function checkRankByGrade({ context }: Reading, { ranking }: Decided, rankingFirst: boolean): void {
  const place = ranking?.by.findIndex((key) => key.by === "grade") ?? -1;
  if (rankingFirst && place >= 0) context.problems.add("rank-by-grade", below("/ranking/by", place));
}
