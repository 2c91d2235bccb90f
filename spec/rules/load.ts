import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadCases, type LoadedCases } from "../../src/adapters/files/load-cases.js";
import { loadKinds } from "../../src/adapters/files/load-kinds.js";
import { loadScheme, type LoadedScheme } from "../../src/adapters/files/load-scheme.js";
import { libraryTests } from "../../src/adapters/json-rules-engine/library-tests.js";
import { createOperators } from "../../src/domain/language/operators.js";
import type { Scheme } from "../../src/domain/model/scheme.js";

export const KINDS = loadKinds(["schemas/subjects", "schemas/records"]).kinds;
export const OPERATORS = createOperators(libraryTests());
export const SCHEME_IDS = readdirSync("rules").filter((name) => existsSync(`rules/${name}/scheme.json`)).sort();

export const caseText = (id: string): string => readFileSync(`rules/${id}/cases.json`, "utf8");
export const load = (id: string): LoadedScheme => loadScheme(readFileSync(`rules/${id}/scheme.json`, "utf8"), KINDS);
export function shipped(id: string): Scheme {
  const { scheme } = load(id);
  if (!scheme) throw new Error(`${id} does not read`);
  return scheme;
}
export const casesOf = (id: string): LoadedCases => loadCases(caseText(id), { kinds: KINDS, scheme: id, subject: shipped(id).subject });
