import type { Pair } from "../language.js";

export const SIGN_IN = {
  title: ["登录", "Sign in"],
  sub: ["录入、导入和核实评价依据的工作台", "The desk where evidence is entered, imported and verified"],
  by: ["经办人", "Your name"],
  byHint: ["写入每一步的记录；2 至 60 个字符。", "It stands in the record of every step; up to 60 characters."],
  token: ["管理令牌", "The administrator’s token"],
  tokenHint: ["即服务启动时 WUYE_ADMIN_TOKEN 的值。登录 8 小时后失效。", "The value of WUYE_ADMIN_TOKEN with which the service was started. You are signed out after 8 hours."],
  go: ["登录", "Sign in"],
  wrong: ["令牌不对。", "This is not the token."],
  badName: ["请写经办人姓名：文字、数字、空格和 . _ · -。", "Write your name: letters, digits, spaces and . _ · -."],
  out: ["退出", "Sign out"],
} as const satisfies Readonly<Record<string, Pair>>;

export const FORMS = {
  error: ["错误", "Error"],
  faults: ["有错误，什么也没有改动：", "There is something to put right; nothing was changed:"],
  optional: ["可不填", "optional"],
} as const satisfies Readonly<Record<string, Pair>>;

export const DESK_WORDS = {
  title: ["工作台", "Desk"],
  sub: ["等待办理的事项", "What waits to be done"],
} as const satisfies Readonly<Record<string, Pair>>;
