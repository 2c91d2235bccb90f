import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One file that pages ask for. `version` changes with its content, so that it may be kept for ever. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
  readonly version: string;
}

const TYPES: Readonly<Record<string, string>> = { ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** All files of views/assets whose type is known. */
export function loadAssets(folder = join(ROOT, "views/assets")): readonly Asset[] {
  return readdirSync(folder).filter((name) => extname(name) in TYPES).sort().map((name) => {
    const body = readFileSync(join(folder, name));
    return { name, type: TYPES[extname(name)], body, version: createHash("sha256").update(body).digest("hex").slice(0, 12) };
  });
}

/** The parts of the OpenAPI document that describe answers, by component name. */
export function loadApiComponents(folder = join(ROOT, "schemas/api")): Readonly<Record<string, object>> {
  const parts = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  return Object.assign({}, ...parts.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as object)) as Record<string, object>;
}
