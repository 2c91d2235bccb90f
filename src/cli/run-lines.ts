import type { RunDocument } from "../app/documents.js";
import type { Choice } from "../domain/model/choice.js";
import { say, type Terminal } from "./output.js";

/** As much of a hash as people need. */
export const short = (hash: string): string => hash.slice(0, 12);

/** "run 3cedc38db0f3  Title 2026-Q3, as of 2026-09-30". */
export const runTitle = (terminal: Terminal, run: RunDocument): string =>
  say(terminal, { "zh-CN": `运行 ${short(run.id)}  ${run.title["zh-CN"]} ${run.period.id}，截至 ${run.asOf}`, en: `run ${short(run.id)}  ${run.title.en} ${run.period.id}, as of ${run.asOf}` });

const IDS_SHOWN = 5;
const MATTERS: Readonly<Record<Choice["what"], readonly [zh: string, en: string]>> = { rankTie: ["名次并列", "a tie in the ranking"], placeTie: ["末位并列", "a tie for the last places"], entry: ["列入", "an entry"] };

/** A choice of a person that changed nothing: "red: an entry of P1 (chosen P1)". */
function ignoredLine(terminal: Terminal, { what, of, among }: Choice): string {
  const [zh, en] = MATTERS[what];
  const list = of === "" ? "" : `${of}: `;
  const ids = `${among.slice(0, IDS_SHOWN).join(", ")}${among.length > IDS_SHOWN ? " …" : ""}`;
  return say(terminal, { "zh-CN": `人的决定已不对应现状，未起作用：${list}${zh}（${ids}）`, en: `a person's decision fits nothing any more and changed nothing: ${list}${en} (${ids})` });
}

/** A run in a few lines: what it is, how many were rated, grades and lists, decisions that fit nothing, its result. */
export function runLines(terminal: Terminal, run: RunDocument): readonly string[] {
  const grades = run.distribution.map((d) => `${d.grade} ${d.count}`).join(" · ");
  const lists = run.lists.map((l) => `${l.list} ${l.in}${l.undecided > 0 ? ` (+${l.undecided}?)` : ""}`).join(" · ");
  const counts = say(terminal, {
    "zh-CN": `对象 ${run.counts.subjects}，已评 ${run.counts.rated}，未评 ${run.counts.notRated}，不适用 ${run.counts.notEligible}`,
    en: `subjects ${run.counts.subjects}, rated ${run.counts.rated}, not rated ${run.counts.notRated}, not eligible ${run.counts.notEligible}`,
  });
  return [runTitle(terminal, run), counts, ...[grades, lists].filter((line) => line !== ""), ...(run.choicesIgnored ?? []).map((choice) => ignoredLine(terminal, choice)), `result ${run.result}`];
}
