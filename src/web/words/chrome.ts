import type { Pair } from "../language.js";

/** Words of the frame of every page. */
export const CHROME = {
  brand: ["物业服务评价", "Property service ratings"],
  skip: ["跳到正文", "Skip to the content"],
  navLabel: ["主导航", "Main navigation"],
  rankings: ["排名", "Rankings"],
  lists: ["红黑榜", "Red and black lists"],
  disclosures: ["十公开", "Disclosures"],
  schemes: ["评价办法", "Standards"],
  desk: ["工作台", "Desk"],
  out: ["退出", "Sign out"],
  other: ["English", "中文"],
  demonstration: ["示例城市：以下全部企业、小区、人员和数据均为虚构。", "Demonstration city: all firms, estates, people and figures here are invented."],
  unpublished: ["未发布：仅供本机查看，不是评价结果。", "Not published: for viewing on this machine only, not a result."],
  footer: ["本站只显示已发布的评价结果；每个数字都可以追到它的依据。", "Only published results are shown here; every figure can be followed to its reason."],
  run: ["运行", "Run"],
  version: ["办法版本", "Version of the standard"],
  asOf: ["数据截至", "Data as of"],
  json: ["机器可读（JSON）", "Machine-readable (JSON)"],
  api: ["接口说明", "API description"],
} as const satisfies Readonly<Record<string, Pair>>;

/** Words that several pages share. */
export const COMMON = {
  asOfDay: ["截至 {day}", "As of {day}"],
  published: ["已发布", "Published"],
  unpublished: ["未发布", "Not published"],
  stale: ["所依据的结果已变", "Its basis has changed"],
  recomputing: ["正在重新计算", "it is being recomputed"],
  csv: ["下载 CSV", "Download CSV"],
  all: ["全部", "All"],
  district: ["区县", "District"],
  grade: ["等级", "Grade"],
  size: ["规模", "Size"],
  name: ["名称", "Name"],
  list: ["名单", "List"],
  period: ["期间", "Period"],
  search: ["查看", "Show"],
  find: ["查找", "Search"],
  previous: ["上一页", "Previous page"],
  next: ["下一页", "Next page"],
  pages: ["翻页", "Pages"],
  disputed: ["异议中", "disputed"],
  fewData: ["资料少", "few data"],
  undecided: ["待定", "undecided"],
  proposed: ["拟列入", "proposed"],
  noPlace: ["无名额", "no place"],
  notRated: ["未评", "not rated"],
  basis: ["依据", "Basis"],
  official: ["公布原文", "as published"],
  profile: ["本系统设定", "profile of ours"],
  lacks: ["缺少：{what}", "Missing: {what}"],
  nothingPublished: ["还没有发布任何评价结果。", "Nothing is published yet."],
  nothing: ["没有符合条件的结果。", "Nothing matches."],
  back: ["清除筛选，查看全部", "Clear the filters and show all"],
  none: ["无", "none"],
  unknown: ["未知", "unknown"],
  table: ["数据表", "Figures as a table"],
} as const satisfies Readonly<Record<string, Pair>>;

/** Measure word and nouns of the kinds that are rated. */
export const KINDS: Readonly<Record<string, { readonly measure: string; readonly noun: Pair; readonly plural: string }>> = {
  enterprise: { measure: "家", noun: ["企业", "firm"], plural: "firms" },
  project: { measure: "个", noun: ["小区", "estate"], plural: "estates" },
  manager: { measure: "名", noun: ["负责人", "manager"], plural: "managers" },
};
export const OTHER_KIND = { measure: "个", noun: ["对象", "subject"], plural: "subjects" } as const;
