import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Terminal } from "../../cli/output.js";
import { jsonParts } from "./json-parts.js";
import { runCommand } from "./run-commands.js";

/** What the blocks of one manual are filled with. */
export interface Filling {
  /** Folder of the repository; commands run there. */
  readonly root: string;
  readonly language: Terminal["language"];
  /** Name of a generated section -> its text. */
  readonly sections: ReadonlyMap<string, string>;
}

const FILE = /(<!-- file (\S+)((?: \/\S*)*) -->\n```json\n)[\s\S]*?^(```)$/gm;
const CONSOLE = /^(```console\n)([\s\S]*?)^(```)$/gm;
const SECTION = /(<!-- begin (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** `<!-- file PATH POINTER ... -->`: the block beneath shows those parts of the file. */
function fillFiles(text: string, { root }: Filling): string {
  return text.replace(FILE, (...[, head, path, pointers, tail]: readonly string[]) =>
    `${head}${jsonParts(readFileSync(join(root, "spec/manual", path), "utf8"), pointers.split(" ").filter((each) => each !== ""))}\n${tail}`);
}

/** Commands in blocks of `console`, each in a line that begins with `$`: what follows is what they print. */
async function fillConsoles(text: string, { root, language }: Filling): Promise<string> {
  const filled = new Map<string, string>();
  for (const [all, head, body, tail] of text.matchAll(CONSOLE)) {
    const lines = body.split("\n").filter((line) => line.startsWith("$ "));
    const outputs: string[] = [];
    for (const line of lines) outputs.push(line, await runCommand(root, line.slice(2), language));
    filled.set(all, `${head}${outputs.join("\n")}\n${tail}`);
  }
  return text.replace(CONSOLE, (all: string) => filled.get(all) ?? all);
}

/** `<!-- begin NAME -->` ... `<!-- end -->`: a generated section. */
function fillSections(text: string, { sections }: Filling): string {
  return text.replace(SECTION, (...[, head, name, tail]: readonly string[]) => {
    const section = sections.get(name);
    if (section === undefined) throw new Error(`There is no section ${name}`);
    return `${head}${section.trimEnd()}\n${tail}`;
  });
}

/** A manual with everything in it that comes from elsewhere put in anew. A text that is current stays as it is. */
export async function fillBlocks(text: string, filling: Filling): Promise<string> {
  return fillSections(await fillConsoles(fillFiles(text, filling), filling), filling);
}
