import type { Pair } from "../language.js";

export const LISTS = {
  title: ["名单", "Lists"],
  why: ["原因", "Reason"],
  since: ["自", "Since"],
  until: ["至", "Until"],
  name: ["名称", "Name"],
  district: ["区县", "District"],
  score: ["得分", "Score"],
  rank: ["名次", "Rank"],
  nobody: ["本期无人列入。", "Nobody is on this list."],
  entries: ["{all}，其中本期新进 {entered}", "{all}, of which {entered} are new"],
  condition: ["列入条件", "Who enters"],
  byCondition: ["符合列入条件", "meets the conditions"],
  undecided: ["待定：资料缺失，尚不能决定是否列入", "Undecided: something is missing, so it cannot be told whether they enter"],
  noPlace: ["符合条件但名额已满", "Qualified, but every place is taken"],
  left: ["上期在册、本期不在", "On it last period, not now"],
  leftNow: ["本期：{now}", "now: {now}"],
  gone: ["本期未评", "not rated now"],
  consequences: ["结果运用", "What follows"],
  untilNext: ["下期评价前", "the next result"],
  evidence: ["依据见评分卡", "evidence on the scorecard"],
} as const satisfies Readonly<Record<string, Pair>>;
