import type { Command } from "commander";
import { evaluateFiles, type DocumentFile } from "../../app/evaluate-files.js";
import { Refusal } from "../../app/refusal.js";
import { evaluateRun } from "../../app/runs/evaluate-run.js";
import { publishRun } from "../../app/runs/publish-run.js";
import { verifyRun } from "../../app/runs/verify-run.js";
import { withdrawRun } from "../../app/runs/withdraw-run.js";
import type { RunDocument } from "../../app/documents.js";
import { action, type CommandContext, type Work } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";
import { scorecardAnswer, scorecardLines } from "../scorecard-lines.js";

const short = (hash: string): string => hash.slice(0, 12);

function runLines(terminal: Terminal, run: RunDocument): void {
  const grades = run.distribution.map((d) => `${d.grade} ${d.count}`).join(" · ");
  const lists = run.lists.map((l) => `${l.list} ${l.in}${l.undecided > 0 ? ` (+${l.undecided}?)` : ""}`).join(" · ");
  terminal.out(say(terminal, { "zh-CN": `运行 ${short(run.id)}  ${run.title["zh-CN"]} ${run.period.id}，截至 ${run.asOf}`, en: `run ${short(run.id)}  ${run.title.en} ${run.period.id}, as of ${run.asOf}` }));
  terminal.out(say(terminal, {
    "zh-CN": `对象 ${run.counts.subjects}，已评 ${run.counts.rated}，未评 ${run.counts.notRated}，不适用 ${run.counts.notEligible}`,
    en: `subjects ${run.counts.subjects}, rated ${run.counts.rated}, not rated ${run.counts.notRated}, not eligible ${run.counts.notEligible}`,
  }));
  for (const line of [grades, lists]) if (line !== "") terminal.out(line);
  terminal.out(`result ${run.result}`);
}

interface EvaluateOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly subjects?: string;
  readonly records?: string;
  readonly links?: string;
  readonly history?: string;
  readonly json?: boolean;
}

/** Files instead of the store: nothing is stored. */
async function evaluateOnFiles({ services, terminal, progress }: Work, scheme: string, options: EvaluateOptions & { readonly subjects: string }): Promise<void> {
  const file = async (name: string | undefined): Promise<DocumentFile | undefined> => (name === undefined ? undefined : { name, text: await services.readText(name) });
  const [records, links, history] = await Promise.all([options.records, options.links, options.history].map(file));
  const subjects = { name: options.subjects, text: await services.readText(options.subjects) };
  const found = await evaluateFiles(services, { scheme, subjects, records, links, history, period: options.period, asOf: options.asOf }, progress);
  if (options.json) return printJson(terminal, { run: found.run, scorecards: found.cards.map(scorecardAnswer) });
  runLines(terminal, found.run);
  for (const card of found.cards) for (const line of scorecardLines(found.scheme, card, terminal)) terminal.out(line);
}

function evaluateCommand(program: Command, context: CommandContext): void {
  program.command("evaluate <scheme>").description("评价并保存一次运行；给出文件时不用库、不保存 / evaluate a scheme and store the run; on files: without a store, nothing is stored")
    .option("--period <period>", "期间，如 2026-Q1；默认为最近已结束且有记录的期间 / period; default: the newest ended one with records")
    .option("--as-of <day>", "截至日，如 2026-03-31；默认为期间最后一天 / as-of day; default: the last day of the period")
    .option("--subjects <file>", "评价对象（JSON 数组或 NDJSON）/ subjects (a JSON array or NDJSON)")
    .option("--records <file>", "记录 / records")
    .option("--links <file>", "关联 / links")
    .option("--history <file>", "以往决定（decision 记录）/ earlier decisions (records of kind decision)")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], EvaluateOptions>(context, async (work, [scheme], options) => {
      const { open, terminal, progress } = work;
      const { subjects } = options;
      if (subjects !== undefined) {
        await evaluateOnFiles(work, scheme, { ...options, subjects });
        return EXIT.ok;
      }
      if (options.records ?? options.links ?? options.history) throw new Refusal("invalid", "subjects", { "zh-CN": "给出 --records、--links 或 --history 时也要用 --subjects 给出评价对象。", en: "With --records, --links or --history, name the subjects with --subjects too." });
      const { run, fresh } = await evaluateRun(await open(), { scheme, period: options.period, asOf: options.asOf }, progress);
      if (options.json) printJson(terminal, { run, fresh });
      else runLines(terminal, run);
      return EXIT.ok;
    }));
}

function publishCommand(program: Command, context: CommandContext): void {
  program.command("publish <run>").description("核对并发布一次运行 / check a run with the second engine and the reference, then publish it")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal, progress }, [id], options) => {
      const { run, check, fresh } = await publishRun(await open(), id, progress);
      if (options.json) printJson(terminal, { run: { id: run.id, scheme: run.scheme, period: run.period.id }, check, fresh });
      else {
        for (const engine of check.engines) terminal.out(`${engine.name} ${engine.version}: ${engine.compared} = ${say(terminal, { "zh-CN": "一致", en: "equal" })}`);
        terminal.out(say(terminal, { "zh-CN": `已发布 ${run.scheme} ${run.period.id}（${short(run.id)}）`, en: `published ${run.scheme} ${run.period.id} (${short(run.id)})` }));
      }
      return EXIT.ok;
    }));
}

function withdrawCommand(program: Command, context: CommandContext): void {
  program.command("withdraw <run>").description("撤回已发布的运行 / withdraw a published run")
    .requiredOption("--reason <text>", "理由，永久保存 / the reason, kept for good")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { reason: string; json?: boolean }>(context, async ({ open, terminal }, [id], options) => {
      const run = await withdrawRun(await open(), id, options.reason);
      if (options.json) printJson(terminal, { run: { id: run.id, scheme: run.scheme, period: run.period.id }, state: "withdrawn", reason: options.reason });
      else terminal.out(say(terminal, { "zh-CN": `已撤回 ${run.scheme} ${run.period.id}`, en: `withdrawn ${run.scheme} ${run.period.id}` }));
      return EXIT.ok;
    }));
}

function verifyCommand(program: Command, context: CommandContext): void {
  program.command("verify <run>").description("重新推导事实并重算每张评分卡 / derive the facts again and recompute every scorecard")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal, progress }, [id], options) => {
      const found = await verifyRun(await open(), id, progress);
      const { run, mismatches } = found;
      if (options.json) printJson(terminal, { run: { id: run.id, result: run.result }, equal: mismatches.length === 0, subjects: found.subjects, blocks: found.blocks, mismatches });
      else if (mismatches.length === 0) terminal.out(say(terminal, { "zh-CN": `逐字节一致：${found.subjects} 张评分卡，${found.blocks} 个事实块，结果 ${run.result}`, en: `equal to the byte: ${found.subjects} scorecards, ${found.blocks} blocks of facts, result ${run.result}` }));
      else for (const m of mismatches.slice(0, 50)) terminal.err(`${m.what} ${m.place}: ${m.expected} ≠ ${m.found}`);
      return mismatches.length === 0 ? EXIT.ok : EXIT.no;
    }));
}

/** evaluate, publish, withdraw, verify. */
export function addRunCommands(program: Command, context: CommandContext): void {
  for (const add of [evaluateCommand, publishCommand, withdrawCommand, verifyCommand]) add(program, context);
}
