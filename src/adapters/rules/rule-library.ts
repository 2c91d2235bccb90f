import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Calendar } from "../../domain/model/columns.js";
import type { RuleLibrary, SchemeSource } from "../../app/ports/rule-library.js";
import { loadCases } from "../files/load-cases.js";
import { ARRAY_BYTES } from "../files/limits.js";
import { loadDocuments } from "../files/load-documents.js";
import { loadScheme } from "../files/load-scheme.js";
import { placeProblems } from "../files/place-problems.js";
import { readJson } from "../files/read-json.js";
import { readText } from "../files/read-text.js";
import { kindsFromTexts, loadKinds } from "../files/load-kinds.js";
import { readCalendar, type CalendarData } from "../../domain/calendar/read-calendar.js";

/** Schemes in `<root>/rules`, kinds in `<root>/schemas`, in any folder with a scheme.json (its own `kinds/` added), or in a file anywhere. */
export function createRuleLibrary(root: string): RuleLibrary {
  const rules = join(root, "rules");
  const kindFolders = [join(root, "schemas", "records"), join(root, "schemas", "subjects")];
  let calendar: Promise<Calendar> | null = null;
  return {
    ids: async () => (await readdir(rules, { withFileTypes: true })).filter((e) => e.isDirectory() && existsSync(join(rules, e.name, "scheme.json"))).map((e) => e.name).sort(),
    find: async (name) => {
      const file = await schemeFile(rules, name);
      if (!file) return null;
      const own = join(dirname(file), "kinds");
      return readFrom(file, await loadKinds(existsSync(own) ? [...kindFolders, own] : kindFolders));
    },
    read: (text, kinds) => loadScheme(text, kinds),
    place: (text, problems) => placeProblems(problems, readJson(text)),
    checkCases: (text, { id, subject, kinds }) => loadCases(text, { kinds, scheme: id, subject }).problems,
    documents: (what, text, documentRules) => loadDocuments(what, text, documentRules, { bytes: ARRAY_BYTES }),
    kindsOf: (texts) => kindsFromTexts(texts),
    calendar: () => (calendar ??= readFile(join(root, "schemas", "data", "calendar.json"), "utf8").then((text) => readCalendar(JSON.parse(text) as CalendarData))),
  };
}

/** The file of a scheme: of a shipped one by its id, in a folder, or the file itself. */
async function schemeFile(rules: string, name: string): Promise<string | null> {
  const shipped = /^[a-z0-9][a-z0-9-]*$/.test(name) ? join(rules, name) : null;
  const candidates = [shipped, resolve(name)].filter((path): path is string => path !== null);
  for (const path of candidates) {
    if (existsSync(join(path, "scheme.json")) && (await stat(path)).isDirectory()) return join(path, "scheme.json");
  }
  const file = resolve(name);
  return existsSync(file) && (await stat(file)).isFile() ? file : null;
}

async function readFrom(file: string, kinds: Awaited<ReturnType<typeof loadKinds>>): Promise<SchemeSource> {
  const folder = dirname(file);
  const casesFile = join(folder, "cases.json");
  return {
    id: basename(folder), text: await readText(file, "kept"), cases: basename(file) === "scheme.json" && existsSync(casesFile) ? await readText(casesFile) : null,
    location: file, kinds: kinds.kinds, kindTexts: kinds.texts,
  };
}
