import type { Command } from "commander";
import { evaluateAll, type AllEntry, type Read } from "../../app/chain/evaluate-all.js";
import type { Result } from "../../app/chain/work-in-order.js";
import { evaluateFiles, type DocumentFile } from "../../app/evaluate-files.js";
import { Refusal } from "../../app/refusal.js";
import { action, type CommandContext, type Work } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";
import { runLines, short } from "../run-lines.js";
import { schemeWorkers, workHere } from "../scheme-workers.js";
import { scorecardAnswer, scorecardLines, unusedLines } from "../scorecard-lines.js";
import { casesInWords } from "./runs.js";

interface EvaluateOptions {
  readonly all?: boolean;
  readonly publish?: boolean;
  readonly period?: string;
  readonly asOf?: string;
  readonly subjects?: string;
  readonly records?: string;
  readonly links?: string;
  readonly history?: string;
  readonly json?: boolean;
}

const refusal = (code: string, zh: string, en: string): Refusal => new Refusal("invalid", code, { "zh-CN": zh, en });

/** Files instead of the store: nothing is stored. */
async function evaluateOnFiles({ services, terminal, progress }: Work, scheme: string, options: EvaluateOptions & { readonly subjects: string }): Promise<number> {
  const file = async (name: string | undefined): Promise<DocumentFile | undefined> => (name === undefined ? undefined : { name, text: await services.readText(name) });
  const [records, links, history] = await Promise.all([options.records, options.links, options.history].map(file));
  const subjects = { name: options.subjects, text: await services.readText(options.subjects) };
  const found = await evaluateFiles(services, { scheme, subjects, records, links, history, period: options.period, asOf: options.asOf }, progress);
  if (options.json) printJson(terminal, { run: found.run, scorecards: found.cards.map(scorecardAnswer), unused: found.unused });
  else for (const line of [...runLines(terminal, found.run), ...found.cards.flatMap((card) => scorecardLines(found.scheme, card, terminal)), ...unusedLines(found.unused, terminal)]) terminal.out(line);
  return EXIT.ok;
}

function resultLines(terminal: Terminal, { run, published }: Result): readonly string[] {
  const said = published ? [`${say(terminal, { "zh-CN": "已发布", en: "published" })}; ${casesInWords(published.cases, terminal)}`] : [];
  return [...runLines(terminal, run), ...said];
}

async function evaluateOne({ open, terminal, progress }: Work, name: string, options: EvaluateOptions): Promise<number> {
  const result = await workHere(await open(), { name, period: options.period, asOf: options.asOf, publish: options.publish === true }, progress);
  if (options.json) printJson(terminal, result);
  else for (const line of resultLines(terminal, result)) terminal.out(line);
  return EXIT.ok;
}

function readLine(terminal: Terminal, { scheme, runs, unpublished }: Read): string {
  const saw = runs.length > 0 ? runs.map(({ run, period }) => `${period} (${short(run)})`).join(", ") : say(terminal, { "zh-CN": "没有已发布的运行", en: "no published run" });
  const note = unpublished === null ? "" : say(terminal, { "zh-CN": `；刚评价的 ${short(unpublished)} 未发布，没有读取`, en: `; ${short(unpublished)}, evaluated just now, is not published and was not read` });
  return say(terminal, { "zh-CN": `读取 ${scheme}：${saw}${note}`, en: `reads ${scheme}: ${saw}${note}` });
}

const OUTCOMES: Readonly<Record<Exclude<AllEntry["outcome"], "evaluated">, readonly [zh: string, en: string]>> = { skipped: ["略过", "skipped"], refused: ["未能评价或发布", "refused"], waits: ["等待", "waits"] };

function entryLines(terminal: Terminal, { scheme, outcome, result, reads, reason }: AllEntry): readonly string[] {
  if (result) return [...resultLines(terminal, result), ...reads.map((read) => readLine(terminal, read)), ""];
  const [zh, en] = OUTCOMES[outcome as keyof typeof OUTCOMES];
  return [`${scheme}: ${say(terminal, { "zh-CN": zh, en })}${reason ? `: ${say(terminal, reason.text)}` : ""}`];
}

const entryAnswer = ({ result, ...entry }: AllEntry): object => ({ ...entry, run: result?.run ?? null, fresh: result?.fresh ?? null, published: result?.published ?? null });

async function evaluateSeveral({ open, services, terminal, progress }: Work, names: readonly string[], options: EvaluateOptions): Promise<number> {
  // Up by the time that the schemes have been read and put in order.
  services.warmSelf?.(Math.min(services.parallelism, names.length || Infinity) - 1);
  const context = await open();
  const entries = await evaluateAll(context, { names, period: options.period, asOf: options.asOf, publish: options.publish === true }, schemeWorkers(services, context, progress));
  if (options.json) printJson(terminal, { schemes: entries.map(entryAnswer) });
  else for (const line of entries.flatMap((entry) => entryLines(terminal, entry))) terminal.out(line);
  return entries.some(({ outcome }) => outcome === "refused" || outcome === "waits") ? EXIT.no : EXIT.ok;
}

async function evaluateAny(work: Work, names: readonly string[], options: EvaluateOptions): Promise<number> {
  const { subjects } = options;
  if (names.length === 0 && !options.all) throw refusal("scheme", "请写出评价办法（scheme），或用 --all 评价全部。", "Name a scheme, or evaluate all of them with --all.");
  if (names.length > 0 && options.all) throw refusal("all", "--all 已包括全部办法，不要再写名称。", "--all takes all schemes: name none beside it.");
  if (subjects !== undefined && (names.length !== 1 || options.publish)) throw refusal("files", "用文件评价时只写一个办法，且不能发布。", "On files, name one scheme, and nothing is published.");
  if (subjects !== undefined) return evaluateOnFiles(work, names[0], { ...options, subjects });
  if (options.records ?? options.links ?? options.history) throw refusal("subjects", "给出 --records、--links 或 --history 时也要用 --subjects 给出评价对象。", "With --records, --links or --history, name the subjects with --subjects too.");
  return names.length === 1 ? evaluateOne(work, names[0], options) : evaluateSeveral(work, names, options);
}

/** evaluate: one scheme, several, or all; on the store or on files. */
export function addEvaluateCommand(program: Command, context: CommandContext): void {
  program.command("evaluate [schemes...]").description("评价并保存一次运行；多个办法按相互读取的先后；给出文件时不用库、不保存 / evaluate schemes and store the runs, each after those that it reads; on files: without a store, nothing is stored")
    .option("--all", "全部办法 / all schemes")
    .option("--publish", "评价后即核对并发布，读取它的办法随后评价 / check and publish each run before those that read it are evaluated")
    .option("--period <period>", "期间，如 2026-Q1；默认为最近已结束且有记录的期间 / period; default: the newest ended one with records")
    .option("--as-of <day>", "截至日，如 2026-03-31；默认为期间最后一天 / as-of day; default: the last day of the period")
    .option("--subjects <file>", "评价对象（JSON 数组或 NDJSON）/ subjects (a JSON array or NDJSON)")
    .option("--records <file>", "记录 / records")
    .option("--links <file>", "关联 / links")
    .option("--history <file>", "以往决定（decision 记录）/ earlier decisions (records of kind decision)")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string[]], EvaluateOptions>(context, (work, [names], options) => evaluateAny(work, names, options)));
}
