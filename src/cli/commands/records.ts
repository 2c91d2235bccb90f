import type { Command } from "commander";
import type { Context } from "../../app/context.js";
import { kindsOf } from "../../app/kinds/stored-kinds.js";
import { correctRecord } from "../../app/records/correct-record.js";
import { currentRecords, recordHistory } from "../../app/records/current-records.js";
import { enterRecord, type Entry } from "../../app/records/enter-record.js";
import { erasePersonal } from "../../app/records/erase-personal.js";
import { joinIncident, leaveIncident } from "../../app/records/join-incident.js";
import { readPersonal } from "../../app/records/personal-of.js";
import { possibleSameActs } from "../../app/records/same-act.js";
import { takeSteps, type RecordsWritten, type SeenRecord } from "../../app/records/take-steps.js";
import { Refusal, quote } from "../../app/refusal.js";
import type { Json, StepName, Text } from "../../domain/model/documents.js";
import type { KindDeclaration } from "../../domain/model/kinds.js";
import { ProblemError } from "../../domain/model/problem.js";
import { STEP_TABLE } from "../../domain/records/life-table.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, say, type Terminal } from "../output.js";
import { recordAnswer, recordLines } from "./record-lines.js";

interface Printed { readonly json?: boolean }
interface Written extends Printed { readonly by?: string; readonly reason: string }

const text = (zh: string, en: string): Text => ({ "zh-CN": zh, en });
const JSON_OPTION = ["--json", "输出 JSON / print JSON"] as const;
const REASON = ["--reason <reason>", "理由，写入日志 / why, for the journal"] as const;
const BY = ["--by <name>", "经办单位或人 / who does it"] as const;

const as = (store: Context, by: string | undefined): Context => (by === undefined ? store : { ...store, by });

/** `r-12@3` is version 3 as somebody saw it; without a number, the version that stands. */
async function seenOf(store: Context, written: readonly string[]): Promise<readonly SeenRecord[]> {
  const split = written.map((each) => /^(.+)@(\d{1,9})$/.exec(each));
  const ids = written.map((each, i) => split[i]?.[1] ?? each);
  const current = await currentRecords(store.store, ids);
  return ids.map((id, i) => ({ id, version: split[i] ? Number(split[i]?.[2]) : current[i].version }));
}

function tell(terminal: Terminal, json: boolean | undefined, written: RecordsWritten & { readonly incident?: string }): number {
  if (json) printJson(terminal, written);
  else for (const { id, version } of written.records) terminal.out([id, `v${version}`, ...(written.incident === undefined ? [] : [written.incident])].join("\t"));
  if (!json && !written.fresh) terminal.out(say(terminal, text("此前已写入，没有改动", "written before: nothing was changed")));
  return EXIT.ok;
}

function showCommand(records: Command, context: CommandContext): void {
  records.command("show <id>").description("显示一条记录：内容、经过、各版本 / show a record: contents, steps, versions").option("--personal", "连同个人信息 / with its personal fields").option(...JSON_OPTION)
    .action(action<[string], Printed & { personal?: boolean }>(context, async ({ open, terminal }, [id], options) => {
      const store = await open();
      const history = await recordHistory(store, id);
      const kind = (await kindsOf(store)).records.get(history.versions[history.versions.length - 1].body.kind);
      const shown = { history, kind, personal: options.personal ? await readPersonal(store, id) : null };
      if (options.json) printJson(terminal, recordAnswer(shown));
      else for (const line of recordLines(terminal, shown)) terminal.out(line);
      return EXIT.ok;
    }));
}

function enterCommand(records: Command, context: CommandContext): void {
  records.command("enter <file>").description("录入 JSON 文件中的一条记录（上报） / enter the record of a JSON file, as reported").option("--verified-by <authority>", "已由该部门核实 / verified by that authority").option(...BY).option(...JSON_OPTION)
    .action(action<[string], Printed & { by?: string; verifiedBy?: string }>(context, async ({ open, services, terminal }, [file], options) => {
      const entry = parsed(await services.readText(file), file);
      const store = as(await open(), options.by);
      const { id, record, fresh } = await enterRecord(store, { ...entry, verifiedBy: options.verifiedBy }).catch((error: unknown) => {
        throw error instanceof ProblemError ? new ProblemError(error.problems, file) : error;
      });
      if (options.json) printJson(terminal, { id, version: record.version ?? 1, fresh });
      else terminal.out([id, `v${record.version ?? 1}`, ...(fresh ? [] : [say(terminal, text("此前已录入", "entered before"))])].join("\t"));
      return EXIT.ok;
    }));
}

function parsed(written: string, file: string): Entry {
  try {
    const entry = JSON.parse(written) as unknown;
    if (typeof entry === "object" && entry !== null && !Array.isArray(entry)) return entry as Entry;
  } catch { /* told below */ }
  throw new Refusal("invalid", "not-json", text(`文件 ${file} 不是一条 JSON 记录：写作 {"kind": …, "subject": …, "occurredOn": …, "data": {…}}。`, `The file ${file} is no record in JSON: {"kind": ..., "subject": ..., "occurredOn": ..., "data": {...}}.`));
}

const STEPS = Object.entries(STEP_TABLE).map(([name, { title }]) => `${name} ${title["zh-CN"]}`).join(", ");

