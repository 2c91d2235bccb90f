import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSchemas } from "../read-schemas.js";
import { fillBlocks } from "./fill-blocks.js";
import { languageTables } from "./language-tables.js";
import { mistakesText } from "./mistakes-text.js";
import { referenceText, type Side } from "./reference-text.js";
import { Schemas } from "./schema-walk.js";

/** The manuals by their files: what stands between the marks is made anew, the rest is their authors'. */
export const MANUALS: readonly (readonly [file: string, side: Side, language: "zh-CN" | "en"])[] = [["rules/README.md", 0, "zh-CN"], ["rules/README.en.md", 1, "en"]];

/** A manual as it should be: its text with every shown file, answer of a command and generated section put in anew. */
export async function manualText(root: string, [file, side, language]: (typeof MANUALS)[number]): Promise<string> {
  const schemas = new Schemas(readSchemas(root));
  const sections = new Map([...languageTables(root, schemas, side), ["reference", referenceText(root, schemas, side)], ["mistakes", await mistakesText(root, side)]]);
  return fillBlocks(readFileSync(join(root, file), "utf8"), { root, language, sections });
}

const here = fileURLToPath(import.meta.url);
if (process.argv[1] === here) {
  const root = join(dirname(here), "..", "..", "..");
  for (const manual of MANUALS) writeFileSync(join(root, manual[0]), await manualText(root, manual));
}
