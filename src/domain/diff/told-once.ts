import { phrase } from "../explain/phrases/phrases.js";
import { bilingual, type Change, type Draft } from "./change.js";

const HOLE = "\u0000";
const FEW = 3;

/** The text of a change without the words of its thing: equal for equal changes. */
const bare = ({ text, what, path, kind, weight, isAnywhere }: Draft): string =>
  [what.en === "" ? text.en : "", isAnywhere === true ? "" : path, kind, weight, text["zh-CN"].replaceAll(what["zh-CN"], HOLE), text.en.replaceAll(what.en, HOLE)].join("\n");

function together(drafts: readonly Draft[]): Change {
  const [{ text, what, path, kind, weight }] = drafts;
  const all = bilingual((language) => phrase("diff.many", language, { first: what[language], n: String(drafts.length) }));
  return { path, kind, weight, text: bilingual((language) => text[language].replaceAll(what[language], all[language])) };
}

/** The same change in many rows of a table is told once, with how many they are. */
export function toldOnce(drafts: readonly Draft[]): readonly Change[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = bare(draft);
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return [...groups.values()].flatMap((group): readonly Change[] => (group.length >= FEW ? [together(group)] : group.map(({ path, kind, weight, text }) => ({ path, kind, weight, text }))));
}
