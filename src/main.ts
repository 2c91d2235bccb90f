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
import { runSelf } from "./adapters/processes/run-self.js";
import { createTableFiles } from "./adapters/spreadsheets/create-table-files.js";
import { createRuleLibrary } from "./adapters/rules/rule-library.js";
import type { Context } from "./app/context.js";
import { libraryWithKinds } from "./app/kinds/stored-kinds.js";
import { COLLECTIONS } from "./app/documents.js";
import type { DocumentStore } from "./app/ports/document-store.js";
import { EXIT, reportError, type Terminal } from "./cli/output.js";
import { runProgram } from "./cli/program.js";
import type { Services } from "./cli/services.js";
import { readSettings, SettingsError, type Settings } from "./config.js";
import { startServer } from "./serve.js";

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
  let opened: Promise<Context> | null = null;
  const connect = async (): Promise<Context> => {
    const store = await openStore(settings);
    return { store, library: libraryWithKinds(library, store), operators, secondEngine: createSecondEngine(operators), reference: createReference(), tables: createTableFiles(), now: () => new Date().toISOString(), by: author() };
  };
  const open = (): Promise<Context> => (opened ??= connect());
  return {
    open, library, operators, readText, runSelf, parallelism: availableParallelism(),
    serve: async () => startServer(await open(), settings, version),
    close: async () => {
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
    return await runProgram(process.argv.slice(2), createServices(settings), terminal, version);
  } catch (error) {
    if (error instanceof SettingsError) {
      terminal.err(error.message);
      return EXIT.usage;
    }
    return reportError(terminal, error, process.argv.includes("--json"));
  }
}

process.exitCode = await main();
