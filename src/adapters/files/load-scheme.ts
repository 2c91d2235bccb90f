import { canonical, sha256 } from "../../app/canonical.js";
import type { BaseText } from "../../app/ports/rule-library.js";
import type { Json } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { JsonObject } from "../../domain/scheme/pointer.js";
import { readScheme } from "../../domain/scheme/read-scheme.js";
import { validate } from "../schema/validate.js";
import type { ReadLimits } from "./limits.js";
import { isOverlay, loadOverlay } from "./load-overlay.js";
import { placeProblems } from "./place-problems.js";
import { readJson, type ReadJson } from "./read-json.js";
import { withoutBroken } from "./without-broken.js";

export interface LoadedScheme {
  /** null if a problem is an error. */
  readonly scheme: Scheme | null;
  /** The text as a value; undefined if it is no JSON. */
  readonly raw: unknown;
  /** sha256 of the RFC 8785 form: the name of the revision. Empty if the text is no JSON, or does not say one thing only. */
  readonly hash: string;
  /** Of an overlay: the merged text, which stands for the revision. Left out: the author's own. */
  readonly text?: string;
  /** Of an overlay: pointers in the merged text -> pointers in the author's. */
  readonly places?: ReadonlyMap<string, string>;
  /** With line and column, sorted by position. */
  readonly problems: readonly Problem[];
}

const hasErrors = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === "error");

function loadOver(read: ReadJson, kinds: Kinds, bases: readonly BaseText[]): LoadedScheme {
  const shape = validate("scheme", read.value);
  const own = [...read.problems, ...shape];
  const over = own.some((problem) => problem.severity === "error") ? { scheme: null, raw: null, hash: "", problems: [], places: undefined } : loadOverlay(read.value as JsonObject, kinds, bases);
  const problems = placeProblems([...own, ...over.problems], read);
  return { scheme: hasErrors(problems) ? null : over.scheme, raw: over.raw ?? read.value, hash: over.hash, problems, ...(over.raw ? { text: JSON.stringify(over.raw, null, 2) } : {}), ...(over.places ? { places: over.places } : {}) };
}

/**
 * A scheme out of its author's text: all problems at once, of the text, of its shape and of its meaning. Never throws on any text. `bases`: what an
 * overlay lies over, nearest first.
 */
export function loadScheme(text: string, kinds: Kinds, limits: Partial<ReadLimits> = {}, bases: readonly BaseText[] = []): LoadedScheme {
  const read = readJson(text, limits);
  const { value } = read;
  if (value === undefined) return { scheme: null, raw: undefined, hash: "", problems: read.problems };
  if (isOverlay(value)) return loadOver(read, kinds, bases);
  const shape = validate("scheme", value);
  const meaning = shape.length === 0 ? readScheme(value, kinds) : { scheme: null, problems: withoutBroken(value, shape, kinds) };
  const problems = placeProblems([...read.problems, ...shape, ...meaning.problems], read);
  // A text that does not say one thing (keys twice, numbers that change, half characters) has no canonical form, so it has no name.
  const hash = read.problems.length > 0 ? "" : sha256(canonical(value as Json));
  return { scheme: hasErrors(problems) ? null : meaning.scheme, raw: value, hash, problems };
}
