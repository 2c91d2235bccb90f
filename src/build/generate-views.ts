import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import Handlebars from "handlebars";

const HEADER = `// @ts-nocheck
// Made from views/ by "npm run generate". Do not edit.
/** Path without extension (pages/ranking, layouts/main, partials/strip) -> precompiled template of handlebars/runtime. */
export const templateSpecs: Readonly<Record<string, unknown>> = {
`;

function templatesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".hbs"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Source of one module that exports `templateSpecs`, in code-unit order of the keys. A template that does not parse fails the build with its name. */
export function viewsSource(root: string): string {
  const folder = join(root, "views");
  const entries = templatesIn(folder).map((file): [string, string] => {
    const key = relative(folder, file).split(sep).join("/").replace(/\.hbs$/, "");
    try {
      return [key, String(Handlebars.precompile(readFileSync(file, "utf8"), { strict: true, explicitPartialContext: false }))];
    } catch (error) {
      throw new Error(`views/${key}.hbs: ${(error as Error).message}`, { cause: error });
    }
  });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${HEADER}${entries.map(([key, spec]) => `  ${JSON.stringify(key)}: ${spec},\n`).join("")}};\n`;
}
