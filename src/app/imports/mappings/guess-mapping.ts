import { didYouMean } from "../../../domain/scheme/did-you-mean.js";
import type { Mapping, MappedColumn } from "../model.js";
import { comparable } from "../values/plain.js";
import { defaultMapping } from "./default-mapping.js";
import { headingIndex, headingsOf, isPassedOver } from "./headings.js";
import type { Target } from "./target.js";

/** A heading that no field was found for, and the field that may be meant. */
export interface UnknownHeading {
  readonly heading: string;
  readonly suggestion?: string;
}
export interface GuessedMapping {
  /** Only the columns that the file has. */
  readonly mapping: Mapping;
  readonly unknown: readonly UnknownHeading[];
  /** Fields that every row needs and no heading was found for. */
  readonly lacking: readonly string[];
}

/** Advice for a heading: the field whose name is like it. */
export function suggestFor(heading: string, target: Target): UnknownHeading {
  const names = new Map([...target.fields.values()].flatMap((field) => headingsOf(field).map((name) => [comparable(name), field.name] as const)));
  const like = didYouMean(comparable(heading), names.keys());
  const suggestion = like === undefined ? undefined : names.get(like);
  return { heading, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** A mapping for a file with these headings: to be shown, edited and saved. */
export function guessMapping(headings: readonly string[], target: Target): GuessedMapping {
  const index = headingIndex(target);
  const columns = new Map<string, MappedColumn>();
  const unknown: UnknownHeading[] = [];
  for (const heading of headings.map((each) => each.trim()).filter((each) => each !== "")) {
    const field = index.get(comparable(heading));
    if (field && !columns.has(field.name)) columns.set(field.name, { column: heading, field: field.name });
    else if (!isPassedOver(heading)) unknown.push(suggestFor(heading, target));
  }
  const lacking = [...target.fields.values()].filter(({ name, declaration }) => declaration.required && !columns.has(name)).map(({ name }) => name);
  return { mapping: { ...defaultMapping(target), columns: [...columns.values()] }, unknown, lacking };
}
