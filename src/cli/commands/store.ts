import type { Command } from "commander";
import { backup } from "../../app/backup.js";
import { restore } from "../../app/restore.js";
import { runDemo } from "../../app/run-demo.js";
import { action, type CommandContext } from "../action.js";
import { EXIT, printJson, say } from "../output.js";

function demoCommand(program: Command, context: CommandContext): void {
  program.command("demo").description("把虚构的示例城市写入空库并评价 / fill an empty store with an invented city and rate it")
    .option("--if-empty", "库不空时不算失败 / a store that holds something is no failure")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[], { ifEmpty?: boolean; json?: boolean }>(context, async ({ open, terminal, progress }, _args, options) => {
      const { written, runs, message } = await runDemo(await open(), progress);
      if (options.json) printJson(terminal, { written, demonstration: written, message, runs: runs.map((r) => ({ id: r.id, scheme: r.scheme, period: r.period.id })) });
      else terminal.out(say(terminal, message));
      return written || options.ifEmpty ? EXIT.ok : EXIT.no;
    }));
}

function backupCommand(program: Command, context: CommandContext): void {
  program.command("backup <file>").description("把整个库备份为一个文件，服务可继续 / back the whole store up into one file, also while serving")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal, progress }, [file], options) => {
      const { documents, sha256 } = await backup((await open()).store, file, progress);
      if (options.json) printJson(terminal, { file, documents, sha256 });
      else terminal.out(say(terminal, { "zh-CN": `已备份 ${documents} 个文档到 ${file}`, en: `backed up ${documents} documents to ${file}` }));
      return EXIT.ok;
    }));
}

function restoreCommand(program: Command, context: CommandContext): void {
  program.command("restore <file>").description("把备份恢复到空库 / restore a backup into an empty store")
    .option("--json", "输出 JSON / print JSON")
    .action(action<[string], { json?: boolean }>(context, async ({ open, terminal, progress }, [file], options) => {
      const { documents } = await restore((await open()).store, file, progress);
      if (options.json) printJson(terminal, { file, documents });
      else terminal.out(say(terminal, { "zh-CN": `已恢复 ${documents} 个文档`, en: `restored ${documents} documents` }));
      return EXIT.ok;
    }));
}

function serveCommand(program: Command, context: CommandContext): void {
  program.command("serve").description("启动网站与接口 / serve the pages and the API")
    .action(action<[], { json?: boolean }>(context, async ({ services, terminal }) => {
      const { url, warnings, closed } = await services.serve();
      terminal.out(say(terminal, { "zh-CN": `物业服务评价已启动：${url}`, en: `Wuye Rating is serving at ${url}` }));
      for (const warning of warnings) terminal.err(say(terminal, warning));
      await closed;
      return EXIT.ok;
    }));
}

/** demo, serve, backup, restore. */
export function addStoreCommands(program: Command, context: CommandContext): void {
  for (const add of [demoCommand, serveCommand, backupCommand, restoreCommand]) add(program, context);
}
