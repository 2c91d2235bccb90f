import { InvalidArgumentError, type Command } from "commander";
import { CASES_FILE, checkSchemes, type SchemeCheck } from "../../app/check-schemes.js";
import { createExplainer } from "../../app/runs/explain-run.js";
import { chosenRun, rankedScorecards } from "../../app/runs/rank.js";
import type { ScorecardDocument } from "../../app/documents.js";
import type { Problem } from "../../domain/model/problem.js";
import { cardSentence } from "../../domain/explain/card-sentence.js";
import { publicTrace } from "../../domain/explain/public-trace.js";
import { action, type CommandContext } from "../action.js";
import { explainProblem } from "../explain-problem.js";
import { explanationLines } from "../explanation-lines.js";
import { EXIT, printJson, problemAnswer, problemLines, say, type Terminal } from "../output.js";

/** The file in which a problem stands. */
const sourceOf = ({ location, texts }: SchemeCheck, { path }: Problem): { readonly location: string; readonly text: string } =>
  path.startsWith(CASES_FILE) ? { location: location.replace(/scheme\.json$/, CASES_FILE), text: texts.cases } : { location, text: texts.scheme };

function checkCommand(program: Command, context: CommandContext): void {
  program.command("check [scheme]").description("检查评价办法与用例 / check schemes and their cases")
    .option("--store", "连同库中保存的种类 / with the kinds that the store keeps").option("--json", "输出 JSON / print JSON").option("--explain <code>", "说明一种问题：为什么要紧，怎样改 / explain a sort of problem")
    .action(action<[string | undefined] & string[], { json?: boolean; explain?: string; store?: boolean }>(context, async ({ open, services, terminal }, [name], options) => {
      if (options.explain !== undefined) return explainProblem(terminal, options.explain, options.json === true);
      const checks = await checkSchemes(options.store ? await open() : services, name);
      const problems = checks.flatMap((c) => c.problems);
      if (options.json) printJson(terminal, { problems: problems.map((problem) => problemAnswer(terminal, problem)), schemes: checks.map((c) => ({ scheme: c.scheme, cases: c.cases.length, passed: c.cases.filter((r) => r.passed).length })) });
      else for (const check of checks) {
        for (const problem of check.problems) for (const line of problemLines(terminal, problem, sourceOf(check, problem))) terminal.err(line);
        const passed = check.cases.filter((c) => c.passed).length;
        terminal.out(say(terminal, { "zh-CN": `${check.scheme}：${check.problems.length} 个问题，用例 ${passed}/${check.cases.length} 通过`, en: `${check.scheme}: ${check.problems.length} problems, ${passed}/${check.cases.length} cases pass` }));
      }
      return problems.some((p) => p.severity === "error") ? EXIT.no : EXIT.ok;
    }));
}

const cell = (value: number | null, terminal: Terminal): string => (value === null ? say(terminal, { "zh-CN": "未评", en: "not rated" }) : String(value));

function rankLine(terminal: Terminal, { name, card }: ScorecardDocument): string {
  const rank = card.rank === null ? "—" : `${card.rank}${card.tied > 0 ? "=" : ""}`;
  return [rank, card.grade ?? card.outcome ?? "—", cell(card.score, terminal), name, card.subject].join("\t");
}

function rowCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("应为 1 至 999999999 的整数 / a whole number from 1 to 999999999 is expected.");
}

function rankCommand(program: Command, context: CommandContext): void {
  program.command("rank <scheme>").description("显示排名（默认最近已发布的一期）/ print the ranking (default: the newest published)")
    .option("--period <period>", "期间 / period").option("--run <run>", "指定运行，可未发布 / a run, published or not")
    .option("--limit <n>", "行数 / rows", rowCount, 50).option("--json", "输出 JSON / print JSON")
    .action(action<[string], { period?: string; run?: string; limit: number; json?: boolean }>(context, async ({ open, terminal }, [scheme], options) => {
      const store = await open();
      const run = await chosenRun(store, { scheme, period: options.period, run: options.run });
      const all = await rankedScorecards(store, run.id);
      const shown = all.slice(0, options.limit);
      if (options.json) printJson(terminal, { run: run.id, period: run.period.id, asOf: run.asOf, total: all.length, demonstration: run.demonstration, items: shown.map((s) => ({ name: s.name, ...s.card })) });
      else for (const scorecard of shown) terminal.out(rankLine(terminal, scorecard));
      return EXIT.ok;
    }));
}

function explainCommand(program: Command, context: CommandContext): void {
  program.command("explain <scheme> <subject>").description("说明一张评分卡的每一分 / explain every point of a scorecard")
    .option("--period <period>", "期间 / period").option("--run <run>", "指定运行，可未发布 / a run, published or not")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string, string], { period?: string; run?: string; json?: boolean }>(context, async ({ open, terminal }, [scheme, subject], options) => {
      const opened = await open();
      const run = await chosenRun(opened, { scheme, period: options.period, run: options.run });
      const found = await createExplainer(opened)(run.id, subject);
      const sentence = { "zh-CN": cardSentence(found.card, found.scheme, "zh-CN"), en: cardSentence(found.card, found.scheme, "en") };
      if (options.json) printJson(terminal, { run: run.id, period: run.period.id, asOf: run.asOf, demonstration: run.demonstration, name: found.scorecard.name, sentence, card: found.card, trace: publicTrace(found.trace, found.scheme) });
      else for (const line of explanationLines(found, say(terminal, sentence), terminal)) terminal.out(line);
      return EXIT.ok;
    }));
}

/** check, rank, explain. */
export function addLookUpCommands(program: Command, context: CommandContext): void {
  for (const add of [checkCommand, rankCommand, explainCommand]) add(program, context);
}
