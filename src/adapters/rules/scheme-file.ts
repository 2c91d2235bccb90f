import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The file of a scheme: of a shipped one by its id, in a folder, or the file itself; `from`: the folder that paths begin at, the current one if left out. null: there is none. */
export async function schemeFile(rules: string, name: string, from?: string): Promise<string | null> {
  const here = (path: string): string => (from === undefined ? resolve(path) : resolve(from, path));
  const shipped = /^[a-z0-9][a-z0-9-]*$/.test(name) ? join(rules, name) : null;
  const candidates = [shipped, here(name)].filter((path): path is string => path !== null);
  for (const path of candidates) {
    if (existsSync(join(path, "scheme.json")) && (await stat(path)).isDirectory()) return join(path, "scheme.json");
  }
  const file = here(name);
  return existsSync(file) && (await stat(file)).isFile() ? file : null;
}
