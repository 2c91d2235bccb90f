import { dirname } from "node:path";
import type { BaseText } from "../../app/ports/rule-library.js";
import { MOST_BASES } from "../files/load-overlay.js";
import { readText } from "../files/read-text.js";
import { schemeFile } from "./scheme-file.js";

/** What a text says that it extends; null: nothing, or it cannot be told (which its reader will say). */
function extended(text: string): string | null {
  try {
    const { extends: over } = JSON.parse(text.replace(/^\uFEFF/, "")) as { readonly extends?: { readonly scheme?: unknown } };
    return typeof over?.scheme === "string" ? over.scheme : null;
  } catch {
    return null;
  }
}

/** The bases of the scheme in a file, nearest first, with their folders: shipped schemes by their ids, others by paths from the folder of the overlay. */
export async function basesOf(rules: string, file: string): Promise<{ readonly bases: readonly BaseText[]; readonly folders: readonly string[] }> {
  const [bases, files] = [[] as BaseText[], [file]];
  for (let name = extended(await readText(file, "kept")); name !== null;) {
    const last = files[files.length - 1];
    const next = await schemeFile(rules, name, dirname(last));
    const why = next === null ? "unknown" : files.includes(next) ? "cycle" : bases.length >= MOST_BASES ? "tooDeep" : undefined;
    if (next === null || why !== undefined) {
      bases.push({ text: null, why });
      break;
    }
    const text = await readText(next, "kept");
    bases.push({ text });
    files.push(next);
    name = extended(text);
  }
  return { bases, folders: files.slice(1).map((each) => dirname(each)) };
}
