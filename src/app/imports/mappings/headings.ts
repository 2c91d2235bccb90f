import { comparable } from "../values/plain.js";
import type { Target, TargetField } from "./target.js";

/** Without what stands in brackets: 超期办理（答复晚于限期） -> 超期办理. */
const bare = (title: string): string => title.replace(/[（(][^（()）]*[）)]/g, "");

/** Everything that a field is called: its name, its titles in both languages, and what else means it; the surest first. */
export function headingsOf({ name, declaration: { title }, headings }: TargetField): readonly string[] {
  const short = name.replace(/^(?:data|attributes)\./, "");
  return [name, title["zh-CN"], title.en, short, bare(title["zh-CN"]), bare(title.en), ...headings];
}

/** Comparable heading -> field of the target. A heading that means several fields stands for the one that is surest of it. */
export function headingIndex(target: Target): ReadonlyMap<string, TargetField> {
  const fields = [...target.fields.values()];
  const all = fields.map((field) => headingsOf(field).map(comparable));
  const index = new Map<string, TargetField>();
  const longest = Math.max(0, ...all.map((names) => names.length));
  for (let place = 0; place < longest; place++) {
    all.forEach((names, i) => { const heading = names[place]; if (heading && !index.has(heading)) index.set(heading, fields[i]); });
  }
  return index;
}

/** Heading of the column that says why rows came back; it is passed over when such a file is imported again. */
export const REASON_HEADING = "未导入的原因 / Reason";
const PASSED_OVER: ReadonlySet<string> = new Set([REASON_HEADING, "未导入的原因", "序号", "行号", "No."].map(comparable));

/** True for headings that say nothing about the record: running numbers, the reasons of an earlier import. */
export const isPassedOver = (heading: string): boolean => PASSED_OVER.has(comparable(heading));
