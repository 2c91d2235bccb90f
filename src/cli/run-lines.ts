import type { RunDocument } from "../app/documents.js";
import { say, type Terminal } from "./output.js";

/** As much of a hash as people need. */
export const short = (hash: string): string => hash.slice(0, 12);

/** "run 3cedc38db0f3  Title 2026-Q3, as of 2026-09-30". */
export const runTitle = (terminal: Terminal, run: RunDocument): string =>
  say(terminal, { "zh-CN": `运行 ${short(run.id)}  ${run.title["zh-CN"]} ${run.period.id}，截至 ${run.asOf}`, en: `run ${short(run.id)}  ${run.title.en} ${run.period.id}, as of ${run.asOf}` });

/** A run in a few lines: what it is, how many were rated, grades and lists, its result. */
export function runLines(terminal: Terminal, run: RunDocument): readonly string[] {
  const grades = run.distribution.map((d) => `${d.grade} ${d.count}`).join(" · ");
  const lists = run.lists.map((l) => `${l.list} ${l.in}${l.undecided > 0 ? ` (+${l.undecided}?)` : ""}`).join(" · ");
  const counts = say(terminal, {
    "zh-CN": `对象 ${run.counts.subjects}，已评 ${run.counts.rated}，未评 ${run.counts.notRated}，不适用 ${run.counts.notEligible}`,
    en: `subjects ${run.counts.subjects}, rated ${run.counts.rated}, not rated ${run.counts.notRated}, not eligible ${run.counts.notEligible}`,
  });
  return [runTitle(terminal, run), counts, ...[grades, lists].filter((line) => line !== ""), `result ${run.result}`];
}
