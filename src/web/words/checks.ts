import type { Pair } from "../language.js";

export const CHECKS = {
  title: ["检查办法时发现的问题", "What the checker finds"],
  sub: ["编写评价办法时可能遇到的每一种问题", "Every sort of problem that a scheme can have"],
  error: ["错误：须改正才能公布", "Error: it must be put right before publication"],
  warning: ["警告：不妨碍公布", "Warning: it does not keep a scheme from being published"],
  why: ["为什么要紧", "Why it matters"],
  wrong: ["写错", "Wrong"],
  right: ["写对", "Right"],
  all: ["全部", "All of them"],
  unknown: ["没有这种问题。", "There is no such problem."],
} as const satisfies Readonly<Record<string, Pair>>;
