import { Refusal } from "../app/refusal.js";
import { didYouMean } from "../domain/scheme/did-you-mean.js";
import { PROBLEM_CODES, problemPage } from "../domain/scheme/pages/page-of.js";
import { EXIT, printJson, say, type Terminal } from "./output.js";

const HEADS = { why: { "zh-CN": "为什么要紧", en: "Why it matters" }, wrong: { "zh-CN": "写错", en: "Wrong" }, right: { "zh-CN": "写对", en: "Right" } } as const;

/** Prints the page of a code; refuses one that there is not, with the nearest. */
export function explainProblem(terminal: Terminal, code: string, json: boolean): number {
  const page = problemPage(code);
  if (!page) {
    const meant = didYouMean(code, PROBLEM_CODES);
    throw new Refusal("notFound", "unknown-code", { "zh-CN": `没有代码“${code}”。${meant === undefined ? "" : `是否想写“${meant}”？`}`, en: `There is no code "${code}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}` });
  }
  if (json) {
    printJson(terminal, page);
    return EXIT.ok;
  }
  const indented = (text: string): string => text.split("\n").map((line) => `  ${line}`).join("\n");
  const example = page.example ? (["wrong", "right"] as const).flatMap((side) => ["", `${say(terminal, HEADS[side])}:`, indented(page.example?.[side] ?? "")]) : [];
  terminal.out([`${page.code} (${page.severity})`, say(terminal, page.title), "", `${say(terminal, HEADS.why)}: ${say(terminal, page.why)}`, ...example].join("\n"));
  return EXIT.ok;
}
