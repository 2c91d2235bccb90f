import { Option, type Command } from "commander";
import { findSource } from "../../app/read-source.js";
import type { RuleLibrary } from "../../app/ports/rule-library.js";
import type { Change } from "../../domain/diff/change.js";
import { diffSchemes } from "../../domain/diff/diff-schemes.js";
import { phrase, type Language } from "../../domain/explain/phrases/phrases.js";
import { paragraphLine } from "../../domain/explain/scheme/paragraph.js";
import { schemeInWords } from "../../domain/explain/scheme/scheme-in-words.js";
import type { Problem } from "../../domain/model/problem.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, problemAnswer, problemLine, type Terminal } from "../output.js";

interface Options {
  readonly json?: boolean;
  readonly lang?: Language;
}
interface Reading {
  readonly name: string;
  readonly location: string;
  readonly hash: string;
  readonly scheme: Scheme | null;
  readonly problems: readonly Problem[];
}

const language = (): Option => new Option("--lang <lang>", "语言 / language").choices(["zh-CN", "en"]);

async function read(library: RuleLibrary, name: string): Promise<Reading> {
  const { text, kinds, location, bases } = await findSource(library, name);
  return { name, location, ...library.read(text, kinds, bases) };
}

/** Says why schemes cannot be read, each problem at its place. */
function refuse(terminal: Terminal, readings: readonly Reading[], json: boolean): number {
  const broken = readings.filter(({ scheme }) => scheme === null);
  const problems = broken.flatMap(({ location, problems: found }) => found.filter(({ severity }) => severity === "error").map((problem) => ({ location, problem })));
  if (json) printJson(terminal, { problems: problems.map(({ location, problem }) => ({ location, ...problemAnswer(terminal, problem) })) });
  else for (const { location, problem } of problems) terminal.err(problemLine(terminal, problem, location));
  return EXIT.usage;
}

function wordsCommand(program: Command, context: CommandContext): void {
  program.command("words <scheme>").description("把评价办法全文说成文字 / tell a scheme whole in words")
    .addOption(language()).option("--json", "输出 JSON / print JSON")
    .action(action<[string], Options>(context, async ({ services, terminal }, [name], options) => {
      const said = { ...terminal, language: options.lang ?? terminal.language };
      const reading = await read(services.library, name);
      if (!reading.scheme) return refuse(said, [reading], options.json === true);
      const sections = schemeInWords(reading.scheme, said.language);
      if (options.json) printJson(said, { scheme: reading.scheme.id, revision: reading.hash, title: reading.scheme.title[said.language], sections });
      else said.out([`# ${reading.scheme.title[said.language]}`, ...sections.flatMap(({ heading, paragraphs }) => ["", `## ${heading}`, ...paragraphs.map((each) => `- ${paragraphLine(each, said.language)}`)])].join("\n"));
      return EXIT.ok;
    }));
}

const answerOf = (changes: readonly Change[], said: Language): readonly object[] => changes.map(({ text, ...change }) => ({ ...change, text: text[said], texts: text }));

function print(terminal: Terminal, [before, after]: readonly [Reading, Reading], changes: readonly Change[]): void {
  const { language: said } = terminal;
  terminal.out(`--- ${before.location} ${before.hash.slice(0, 12)}\n+++ ${after.location} ${after.hash.slice(0, 12)}`);
  for (const { weight, text, path } of changes) terminal.out(`[${phrase(`diff.${weight}`, said)}] ${text[said]}  ${path}`);
  const decides = changes.filter(({ weight }) => weight === "decides").length;
  terminal.out(changes.length === 0 ? phrase("diff.none", said) : phrase("diff.count", said, { n: String(changes.length), decides: String(decides) }));
}

function diffCommand(program: Command, context: CommandContext): void {
  program.command("diff <before> <after>").description("比较两个版本，说明改了什么、是否影响结果（名称、文件夹或文件） / tell what changed between two versions: an id, a folder or a file each")
    .addOption(language()).option("--json", "输出 JSON / print JSON")
    .addHelpText("after", "\n退出码 / exit codes: 0 没有差别 no difference · 1 有差别 differences · 2 读不出 cannot be read")
    .action(action<[string, string], Options>(context, async ({ services, terminal }, names, options) => {
      const said = { ...terminal, language: options.lang ?? terminal.language };
      const [before, after] = [await read(services.library, names[0]), await read(services.library, names[1])];
      if (!before.scheme || !after.scheme) return refuse(said, [before, after], options.json === true);
      const changes = diffSchemes(before.scheme, after.scheme);
      const headOf = ({ scheme, hash, location }: Reading): object => ({ scheme: scheme?.id, revision: hash, location });
      if (options.json) printJson(said, { before: headOf(before), after: headOf(after), changes: answerOf(changes, said.language) });
      else print(said, [before, after], changes);
      return changes.length === 0 ? EXIT.ok : EXIT.no;
    }));
}

/** words, diff: reading schemes, without a store. */
export function addReadingCommands(program: Command, context: CommandContext): void {
  for (const add of [wordsCommand, diffCommand]) add(program, context);
}
