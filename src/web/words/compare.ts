import type { Pair } from "../language.js";

/** Words of the page that compares two runs. */
export const COMPARE = {
  title: ["两次结果的比较", "Two results compared"],
  counts: ["{all}：{unchanged} 个不变，{changed} 个有变化，{appeared} 个新出现，{vanished} 个不再出现", "{all}: {unchanged} unchanged, {changed} changed, {appeared} new, {vanished} gone"],
  before: ["前", "Before"],
  after: ["后", "After"],
  status: ["状态", "State"],
  score: ["得分", "Score"],
  grade: ["等级", "Grade"],
  rank: ["名次", "Rank"],
  lists: ["名单", "Lists"],
  respect: ["变化的方面", "What changed"],
  moves: ["名单的进出", "On and off the lists"],
  entered: ["进入", "entered"],
  left: ["退出", "left"],
  name: ["名称", "Name"],
  change: ["变化", "Change"],
  appeared: ["新出现", "new"],
  vanished: ["不再出现", "gone"],
  same: ["两次结果没有差别。", "The two results do not differ."],
  rated: ["已评", "rated"],
  notRated: ["未评", "not rated"],
  notEligible: ["不参评", "not eligible"],
  onPage: ["第 {from} 至 {to} 个，共 {all} 个", "{from} to {to} of {all}"],
} as const satisfies Readonly<Record<string, Pair>>;
