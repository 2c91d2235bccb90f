import type { Text } from "../../model/documents.js";
import type { RoundingMode, ScoreSpec } from "../../model/scheme.js";

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

/** Everything that an author may leave out, in one place. */
export const DEFAULTS = {
  decimals: 4,
  priority: 1,
  on: "occurredOn",
  onUnknown: "report",
  groupMissing: "refuse",
  linkedMissing: "refuse",
  better: "high",
  places: 2,
  mode: "half-away",
  ties: "share",
  disputed: "count",
} as const satisfies { readonly mode: RoundingMode; readonly better: ScoreSpec["better"]; readonly [key: string]: string | number };

/** Results of checks, worst first. */
export const DEFAULT_RESULTS: readonly { readonly id: string; readonly title: Text }[] = [
  { id: "absent", title: text("未公示", "Absent") },
  { id: "incomplete", title: text("内容不全", "Incomplete") },
  { id: "stale", title: text("过期未更新", "Stale") },
  { id: "notInspected", title: text("未经检查", "Not inspected") },
  { id: "pass", title: text("合格", "Pass") },
];

/** Titles and tones of lists that everybody calls so. */
const LISTS: Readonly<Record<string, { readonly title: Text; readonly tone: "honour" | "warning" | "shame" }>> = {
  red: { title: text("红榜", "Red list"), tone: "honour" },
  yellow: { title: text("黄牌", "Yellow list"), tone: "warning" },
  black: { title: text("黑榜", "Black list"), tone: "shame" },
};

/** Title and tone of a list that does not state them. */
export function listDefaults(id: string): { readonly title: Text; readonly tone: "honour" | "warning" | "shame" | "neutral" } {
  return Object.hasOwn(LISTS, id) ? LISTS[id] : { title: text(id, id), tone: "neutral" };
}

/** Words that are the same in both languages: a name stands for its title. */
export function nameAsText(name: string): Text {
  return text(name, name);
}
