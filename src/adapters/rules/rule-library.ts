import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Calendar } from "../../domain/model/columns.js";
import type { LoadedKinds, RuleLibrary, SchemeSource } from "../../app/ports/rule-library.js";
import { basesOf } from "./bases-of.js";
import { schemeFile } from "./scheme-file.js";
import { loadCases } from "../files/load-cases.js";
import { ARRAY_BYTES } from "../files/limits.js";
import { loadDocuments } from "../files/load-documents.js";
import { loadMapping } from "../files/load-mapping.js";
import { loadScheme } from "../files/load-scheme.js";
import { placeProblems } from "../files/place-problems.js";
import { readJson } from "../files/read-json.js";
import { readText } from "../files/read-text.js";
import { kindsFromTexts, loadKinds, readKindText } from "../files/load-kinds.js";
import { readCalendar, type CalendarData } from "../../domain/calendar/read-calendar.js";

/** Schemes in `<root>/rules`, kinds in `<root>/schemas`, in any folder with a scheme.json (its own `kinds/` added), or in a file anywhere. */
export function createRuleLibrary(root: string): RuleLibrary {
  const rules = join(root, "rules");
  const kindFolders = [join(root, "schemas", "records"), join(root, "schemas", "subjects")];
  let calendar: Promise<Calendar> | null = null;
  return {
    ids: async () => (await readdir(rules, { withFileTypes: true })).filter((e) => e.isDirectory() && existsSync(join(rules, e.name, "scheme.json"))).map((e) => e.name).sort(),
    find: async (name, stored) => {
      const file = await schemeFile(rules, name);
      if (!file) return null;
      const { bases, folders } = await basesOf(rules, file);
      const own = [...folders, dirname(file)].map((folder) => join(folder, "kinds")).filter((folder) => existsSync(folder));
      const source = await readFrom(file, loadKinds(kindFolders, { own, ...(stored ? { stored } : {}) }));
      return bases.length === 0 ? source : { ...source, bases };
    },
    kinds: (stored = []) => loadKinds(kindFolders, { stored }),
    readKind: readKindText,
    read: (text, kinds, bases) => loadScheme(text, kinds, {}, bases),
    place: (text, problems) => placeProblems(problems, readJson(text)),
    checkCases: (text, { id, subject, kinds }) => loadCases(text, { kinds, scheme: id, subject }).problems,
    documents: (what, text, documentRules) => loadDocuments(what, text, documentRules, { bytes: ARRAY_BYTES }),
    kindsOf: (texts) => kindsFromTexts(texts),
    mapping: loadMapping,
    calendar: () => (calendar ??= readFile(join(root, "schemas", "data", "calendar.json"), "utf8").then((text) => readCalendar(JSON.parse(text) as CalendarData))),
  };
}

async function readFrom(file: string, kinds: LoadedKinds): Promise<SchemeSource> {
  const folder = dirname(file);
  const casesFile = join(folder, "cases.json");
  return {
    id: basename(folder), text: await readText(file, "kept"), cases: basename(file) === "scheme.json" && existsSync(casesFile) ? await readText(casesFile) : null,
    location: file, kinds: kinds.kinds, kindTexts: kinds.texts,
  };
}
