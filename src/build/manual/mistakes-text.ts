import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRuleLibrary } from "../../adapters/rules/rule-library.js";
import { problemLine } from "../../cli/output.js";
import type { Side } from "./reference-text.js";

/** A mistake that people make: a text of the steps with one part replaced. */
interface Mistake {
  readonly scheme: string;
  readonly find: string;
  readonly replace: string;
  readonly advice: { readonly "zh-CN": string; readonly en: string };
}
const LANGUAGE = ["zh-CN", "en"] as const;

/** The common mistakes of spec/manual/mistakes.json, each with what the checker says of it. Throws where a text to be replaced is not there once. */
export async function mistakesText(root: string, side: Side): Promise<string> {
  const mistakes = JSON.parse(readFileSync(join(root, "spec/manual/mistakes.json"), "utf8")) as readonly Mistake[];
  const library = createRuleLibrary(root);
  const terminal = { out: () => {}, err: () => {}, isTerminal: false, language: LANGUAGE[side] };
  const texts: string[] = [];
  for (const { scheme, find, replace, advice } of mistakes) {
    const source = await library.find(join(root, "spec/manual", scheme));
    if (!source || source.text.split(find).length !== 2) throw new Error(`mistakes.json: "${find}" does not stand once in ${scheme}`);
    const { problems } = library.read(source.text.replace(find, () => replace), source.kinds, source.bases);
    const said = problems.map((problem) => problemLine(terminal, problem, "scheme.json"));
    const shown = replace === "" ? `- ${find.replace(/^[,\s]+/, "")}` : replace;
    texts.push(`- ${advice[LANGUAGE[side]]}\n  \`\`\`text\n  ${shown.split("\n").join("\n  ")}\n  → ${said.join("\n  → ")}\n  \`\`\``);
  }
  return texts.join("\n");
}
