#!/usr/bin/env node
/** The composition root: adapters are chosen here, and nowhere else. */
import { readFileSync } from "node:fs";
import { availableParallelism, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createOperators } from "./domain/language/operators.js";
import { libraryTests } from "./adapters/json-rules-engine/library-tests.js";
import { createSecondEngine } from "./adapters/json-rules-engine/second-engine.js";
import { createReference } from "./adapters/reference/create-reference.js";
import { readText } from "./adapters/files/read-text.js";
import { BESIDE, createSelfProcesses, workForParent } from "./adapters/processes/self-processes.js";
import { createTableFiles } from "./adapters/spreadsheets/create-table-files.js";
import { livesShortly } from "./adapters/processes/short-lived.js";
import { createRuleLibrary } from "./adapters/rules/rule-library.js";
import type { Context } from "./app/context.js";
import { libraryWithKinds } from "./app/kinds/stored-kinds.js";
import { COLLECTIONS } from "./app/documents.js";
import type { DocumentStore } from "./app/ports/document-store.js";
import { EXIT, reportError, type Terminal } from "./cli/output.js";
import type { SentJob, Services } from "./cli/services.js";
import { readSettings, SettingsError, type Settings } from "./config.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;

function author(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown";
  }
}

/** Only the adapter that is used is loaded: lmdb's key reader is made with eval when it loads, which a strict machine forbids. */
async function openStore({ mongodbUri, dataDir }: Settings): Promise<DocumentStore> {
  if (mongodbUri === null) return (await import("./adapters/embedded/open-embedded.js")).openEmbedded(dataDir, COLLECTIONS);
  return (await import("./adapters/mongo/open-mongo.js")).openMongo(mongodbUri, COLLECTIONS);
}

function createServices(settings: Settings): Services {
  const library = createRuleLibrary(root);
  const operators = createOperators(libraryTests());
  const beside = createSelfProcesses<SentJob>();
  let opened: Promise<Context> | null = null;
  const connect = async (): Promise<Context> => {
    const store = await openStore(settings);
    return { store, library: libraryWithKinds(library, store), operators, secondEngine: createSecondEngine(operators), reference: createReference(), tables: createTableFiles(), now: () => new Date().toISOString(), by: author() };
  };
  const open = (): Promise<Context> => (opened ??= connect());
  return {
    open, library, operators, readText, runSelf: beside.run, warmSelf: beside.warm, parallelism: availableParallelism(),
    // Loaded by whom it serves: every other command begins so much sooner.
    serve: async () => (await import("./serve.js")).startServer(await open(), settings, version),
    close: async () => {
      await beside.end();
      // Whoever asked for a store that did not open was told so.
      const context = await opened?.catch(() => null);
      opened = null;
      if (context) await Promise.all([context.reference.close?.(), context.store.close()]);
    },
  };
}

const terminalIn = (language: Terminal["language"]): Terminal => ({ out: (line) => console.log(line), err: (line) => console.error(line), isTerminal: process.stderr.isTTY === true, language });

async function main(): Promise<number> {
  let terminal = terminalIn("zh-CN");
  try {
    const settings = readSettings(process.env);
    terminal = terminalIn(settings.language);
    // Loaded here: a process beside another has no command line.
    const { runProgram } = await import("./cli/program.js");
    return await runProgram(process.argv.slice(2), createServices(settings), terminal, version);
  } catch (error) {
    if (error instanceof SettingsError) {
      terminal.err(error.message);
      return EXIT.usage;
    }
    return reportError(terminal, error, process.argv.includes("--json"));
  }
}

/** Works the jobs of the process that started this one. The store stays open from one to the next. */
async function mainBeside(): Promise<number> {
  const services = createServices(readSettings(process.env));
  // Opened while the first job is on its way, whose answer says so where it cannot be.
  services.open().catch(() => {});
  const { workSent } = await import("./cli/scheme-workers.js");
  await workForParent(async (job: SentJob) => {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line), isTerminal: false, language: "zh-CN" };
    const code = await workSent(services, job, terminal);
    return { code, out: out.join("\n"), err: err.join("\n") };
  });
  await services.close();
  return EXIT.ok;
}

if (process.argv[2] !== "serve") livesShortly();
process.exitCode = process.argv[2] === BESIDE && process.connected ? await mainBeside() : await main();
