import { ProblemError } from "../domain/model/problem.js";
import type { Scheme } from "../domain/model/scheme.js";
import type { RuleLibrary, SchemeSource } from "./ports/rule-library.js";
import { quote, Refusal } from "./refusal.js";

export interface Revision {
  readonly source: SchemeSource;
  readonly scheme: Scheme;
  readonly hash: string;
  /** Of an overlay: the merged text. */
  readonly text?: string;
}

/** The scheme of that name; refuses an unknown one with the names that there are. */
export async function findSource(library: RuleLibrary, name: string): Promise<SchemeSource> {
  const source = await library.find(name);
  if (source) return source;
  const names = (await library.ids()).join(", ");
  throw new Refusal("notFound", "unknown-scheme", {
    "zh-CN": `没有名为“${quote(name)}”的评价办法。现有：${names}；也可以给出含 scheme.json 的文件夹。`,
    en: `There is no scheme "${quote(name)}". There are: ${names}; a folder with a scheme.json may be named too.`,
  });
}

/** A scheme that reads without errors; throws ProblemError with all problems otherwise. */
export async function readSource(library: RuleLibrary, name: string): Promise<Revision> {
  const source = await findSource(library, name);
  const { scheme, hash, problems, text } = library.read(source.text, source.kinds, source.bases);
  if (!scheme) throw new ProblemError(problems, source.location);
  return { source, scheme, hash, ...(text === undefined ? {} : { text }) };
}
