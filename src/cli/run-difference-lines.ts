import type { ComparedRuns } from "../app/chain/run-differences.js";
import { COMPARED, type Compared, type Side, type SubjectDifference } from "../domain/cards/compare-runs.js";
import { say, type Terminal } from "./output.js";
import { runTitle } from "./run-lines.js";

/** Subjects named to people; `--json` has them all. */
const NAMED = 20;

const WORDS: Readonly<Record<Compared, readonly [zh: string, en: string]>> = {
  status: ["状态", "status"], score: ["得分", "score"], grade: ["等级", "grade"], rank: ["名次", "rank"], lists: ["名单", "lists"],
};
const word = (terminal: Terminal, what: Compared): string => say(terminal, { "zh-CN": WORDS[what][0], en: WORDS[what][1] });

function valueOf(value: Side[Compared]): string {
  if (Array.isArray(value)) return value.length === 0 ? "—" : value.join("+");
  return value === null ? "—" : String(value);
}

const sideLine = (terminal: Terminal, side: Side): string => COMPARED.filter((what) => what !== "status").map((what) => `${word(terminal, what)} ${valueOf(side[what])}`).join(" · ");

function subjectLine(terminal: Terminal, { subject, name, before, after, changed }: SubjectDifference): string {
  const head = name === subject ? subject : `${name} ${subject}`;
  if (before === null) return `+ ${head}: ${after ? sideLine(terminal, after) : ""}`;
  if (after === null) return `- ${head}: ${sideLine(terminal, before)}`;
  return `  ${head}: ${changed.map((what) => `${word(terminal, what)} ${valueOf(before[what])} → ${valueOf(after[what])}`).join(" · ")}`;
}

/** What differs between two runs: both named, the counts, and the first twenty subjects. */
export function runDifferenceLines(terminal: Terminal, { before, after, difference }: ComparedRuns): readonly string[] {
  const { subjects, unchanged, appeared, vanished, counts, lists, differences } = difference;
  const count = say(terminal, {
    "zh-CN": `对象 ${subjects}：不变 ${unchanged}，变化 ${differences.length - appeared - vanished}，新出现 ${appeared}，不再出现 ${vanished}`,
    en: `subjects ${subjects}: unchanged ${unchanged}, changed ${differences.length - appeared - vanished}, new ${appeared}, gone ${vanished}`,
  });
  const respects = COMPARED.filter((what) => counts[what] > 0).map((what) => `${word(terminal, what)} ${counts[what]}`).join(" · ");
  const moves = lists.map(({ list, entered, left }) => `${list} +${entered} -${left}`).join(" · ");
  const more = differences.length > NAMED ? [say(terminal, { "zh-CN": `……另有 ${differences.length - NAMED} 个（--json 列出全部）`, en: `... and ${differences.length - NAMED} more (--json names them all)` })] : [];
  return [
    `--- ${runTitle(terminal, before)}`, `+++ ${runTitle(terminal, after)}`, count, ...[respects, moves].filter((line) => line !== ""),
    ...differences.slice(0, NAMED).map((each) => subjectLine(terminal, each)), ...more,
  ];
}
