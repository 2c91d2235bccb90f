import { Command, CommanderError } from "commander";
import type { CommandContext } from "./action.js";
import { addChainCommands } from "./commands/chain.js";
import { addEvaluateCommand } from "./commands/evaluate.js";
import { addImportCommands } from "./commands/imports.js";
import { addKindCommands } from "./commands/kinds.js";
import { addLookUpCommands } from "./commands/look-ups.js";
import { addReadingCommands } from "./commands/readings.js";
import { addRecordCommands } from "./commands/records.js";
import { addRunCommands } from "./commands/runs.js";
import { addStoreCommands } from "./commands/store.js";
import { EXIT, type Terminal } from "./output.js";
import type { Services } from "./services.js";

const DESCRIPTION = "物业服务评价：按公布的办法给物业企业、项目和负责人评分 / Wuye Rating: rates property-service firms, estates and managers by published standards";
const HELP_AFTER = `
环境 / environment: PORT (3000), HOST (127.0.0.1), DATA_DIR (./data), MONGODB_URI, LOG_LEVEL (info), TRUST_PROXY, WUYE_SHOW_UNPUBLISHED, WUYE_ADMIN_TOKEN, PUBLIC_URL, WUYE_LANG (zh-CN, en)
退出码 / exit codes: 0 好 ok · 1 检查、核验或发布不通过，或有差别 the answer is no, or a difference · 2 用法或名称不对 wrong use · 3 库不可用 store unavailable · 70 程序出错 internal fault`;

/** Runs one command line; resolves with its exit code. */
export async function runProgram(argv: readonly string[], services: Services, terminal: Terminal, version: string): Promise<number> {
  let code: number = EXIT.ok;
  const context: CommandContext = { services, terminal, exit: (value) => { code = value; } };
  const program = new Command("wuye").description(DESCRIPTION).version(version).addHelpText("after", HELP_AFTER).exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) })
    .showHelpAfterError().showSuggestionAfterError();
  for (const add of [addStoreCommands, addEvaluateCommand, addRunCommands, addChainCommands, addLookUpCommands, addReadingCommands, addKindCommands, addImportCommands, addRecordCommands]) add(program, context);
  for (const command of program.commands) command.exitOverride().configureOutput(program.configureOutput());
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  return code;
}
