import { writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Command } from "commander";
import { targetTemplate } from "../../app/imports/mappings/template.js";
import { importName, listImports, type ShownImport } from "../../app/imports/list-imports.js";
import { readMapping } from "../../app/imports/mappings/read-mapping.js";
import { getMapping, listMappings, saveMapping } from "../../app/imports/mappings/saved-mappings.js";
import type { ImportCounts, Mapping, RowProblem } from "../../app/imports/model.js";
import { type ImportPreview, previewImport } from "../../app/imports/preview-import.js";
import { copyRefused } from "../../app/imports/refused-file.js";
import { refusedName, runImport, type ImportRequest } from "../../app/imports/run-import.js";
import { undoImport } from "../../app/imports/undo-import.js";
import type { Context } from "../../app/context.js";
import { Refusal } from "../../app/refusal.js";
import type { TableEncoding } from "../../app/ports/table-files.js";
import type { Text } from "../../domain/model/documents.js";
import { action, type CommandContext, type Work } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";

interface Options {
  readonly kind?: string;
  readonly mapping?: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly preview?: boolean;
  readonly corrections?: boolean;
  readonly undo?: string;
  readonly reason?: string;
  readonly list?: boolean;
  readonly template?: string;
  readonly json?: boolean;
}

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });
const invalid = (code: string, zh: string, en: string): Refusal => new Refusal("invalid", code, text(zh, en));
const ENCODINGS: Readonly<Record<string, TableEncoding>> = { "utf-8": "utf-8", utf8: "utf-8", gb18030: "gb18030", gbk: "gb18030", gb2312: "gb18030" };
const MOST_SHOWN = 20;

/** A file of that name, else a saved mapping. */
async function mappingOf(work: Work, context: Context, name: string | undefined): Promise<Mapping | undefined> {
  if (name === undefined) return undefined;
  if (!/[./\\]/.test(name)) return (await getMapping(context.store, name)).mapping;
  return readMapping(context, await work.services.readText(name), name);
}

function encodingOf(name: string | undefined): TableEncoding | undefined {
  if (name === undefined) return undefined;
  const encoding = ENCODINGS[name.toLowerCase()];
  if (encoding === undefined) throw invalid("encoding", `编码“${name}”不可用：写 utf-8 或 gb18030。`, `The encoding "${name}" is not known: write utf-8 or gb18030.`);
  return encoding;
}

async function requestOf(work: Work, context: Context, options: Options): Promise<ImportRequest> {
  const mapping = await mappingOf(work, context, options.mapping);
  const kind = options.kind ?? mapping?.kind;
  if (kind === undefined) throw invalid("kind-missing", "请用 --kind 写明种类，或用 --mapping 给出对应表。", "Say the kind with --kind, or name a mapping with --mapping.");
  if (mapping && mapping.kind !== kind) throw invalid("kind-mismatch", `对应表属于种类 ${mapping.kind}，不是 ${kind}。`, `The mapping is of the kind ${mapping.kind}, not ${kind}.`);
  const encoding = encodingOf(options.encoding);
  return { kind, corrections: options.corrections === true, ...(mapping ? { mapping } : {}), ...(options.sheet === undefined ? {} : { sheet: options.sheet }), ...(encoding ? { encoding } : {}) };
}

const place = ({ sheet, row, column }: RowProblem): string => `${sheet === null ? "" : `${sheet} `}${row}${column === null ? "" : ` ${column}`}`;
const problemLine = (terminal: Terminal, problem: RowProblem): string => `${place(problem)}${problem.found === "" ? "" : ` “${problem.found}”`}: ${say(terminal, problem.reason)}`;

function countsLine({ rows, new: fresh, changed, unchanged, refused, missing }: ImportCounts): Text {
  return text(`${rows} 行：新增 ${fresh}，更正 ${changed}，未变 ${unchanged}，未导入 ${refused}；以前有而本文件没有的 ${missing}`, `${rows} rows: ${fresh} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused; ${missing} of earlier files are not in this one`);
}

