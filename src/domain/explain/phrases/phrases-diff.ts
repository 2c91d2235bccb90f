import type { Text } from "../../model/documents.js";

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });

/** Phrases of what changed between two versions of a standard. */
export const DIFF_PHRASES = {
  "diff.from": text("{what}：{before} → {after}", "{what}: {before} -> {after}"),
  "diff.set": text("{what}：新增{after}", "{what}: now {after}"),
  "diff.unset": text("{what}：取消{before}", "{what}: no longer {before}"),
  "diff.same": text("{what}：写法有变，意思未变", "{what}: written otherwise, with the same words"),
  "diff.of": text("{what}的{aspect}", "{aspect} of {what}"),
  "diff.added": text("新增{what}：{says}", "{what} added: {says}"),
  "diff.removed": text("删除{what}：{says}", "{what} removed: {says}"),
  "diff.renamed": text("{what}改名，内容未变：{before} → {after}", "{what} renamed, with the same contents: {before} -> {after}"),
  "diff.renamedToo": text("{what}改名：{before} → {after}", "{what} renamed: {before} -> {after}"),
  "diff.moved": text("{what}移动了位置：{moved}", "{what} moved: {moved}"),
} as const satisfies Readonly<Record<string, Text>>;
