import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { englishSources } from "./generate-english.js";
import { typesSources } from "./generate-types.js";
import { validatorsSource } from "./generate-validators.js";
import { viewsSource } from "./generate-views.js";
import { readRequests, readSchemas } from "./read-schemas.js";

/** Everything that is generated: path under src/generated -> text. Equal inputs give equal texts. */
export async function generatedSources(root: string): Promise<ReadonlyMap<string, string>> {
  const schemas = readSchemas(root);
  const sources = new Map<string, string>([
    ["validators/validators.ts", validatorsSource(schemas, readRequests(root))],
    ["views/templates.ts", viewsSource(root)],
  ]);
  for (const [name, text] of await typesSources(root, schemas)) sources.set(`types/${name}`, text);
  return sources;
}

function same(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

/** Writes what has changed, so that an incremental compiler has nothing to do when nothing has. */
function write(folder: string, sources: ReadonlyMap<string, string>): void {
  for (const [name, text] of sources) {
    const file = join(folder, name);
    if (same(file, text)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

async function generate(root: string): Promise<void> {
  write(join(root, "src", "generated"), await generatedSources(root));
  write(join(root, "schemas", "en"), englishSources(readSchemas(root)));
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] === here) await generate(join(dirname(here), "..", ".."));
