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
  sub: ["等待办理的事项，最急的在前", "What waits to be done, the most urgent first"],
  waits: ["待办", "Waiting"],
  verify: ["待核实", "To be verified"],
  decide: ["待处理的异议", "Objections to be decided"],
  check: ["待核查的整改", "Rectifications to be checked"],
  verifySays: ["只上报、尚未核实的记录：不计任何人的分。", "Records that are only reported: they cost nobody a point."],
  decideSays: ["有异议的记录：处理前处处标注。", "Records that somebody objects to: marked everywhere until this is decided."],
  checkSays: ["已报告整改、尚未核查的记录。", "Records whose rectification was reported and waits to be checked."],
  overdue: ["其中 {n} 条已过期限", "{n} of them overdue"],
  following: ["还在整理新入库的记录，数字会增加。", "New records are still being gone through: the figures will grow."],
  waitsFor: ["事项", "Matter"],
  howMany: ["条数", "Records"],
  nothing: ["没有等待办理的事项。", "Nothing waits."],
  enter: ["录入一条记录", "Enter a record"],
  imports: ["导入文件", "Import files"],
  kinds: ["记录种类", "Kinds of records"],
  find: ["查找对象的记录", "Find the records of somebody"],
  recent: ["最近的变动", "Latest changes"],
  when: ["时间", "When"],
  who: ["经办", "By"],
  what: ["事由", "What"],
  why: ["说明", "Why"],
  record: ["记录", "Record"],
  subject: ["对象", "Subject"],
  kind: ["种类", "Kind"],
  due: ["期限", "Due"],
  since: ["入库", "Since"],
  noDue: ["未定", "none"],
  overdueMark: ["已过期", "overdue"],
  more: ["再后面的", "Further on"],
  back: ["回到工作台", "Back to the desk"],
} as const satisfies Readonly<Record<string, Pair>>;

/** Kinds of journal entries. */
export const JOURNAL_WORDS = {
  import: ["导入", "import"],
  records: ["记录", "records"],
  decision: ["决定", "decision"],
  run: ["运行", "run"],
  revision: ["办法版本", "version of a standard"],
  publication: ["发布", "publication"],
  erasure: ["删除个人信息", "erasure"],
  kind: ["记录种类", "kind of records"],
} as const satisfies Readonly<Record<string, Pair>>;
