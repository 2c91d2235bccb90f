import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Version of the installed lmdb package, for people. */
export function version(): string {
  const entry = createRequire(import.meta.url).resolve("lmdb");
  const text = readFileSync(join(dirname(entry), "..", "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
