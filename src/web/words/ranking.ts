import type { Pair } from "../language.js";

export const RANKING = {
  title: ["排名", "Ranking"],
  rank: ["名次", "Rank"],
  score: ["得分", "Score"],
  change: ["较上期", "Change"],
  changeTitle: ["与 {period} 相比的名次变化", "Places won or lost since {period}"],
  marks: ["标记", "Marks"],
  counts: ["{all}，其中未评 {others}", "{all}, of which {others} not rated"],
  onPage: ["第 {from}–{to}，共 {all}", "{from}–{to} of {all}"],
  filtered: ["筛选结果", "Filtered"],
  caption: ["{title} {period}", "{title} {period}"],
  namePlaceholder: ["名称的任一部分", "any part of the name"],
  same: ["—", "—"],
  fresh: ["新", "new"],
  sortedBy: ["排序", "Sort by"],
  up: ["上升 {n} 名", "up {n}"],
  down: ["下降 {n} 名", "down {n}"],
  tie: ["{rank}=", "{rank}="],
  outside: ["不排名", "no rank"],
  noMatch: ["没有符合条件的{noun}。", "No {noun} matches these filters."],
  best: ["最好", "best"],
} as const satisfies Readonly<Record<string, Pair>>;
