import type { RowProblem } from "../../../app/imports/model.js";
import { fill, wordsOf } from "../../language.js";
import { IMPORT_WORDS } from "../../words/desk-imports.js";
import type { DeskAsk } from "../desk-page.js";
import type { SectionOptions } from "../panel-model.js";

/** What cannot be imported: row, column, what stands there, and why. */
export function problemSection(problems: readonly RowProblem[], { language }: DeskAsk): readonly SectionOptions[] {
  const words = wordsOf(IMPORT_WORDS, language);
  if (problems.length === 0) return [];
  const title = fill(words.problems, { n: problems.length });
  const rows = problems.map(({ sheet, row, column, found, reason }) => [{ text: `${sheet === null ? "" : `${sheet} `}${row}` }, { text: column ?? "—" }, { text: found === "" ? "—" : found }, { text: reason[language] }]);
  return [{ title, table: { caption: title, head: [words.row, words.column, words.found, words.reason].map((text) => ({ text })), rows, empty: words.noProblems } }];
}