/** Where the refused rows stand for the person who gave the command: beside the file. */
async function besideFile(context: Context, path: string, done: ShownImport): Promise<string | null> {
  if (done.refusedFile === null) return null;
  return copyRefused(context.store, done.refusedFile, join(dirname(path), refusedName(basename(path))));
}

async function runCommand(work: Work, path: string, options: Options): Promise<number> {
  const { terminal } = work;
  const context = await work.open();
  const { import: done, unknown } = await runImport(context, path, await requestOf(work, context, options), work.progress);
  const refusedFile = await besideFile(context, path, done);
  const counts = done.counts as ImportCounts;
  if (options.json) printJson(terminal, answerOf(done, counts, refusedFile));
  else {
    for (const problem of done.problems.slice(0, MOST_SHOWN)) terminal.err(problemLine(terminal, problem));
    if (unknown.length > 0) terminal.err(say(terminal, text(`没有用到的列：${unknown.join("、")}`, `Columns that were not used: ${unknown.join(", ")}`)));
    terminal.out(`${done.id} ${say(terminal, countsLine(counts))}`);
    if (refusedFile !== null) {
      terminal.out(say(terminal, text(`未导入的行：${refusedFile}`, `Refused rows: ${refusedFile}`)));
      terminal.out(say(terminal, text("该文件可能含有个人信息，用完请删除。", "The file may hold personal data: delete it when you are done with it.")));
    }
  }
  return counts.refused > 0 ? EXIT.no : EXIT.ok;
}

const answerOf = (done: ShownImport, { rows, new: fresh, changed, unchanged, refused, missing }: ImportCounts, refusedFile: string | null): object =>
  ({ import: { id: done.id, kind: done.kind, state: done.state, seq: done.seq }, rows, accepted: fresh + changed, new: fresh, changed, unchanged, refused, missing, refusedFile, problems: done.problems });

function previewLines(terminal: Terminal, preview: ImportPreview): readonly string[] {
  const columns = preview.columns.map(({ heading, field }) => `${heading} → ${field}`);
  const unknown = preview.unknown.map(({ heading, suggestion }) => `${heading} → ?${suggestion === undefined ? "" : ` (${suggestion}?)`}`);
  const rows = preview.rows.map(({ row, fate, body }) => `${row} ${fate}${body === undefined ? "" : ` ${JSON.stringify(body)}`}`);
  return [...columns, ...unknown, ...rows, ...preview.problems.slice(0, MOST_SHOWN).map((problem) => problemLine(terminal, problem)), say(terminal, countsLine(preview.counts))];
}

async function previewCommand(work: Work, path: string, options: Options): Promise<number> {
  const context = await work.open();
  const preview = await previewImport(context, path, await requestOf(work, context, options), { progress: work.progress });
  if (options.json) printJson(work.terminal, preview);
  else for (const line of previewLines(work.terminal, preview)) work.terminal.out(line);
  return preview.counts.refused > 0 ? EXIT.no : EXIT.ok;
}

async function undoCommand(work: Work, id: string, { reason, json }: Options): Promise<number> {
  if (reason === undefined || reason.trim() === "") throw invalid("reason-missing", "撤销须用 --reason 写明理由。", "To undo, say why with --reason.");
  const undone = await undoImport(await work.open(), id, reason, work.progress);
  if (json) printJson(work.terminal, { import: { id: undone.id, state: undone.state } });
  else work.terminal.out(say(work.terminal, text(`已撤销导入 ${undone.id}`, `undid the import ${undone.id}`)));
  return EXIT.ok;
}

async function listCommand(work: Work, { json }: Options): Promise<number> {
  const { imports } = await listImports((await work.open()).store);
  if (json) printJson(work.terminal, { imports: imports.map(({ mapping: _mapping, problems: _problems, ...each }) => each) });
  else for (const { id, startedAt, kind, state, file, counts } of imports) work.terminal.out([id.slice(0, 12), startedAt, kind, state, importName({ file }), counts ? say(work.terminal, countsLine(counts)) : ""].join("\t").trimEnd());
  return EXIT.ok;
}