function stepCommand(records: Command, context: CommandContext): void {
  records.command("step <step> <ids...>").description(`给记录记一步，全部或都不：${STEPS} / take a step in the life of records, all or none; id@3: version 3 as you saw it`)
    .option("--on <day>", "哪一天，不写为今天 / the day, today if left out").option(...REASON).option(...BY).option(...JSON_OPTION)
    .action(action<[string, string[]], Printed & { on?: string; reason?: string; by?: string }>(context, async ({ open, terminal }, [step, ids], { on, reason, by, json }) => {
      const store = as(await open(), by);
      return tell(terminal, json, await takeSteps(store, await seenOf(store, ids), { step: step as StepName, ...(on === undefined ? {} : { on }), ...(reason === undefined ? {} : { reason }) }));
    }));
}

/** `data.points=3` by the type that the kind states; texts and days as they are written. */
function valueOf(kind: KindDeclaration | undefined, written: string): readonly [string, Json] {
  const at = written.indexOf("=");
  const [name, value] = [written.slice(0, Math.max(at, 0)), written.slice(at + 1)];
  if (name === "") throw new Refusal("invalid", "set", text(`“${quote(written)}”不是 字段=值。`, `"${quote(written)}" is not field=value.`));
  const type = kind?.fields.get(name)?.type;
  if (type === "string" || type === "day" || (type === undefined && !name.startsWith("data."))) return [name, value];
  try {
    return [name, JSON.parse(value) as Json];
  } catch {
    return [name, value];
  }
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function correctCommand(records: Command, context: CommandContext): void {
  records.command("correct <id>").description("更正一条记录：新版本，旧的留存 / correct a record: a new version, the old one is kept")
    .option("--set <field=value>", "字段=值，可写多次，如 data.points=3 / field=value, as often as needed", collect).option("--unset <field>", "去掉字段 / take a field away", collect)
    .option("--corrections", "已公布的评价用过也更正 / although a published run used it").requiredOption(...REASON).option(...BY).option(...JSON_OPTION)
    .action(action<[string], Written & { set?: readonly string[]; unset?: readonly string[]; corrections?: boolean }>(context, async ({ open, terminal }, [id], { set = [], unset = [], ...options }) => {
      const store = as(await open(), options.by);
      const [seen] = await seenOf(store, [id]);
      const [{ body }] = await currentRecords(store.store, [seen.id]);
      const kind = (await kindsOf(store)).records.get(body.kind);
      const changes = Object.fromEntries([...set.map((each) => valueOf(kind, each)), ...unset.map((name): readonly [string, Json] => [name, null])]);
      return tell(terminal, options.json, await correctRecord(store, { ...seen, changes, reason: options.reason, corrections: options.corrections === true }));
    }));
}

function joinCommands(records: Command, context: CommandContext): void {
  records.command("join <ids...>").description("把同一行为的记录归为一个事件，只计一次 / join records about one act into one incident, counted once")
    .option("--incident <name>", "归入的事件 / the incident that they join").requiredOption(...REASON).option(...BY).option(...JSON_OPTION)
    .action(action<[string[]], Written & { incident?: string }>(context, async ({ open, terminal }, [ids], { incident, reason, by, json }) =>
      tell(terminal, json, await joinIncident(as(await open(), by), ids, { reason, ...(incident === undefined ? {} : { incident }) }))));
  records.command("leave <ids...>").description("把记录移出所属事件 / take records out of their incident").requiredOption(...REASON).option(...BY).option(...JSON_OPTION)
    .action(action<[string[]], Written>(context, async ({ open, terminal }, [ids], { reason, by, json }) => tell(terminal, json, await leaveIncident(as(await open(), by), ids, { reason }))));
  records.command("similar <id>").description("可能是同一行为的记录 / records that may be about the same act").option(...JSON_OPTION)
    .action(action<[string], Printed>(context, async ({ open, terminal }, [id], options) => {
      const found = await possibleSameActs(await open(), id);
      if (options.json) printJson(terminal, { id, found: found.map(({ record, ...rest }) => ({ id: record.id, kind: record.kind, ...rest })) });
      else if (found.length === 0) terminal.out(say(terminal, text("没有", "none")));
      else for (const { record, version, reasons } of found) terminal.out([record.id, `v${version}`, record.kind, reasons.map((reason) => say(terminal, reason)).join("; ")].join("\t"));
      return EXIT.ok;
    }));
}

function eraseCommand(records: Command, context: CommandContext): void {
  records.command("erase <ids...>").description("清除记录（--subjects：对象）的个人信息，不可恢复 / erase the personal fields of records (--subjects: of subjects) for good")
    .option("--subjects", "是对象的编号 / the ids are those of subjects").requiredOption(...REASON).option(...BY).option(...JSON_OPTION)
    .action(action<[string[]], Written & { subjects?: boolean }>(context, async ({ open, terminal }, [ids], { subjects, reason, by, json }) => {
      const answer = await erasePersonal(as(await open(), by), { ids, reason, of: subjects ? "subjects" : "records" });
      if (json) printJson(terminal, answer);
      else terminal.out(say(terminal, answer.erased === 0 ? text("没有可清除的个人信息", "there is nothing personal to erase") : text(`已清除 ${answer.erased} 个版本的个人信息（日志第 ${answer.seq} 条）`, `erased personal fields, versions: ${answer.erased} (journal entry ${answer.seq})`)));
      return EXIT.ok;
    }));
}

/** record show, enter, step, correct, join, leave, similar, erase. */
export function addRecordCommands(program: Command, context: CommandContext): void {
  const records = program.command("record").description("记录：显示、录入、记步骤、更正、归并、清除个人信息 / records: show, enter, take steps, correct, join, erase personal fields");
  for (const add of [showCommand, enterCommand, stepCommand, correctCommand, joinCommands, eraseCommand]) add(records, context);
}
