import type { Command } from "commander";
import { decideRun } from "../../app/choices/decide-run.js";
import { publishRun } from "../../app/runs/publish-run.js";
import { verifyRun } from "../../app/runs/verify-run.js";
import { withdrawRun } from "../../app/runs/withdraw-run.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";
import { runLines, short } from "../run-lines.js";

/** What was run of the cases before a publication, in words. */
export const casesInWords = (cases: number, terminal: Terminal): string =>
  say(terminal, cases > 0 ? { "zh-CN": `用例 ${cases} 个，全部通过`, en: `${cases} cases, all of them pass` } : { "zh-CN": "没有可运行的用例", en: "there were no cases to run" });

function publishCommand(program: Command, context: CommandContext): void {
  program.command("publish <run>").description("核对并发布一次运行 / check a run with the second engine and the reference, then publish it")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal, progress }, [id], options) => {
      const { run, check, fresh, cases } = await publishRun(await open(), id, progress);
      if (options.json) printJson(terminal, { run: { id: run.id, scheme: run.scheme, period: run.period.id }, check, cases, fresh });
      else {
        for (const engine of check.engines) terminal.out(`${engine.name} ${engine.version}: ${engine.compared} = ${say(terminal, { "zh-CN": "一致", en: "equal" })}`);
        terminal.out(casesInWords(cases, terminal));
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

interface DecideOptions {
  readonly list?: string;
  readonly choose?: readonly string[];
  readonly reject?: readonly string[];
  readonly reason: string;
  readonly json?: boolean;
}

function decideCommand(program: Command, context: CommandContext): void {
  program.command("decide <run>").description("记录人工决定（并列先后、名额、是否列入），并重新评价 / record what a person decides (ties, last places, entries), and evaluate again")
    .option("--list <list>", "名单；不写则为排名 / the list; left out: the ranking")
    .option("--choose <ids...>", "选定的对象，按先后 / who is chosen, in order")
    .option("--reject <ids...>", "不列入的对象 / who does not enter")
    .requiredOption("--reason <text>", "理由，永久保存 / the reason, kept for good")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], DecideOptions>(context, async ({ open, terminal, progress }, [id], { list, choose = [], reject = [], reason, json }) => {
      const { before, run, choices } = await decideRun(await open(), id, { ...(list === undefined ? {} : { list }), choose, reject, reason }, progress);
      const waiting = run.waiting ?? [];
      if (json) printJson(terminal, { before: before.id, run: { id: run.id, scheme: run.scheme, period: run.period.id }, choices, waiting });
      else {
        for (const line of runLines(terminal, run)) terminal.out(line);
        terminal.out(say(terminal, waiting.length === 0 ? { "zh-CN": "已记录，再无事项待人决定。", en: "Recorded; nothing else waits for a person." } : { "zh-CN": `已记录；还有 ${waiting.length} 项待人决定。`, en: `Recorded; ${waiting.length} more wait for a person.` }));
      }
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

/** publish, withdraw, decide, verify. */
export function addRunCommands(program: Command, context: CommandContext): void {
  for (const add of [decideCommand, publishCommand, withdrawCommand, verifyCommand]) add(program, context);
}
