import type { Mapping } from "../../app/imports/model.js";
import type { LoadedMapping } from "../../app/ports/rule-library.js";
import { validate } from "../schema/validate.js";
import { placeProblems } from "./place-problems.js";
import { readJson } from "./read-json.js";

/** A mapping out of its text, by its schema; problems have line and column. */
export function loadMapping(text: string): LoadedMapping {
  const read = readJson(text);
  const shape = read.value === undefined ? [] : validate("mapping", read.value);
  const problems = placeProblems([...read.problems, ...shape], read);
  return { mapping: problems.length === 0 ? (read.value as Mapping) : null, problems };
}
