import { canonical, sha256 } from "../../app/canonical.js";
import type { BaseText } from "../../app/ports/rule-library.js";
import type { Json } from "../../domain/model/documents.js";
import type { Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { mergeOverlay, type Merged } from "../../domain/scheme/extend/merge-overlay.js";
import { overlayProblems } from "../../domain/scheme/extend/overlay-problems.js";
import { isObject, member, type JsonObject } from "../../domain/scheme/pointer.js";
import type { ProblemCode } from "../../domain/scheme/problem-catalogue.js";
import { problemOf, Problems } from "../../domain/scheme/problems.js";
import { readScheme } from "../../domain/scheme/read-scheme.js";
import { validate } from "../schema/validate.js";
import { readJson } from "./read-json.js";

/** Overlays may lie over one another so deep. */
export const MOST_BASES = 4;

/** A scheme whole: what an overlay and its bases come to. */
interface Whole {
  readonly raw: JsonObject | null;
  readonly hash: string;
  readonly problems: readonly Problem[];
}
export interface LoadedOverlay extends Omit<Whole, "raw"> {
  readonly scheme: Scheme | null;
  /** The merged text as a value; null: there is none. */
  readonly raw: JsonObject | null;
  readonly places?: Merged["places"];
}

/** True of the text of an overlay. */
export const isOverlay = (raw: unknown): raw is JsonObject => isObject(raw) && Object.hasOwn(raw, "extends");

const hashOf = (raw: JsonObject): string => sha256(canonical(raw as Json));
const isError = ({ severity }: Problem): boolean => severity === "error";

const NO_BASE: Readonly<Record<NonNullable<BaseText["why"]>, ProblemCode>> = { unknown: "unknown-base", cycle: "base-cycle", tooDeep: "base-too-deep" };

const brokenBase = (name: string, { message }: Problem): Problem => problemOf("base-broken", "/extends/scheme", { name, detail: [message["zh-CN"], message.en] });

/** The base of an overlay, whole itself; null: there is none to be had, and a problem says why. */
function baseOf(bases: readonly BaseText[], name: string, problems: Problems): JsonObject | null {
  const [base, ...further] = bases;
  if (base === undefined || base.text === null || bases.length > MOST_BASES) {
    const code = base === undefined ? "unknown-base" : base.text === null ? NO_BASE[base.why ?? "unknown"] : "base-too-deep";
    problems.add(code, "/extends/scheme", { name, limit: MOST_BASES });
    return null;
  }
  const { value, problems: ofText } = readJson(base.text);
  const shape = value === undefined ? ofText : [...ofText, ...validate("scheme", value)];
  const whole = shape.some(isError) ? { raw: null, problems: shape } : isOverlay(value) ? mergedOf(value, further) : { raw: value as JsonObject, problems: [] };
  const broken = whole.problems.find(isError);
  if (broken) problems.list.push(brokenBase(name, broken));
  return broken ? null : whole.raw;
}

/** The pin names the revision that was read over: another one is another law. */
function checkPin(overlay: JsonObject, base: JsonObject, problems: Problems): void {
  const pinned = member(overlay.extends as JsonObject, "revision");
  const hash = hashOf(base);
  if (pinned === undefined) problems.add("base-not-pinned", "/extends", { found: hash });
  else if (pinned !== hash) problems.add("base-differs", "/extends/revision", { found: hash, expected: String(pinned) });
}

interface MergedOverlay extends Whole {
  readonly merged: Merged | null;
  readonly base: JsonObject | null;
}

function mergedOf(overlay: JsonObject, bases: readonly BaseText[]): MergedOverlay {
  const problems = new Problems();
  const base = baseOf(bases, String(member(overlay.extends as JsonObject, "scheme")), problems);
  if (base === null) return { raw: null, hash: "", problems: problems.list, merged: null, base };
  checkPin(overlay, base, problems);
  const merged = mergeOverlay(base, overlay, problems);
  return { raw: merged.raw, hash: hashOf(merged.raw), problems: problems.list, merged, base };
}

/** An overlay whose own shape is right, laid over its bases (nearest first) and read: the merged text is what counts and what is hashed. Problems point into the overlay. */
export function loadOverlay(overlay: JsonObject, kinds: Kinds, bases: readonly BaseText[]): LoadedOverlay {
  const { raw, hash, problems, merged, base } = mergedOf(overlay, bases);
  if (!raw || !merged || !base || problems.some(isError)) return { scheme: null, raw: null, hash: "", problems };
  const name = String(base.id);
  const alone = readScheme(base, kinds).problems;
  const broken = alone.find(isError);
  if (broken) return { scheme: null, raw: null, hash: "", problems: [...problems, brokenBase(name, broken)] };
  const shape = validate("scheme", raw);
  const read = shape.length > 0 ? { scheme: null, problems: shape } : readScheme(raw, kinds);
  const found = overlayProblems(merged, read.problems, { name, problems: alone });
  return { scheme: read.scheme, raw, hash, problems: [...problems, ...found], places: merged.places };
}
