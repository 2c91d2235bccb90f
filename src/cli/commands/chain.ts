import type { Command } from "commander";
import { newDataSince } from "../../app/chain/new-data.js";
import { recompute, type Recomputed } from "../../app/chain/recompute.js";
import { compareStoredRuns, type ComparedRuns } from "../../app/chain/run-differences.js";
import { staleRuns, type Cause, type StaleRun } from "../../app/chain/stale-runs.js";
import type { RunDocument } from "../../app/documents.js";
import { Refusal } from "../../app/refusal.js";
import { publishedRuns } from "../../app/runs/publications.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";
import { runDifferenceLines } from "../run-difference-lines.js";
import { runTitle, short } from "../run-lines.js";
import { casesInWords } from "./runs.js";

interface Options {
  readonly json?: boolean;
}

const runAnswer = ({ id, scheme, period, asOf }: RunDocument): object => ({ id, scheme, period: period.id, asOf });
const staleAnswer = ({ run, causes }: StaleRun): object => ({ run: runAnswer(run), causes });
const comparedAnswer = ({ before, after, difference }: ComparedRuns): object => ({ before: runAnswer(before), after: runAnswer(after), ...difference });

function causeLine(terminal: Terminal, { why, scheme, period, read, now }: Cause): string {
  const [was, is] = [short(read ?? ""), short(now ?? "")];
  const words: Readonly<Record<Cause["why"], readonly [zh: string, en: string]>> = {
    withdrawn: [`所读的 ${scheme} ${period}（${was}）已撤回`, `${scheme} ${period} (${was}), which it read, was withdrawn`],
    replaced: [`所读的 ${scheme} ${period}（${was}）已由 ${is} 取代`, `${scheme} ${period} (${was}), which it read, was replaced by ${is}`],
    added: [`${scheme} ${period}（${is}）后来发布，当时未读到`, `${scheme} ${period} (${is}) was published later, and it did not read it`],
    stale: [`所读的 ${scheme} ${period}（${was}）本身已过期`, `${scheme} ${period} (${was}), which it read, is stale itself`],
  };
  return `  ${say(terminal, { "zh-CN": words[why][0], en: words[why][1] })}`;
}

const staleLines = (terminal: Terminal, { run, causes }: StaleRun): readonly string[] => [runTitle(terminal, run), ...causes.map((cause) => causeLine(terminal, cause))];

function staleCommand(program: Command, context: CommandContext): void {
  program.command("stale").description("列出依据已变的已发布运行，以及所用记录后来有变的 / list published runs whose basis has changed, and those whose records have")
    .option("--json", "输出 JSON / print JSON")
    .addHelpText("after", "\n退出码 / exit codes: 0 没有过期的 none is stale · 1 有 some are")
    .action(action<[], Options>(context, async ({ open, terminal }, _args, options) => {
      const store = await open();
      const stale = await staleRuns(store);
      const changed = await newDataSince(store, await publishedRuns(store.store));
      if (options.json) printJson(terminal, { stale: stale.map(staleAnswer), newData: changed.map(({ run, ...rest }) => ({ run: runAnswer(run), ...rest })) });
      else {
        for (const line of stale.flatMap((one) => staleLines(terminal, one))) terminal.out(line);
        if (stale.length === 0) terminal.out(say(terminal, { "zh-CN": "没有过期的已发布运行。", en: "No published run is stale." }));
        for (const { run, changed: count } of changed) terminal.out(`${runTitle(terminal, run)}: ${say(terminal, { "zh-CN": `所用记录中有 ${count} 条后来有变（新数据）`, en: `${count} of the records that it used have changed since (new data)` })}`);
      }
      return stale.length === 0 ? EXIT.ok : EXIT.no;
    }));
}

function recomputedLines(terminal: Terminal, { stale, compared, published, reason }: Recomputed): readonly string[] {
  const state = published ? [`${say(terminal, { "zh-CN": "新运行已发布", en: "the new run is published" })}; ${casesInWords(published.cases, terminal)}`] : [];
  const why = reason ? [say(terminal, reason.text)] : [];
  return [...(compared ? runDifferenceLines(terminal, compared) : [runTitle(terminal, stale.run)]), ...state, ...why, ""];
}

const recomputedAnswer = ({ stale, outcome, compared, published, reason }: Recomputed): object =>
  ({ stale: staleAnswer(stale), outcome, compared: compared && comparedAnswer(compared), published, reason });

function recomputeCommand(program: Command, context: CommandContext): void {
  program.command("recompute [runs...]").description("按先后重算过期的运行，并说明差别 / evaluate stale runs again in their order, and show the difference")
    .option("--all", "全部过期的运行 / all stale runs").option("--publish", "发布新的运行，取代旧的 / publish the new runs in place of the old ones")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string[]], Options & { all?: boolean; publish?: boolean }>(context, async ({ open, terminal, progress }, [runs], options) => {
      if ((runs.length > 0) === (options.all === true)) throw new Refusal("invalid", "runs", { "zh-CN": "请写出要重算的运行，或只写 --all。", en: "Name the runs to recompute, or say --all alone." });
      const done = await recompute(await open(), { runs, publish: options.publish === true }, progress);
      if (options.json) printJson(terminal, { recomputed: done.map(recomputedAnswer) });
      else if (done.length === 0) terminal.out(say(terminal, { "zh-CN": "没有过期的已发布运行。", en: "No published run is stale." }));
      else for (const line of done.flatMap((one) => recomputedLines(terminal, one))) terminal.out(line);
      return done.some(({ outcome }) => outcome === "refused") ? EXIT.no : EXIT.ok;
    }));
}

function compareCommand(program: Command, context: CommandContext): void {
  program.command("compare <before> <after>").description("比较两次运行的结果：得分、等级、名次、名单 / compare two runs: score, grade, rank, lists")
    .option("--json", "输出 JSON，列出全部对象 / print JSON, with all subjects")
    .addHelpText("after", "\n退出码 / exit codes: 0 没有差别 no difference · 1 有差别 differences")
    .action(action<[string, string], Options>(context, async ({ open, terminal }, [before, after], options) => {
      const compared = await compareStoredRuns(await open(), before, after);
      if (options.json) printJson(terminal, comparedAnswer(compared));
      else for (const line of runDifferenceLines(terminal, compared)) terminal.out(line);
      return compared.difference.differences.length === 0 ? EXIT.ok : EXIT.no;
    }));
}

/** stale, recompute, compare: what becomes of runs when something that they read changes. */
export function addChainCommands(program: Command, context: CommandContext): void {
  for (const add of [staleCommand, recomputeCommand, compareCommand]) add(program, context);
}