async function templateCommand(work: Work, path: string, { kind, json }: Options): Promise<number> {
  const format = extname(path).slice(1).toLowerCase();
  if (kind === undefined || (format !== "xlsx" && format !== "csv")) throw invalid("template", "写明 --kind，模板文件名以 .xlsx 或 .csv 结尾。", "Say --kind, and end the name of the template in .xlsx or .csv.");
  const context = await work.open();
  const { title, columns } = await targetTemplate(context, kind, work.terminal.language);
  await writeFile(path, await context.tables.template(format, title, columns), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal("refused", "template-file", text(`无法写入 ${path}（${error.code}）：文件已存在，或文件夹不可写。`, `${path} cannot be written (${error.code}): the file is there already, or the folder takes none.`));
  });
  if (json) printJson(work.terminal, { file: path, columns: columns.map(({ heading }) => heading) });
  else work.terminal.out(path);
  return EXIT.ok;
}

function dispatch(work: Work, file: string | undefined, options: Options): Promise<number> {
  if (options.list) return listCommand(work, options);
  if (options.undo !== undefined) return undoCommand(work, options.undo, options);
  if (options.template !== undefined) return templateCommand(work, options.template, options);
  if (file === undefined) throw invalid("file-missing", "写明要导入的文件：CSV、XLSX 或 NDJSON。", "Name the file to import: CSV, XLSX or NDJSON.");
  return options.preview ? previewCommand(work, file, options) : runCommand(work, file, options);
}

function importCommand(program: Command, context: CommandContext): void {
  program.command("import [file]").description("导入表格：记录、对象或关联 / import a table: records, subjects or links")
    .option("--kind <kind>", "种类，如 complaint、enterprise、managedBy / kind of record, subject or link")
    .option("--mapping <mapping>", "对应表：文件或已保存的名称 / mapping: a file, or the name of a saved one")
    .option("--sheet <sheet>", "电子表格中的工作表 / sheet of a workbook").option("--encoding <encoding>", "utf-8 或 gb18030，不写则识别 / utf-8 or gb18030, recognised if left out")
    .option("--preview", "只看会怎样，不写入 / show what would happen, write nothing")
    .option("--corrections", "也更正已公布结果用过的记录 / correct also what published results used")
    .option("--undo <id>", "撤销一次导入 / undo an import").option("--reason <reason>", "撤销的理由 / why it is undone")
    .option("--list", "列出导入 / list imports").option("--template <file>", "写出空模板（.xlsx、.csv） / write an empty template")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string | undefined], Options>(context, (work, [file], options) => dispatch(work, file, options)));
}

function mappingCommands(program: Command, context: CommandContext): void {
  const mappings = program.command("mappings").description("对应表：保存、列出、显示 / mappings: save, list, show");
  mappings.command("save <file>").description("保存一份对应表 / save a mapping").option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, services, terminal }, [file], options) => {
      const { id, version, hash } = await saveMapping(await open(), await services.readText(file));
      if (options.json) printJson(terminal, { id, version, hash });
      else terminal.out(say(terminal, text(`已保存对应表 ${id}（第 ${version} 版）`, `saved the mapping ${id} (version ${version})`)));
      return EXIT.ok;
    }));
  mappings.command("list").description("列出对应表 / list mappings").option("--json", "输出 JSON / print JSON")
    .action(action<[], { json?: boolean }>(context, async ({ open, terminal }, _args, options) => {
      const found = await listMappings((await open()).store);
      if (options.json) printJson(terminal, { mappings: found.map(({ mapping: _mapping, ...each }) => each) });
      else for (const { id, kind, mapping, version } of found) terminal.out([id, kind, say(terminal, mapping.title), `v${version}`].join("\t"));
      return EXIT.ok;
    }));
  mappings.command("show <id>").description("显示一份对应表 / show a mapping").option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal }, [id]) => {
      printJson(terminal, (await getMapping((await open()).store, id)).mapping);
      return EXIT.ok;
    }));
}

/** import, mappings. */
export function addImportCommands(program: Command, context: CommandContext): void {
  importCommand(program, context);
  mappingCommands(program, context);
}

