import { libraryTests } from "../../adapters/json-rules-engine/library-tests.js";
import { readText } from "../../adapters/files/read-text.js";
import { createRuleLibrary } from "../../adapters/rules/rule-library.js";
import type { Terminal } from "../../cli/output.js";
import { runProgram } from "../../cli/program.js";
import { createOperators } from "../../domain/language/operators.js";

const never = (): Promise<never> => Promise.reject(new Error("The manual runs nothing that needs a store."));

/** Names of runs and revisions hang on every kind and on the version of the language: the manual does not print them. */
const plain = (text: string, root: string): string => text.split(`${root}/`).join("").replace(/\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b/g, "…");

/** What a command line of the manual ("wuye check FOLDER") prints, in the language, as run in the folder of the repository and without a store. */
export async function runCommand(root: string, line: string, language: Terminal["language"]): Promise<string> {
  const [name, ...args] = line.trim().split(/\s+/);
  if (name !== "wuye") throw new Error(`The manual runs wuye alone, not ${line}`);
  const lines: string[] = [];
  const say = (text: string): void => { lines.push(text); };
  const services = { open: never, library: createRuleLibrary(root), operators: createOperators(libraryTests()), readText, serve: never, runSelf: never, parallelism: 1, close: async () => {} };
  await runProgram(args, services, { out: say, err: say, isTerminal: false, language }, "0");
  return plain(lines.join("\n"), root);
}
