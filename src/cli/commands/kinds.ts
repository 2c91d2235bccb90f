import type { Command } from "commander";
import type { Text } from "../../domain/model/documents.js";
import { ProblemError } from "../../domain/model/problem.js";
import { formOfKind, type FormField, type FormInput } from "../../app/kinds/form-of-kind.js";
import { findKind, kindHistory, kindText, listKinds, type ListedKind } from "../../app/kinds/kind-lists.js";
import { saveKind } from "../../app/kinds/save-kind.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";

interface Json { readonly json?: boolean }

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });
const ORIGINS: Readonly<Record<ListedKind["origin"], Text>> = { shipped: text("随附", "shipped"), extended: text("随附并扩充", "shipped, extended"), own: text("自建", "own") };
const INPUTS: Readonly<Record<FormInput, Text>> = {
  text: text("文字", "text"), longText: text("长文字", "long text"), number: text("数", "number"), integer: text("整数", "whole number"), day: text("日期", "day"), instant: text("时刻", "instant"),
  boolean: text("是否", "yes or no"), choice: text("选一", "choice"), choices: text("选几", "choices"), texts: text("几段文字", "texts"), group: text("一组字段", "group"), groups: text("几组字段", "list of groups"),
};
const REQUIRED = text("必填", "required");
const PERSONAL = text("个人信息", "personal");

function listCommand(kinds: Command, context: CommandContext): void {
  kinds.command("list").description("列出记录的种类 / list the kinds of records").option("--json", "输出 JSON / print JSON")
    .action(action<[], Json>(context, async ({ open, terminal }, _args, options) => {
      const listed = await listKinds(await open());
      if (options.json) printJson(terminal, { kinds: listed });
      else for (const { id, title, origin, fields, version } of listed) terminal.out([id, say(terminal, title), say(terminal, ORIGINS[origin]), String(fields), version === null ? "" : `v${version}`].join("\t").trimEnd());
      return EXIT.ok;
    }));
}

function fieldLines(terminal: Terminal, field: FormField, indent = ""): readonly string[] {
  const choices = field.choices?.map(({ value, title }) => `${value} ${say(terminal, title)}`).join(" | ");
  const bounds = [field.minimum === undefined ? "" : `>= ${field.minimum}`, field.maximum === undefined ? "" : `<= ${field.maximum}`, field.maxLength === undefined ? "" : `<= ${field.maxLength} ${terminal.language === "zh-CN" ? "字" : "characters"}`];
  const marks = [field.required ? say(terminal, REQUIRED) : "", field.personal ? say(terminal, PERSONAL) : "", ...bounds, choices ?? ""].filter((mark) => mark !== "");
  return [[`${indent}${field.name}`, say(terminal, field.title), say(terminal, INPUTS[field.input]), ...marks].join("\t"), ...(field.parts ?? []).flatMap((part) => fieldLines(terminal, part, `${indent}  `))];
}

function showCommand(kinds: Command, context: CommandContext): void {
  kinds.command("show <id>").description("显示一个种类的字段 / show the fields of a kind").option("--text", "原样输出声明 / print the declaration as it is written").option("--json", "输出 JSON / print JSON")
    .action(action<[string], Json & { text?: boolean }>(context, async ({ open, terminal }, [id], options) => {
      const store = await open();
      const [form, written] = [formOfKind(await findKind(store, id)), await kindText(store, id)];
      if (options.json) printJson(terminal, { ...form, declaration: JSON.parse(written) as unknown });
      else if (options.text) terminal.out(written.trimEnd());
      else for (const line of [`${form.kind}\t${say(terminal, form.title)}`, ...[...form.envelope, ...form.fields].flatMap((field) => fieldLines(terminal, field))]) terminal.out(line);
      return EXIT.ok;
    }));
}

function saveCommand(kinds: Command, context: CommandContext): void {
  kinds.command("save <file>").description("保存一个种类：新的，或只增不改的新版本 / keep a kind: a new one, or a version that only adds")
    .requiredOption("--reason <reason>", "理由，写入日志 / why, for the journal").option("--by <name>", "保存人 / who saves it").option("--json", "输出 JSON / print JSON")
    .action(action<[string], Json & { reason: string; by?: string }>(context, async ({ open, services, terminal }, [file], options) => {
      const declaration = await services.readText(file);
      const store = await open();
      const { version: { kind, number, hash }, fresh } = await saveKind(store, declaration, { by: options.by ?? store.by, reason: options.reason }).catch((error: unknown) => {
        throw error instanceof ProblemError ? new ProblemError(error.problems, file) : error;
      });
      if (options.json) printJson(terminal, { kind, number, hash, fresh });
      else terminal.out(say(terminal, fresh ? text(`已保存种类 ${kind} 第 ${number} 版`, `kept kind ${kind}, version ${number}`) : text(`种类 ${kind} 与第 ${number} 版相同，未写入`, `kind ${kind} is as its version ${number}: nothing was written`)));
      return EXIT.ok;
    }));
}

function historyCommand(kinds: Command, context: CommandContext): void {
  kinds.command("history <id>").description("一个种类的各个版本 / the versions of a kind").option("--json", "输出 JSON / print JSON")
    .action(action<[string], Json>(context, async ({ open, terminal }, [id], options) => {
      const versions = await kindHistory(await open(), id);
      if (options.json) printJson(terminal, { kind: id, versions });
      else if (versions.length === 0) terminal.out(say(terminal, text("随附的种类，没有人扩充过", "it comes with the program, and nobody extended it")));
      else for (const { number, at, by, reason, hash } of versions) terminal.out([`v${number}`, at, by, reason, hash.slice(0, 12)].join("\t"));
      return EXIT.ok;
    }));
}

/** kind list, show, save, history. */
export function addKindCommands(program: Command, context: CommandContext): void {
  const kinds = program.command("kind").description("记录的种类：列出、显示、保存、历史 / kinds of records: list, show, save, history");
  for (const add of [listCommand, showCommand, saveCommand, historyCommand]) add(kinds, context);
}
