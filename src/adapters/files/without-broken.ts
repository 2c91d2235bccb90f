import type { Kinds } from "../../domain/model/kinds.js";
import type { Problem } from "../../domain/model/problem.js";
import { below, isObject, keysOf, member, type JsonObject } from "../../domain/scheme/pointer.js";
import { readScheme } from "../../domain/scheme/read-scheme.js";
import { WHOLE } from "../../domain/scheme/whole-catalogue.js";
import { validate } from "../schema/validate.js";

/** Parts of which one can be left out while the others are read: lists by place, objects by name. */
const PARTS: ReadonlySet<string> = new Set(["facts", "rules", "conditions", "parameters", "grades", "lists", "atMost", "eligibility", "consequences", "flags"]);
/** With a band missing, nothing certain can be said of the scores that no band takes. */
const BANDS = /^(band-|grades-apart)/;
/** What a left-out rule would have brought is not reached by the others. */
const SUMS = /^idle-clamp/;

interface Broken {
  readonly part: string;
  readonly key: string;
}

function brokenParts(shape: readonly Problem[]): readonly Broken[] | undefined {
  const broken = shape.map(({ path }): Broken | undefined => {
    const [part, key] = keysOf(path);
    return PARTS.has(part) && key !== undefined ? { part, key } : undefined;
  });
  return broken.some((each) => each === undefined) ? undefined : (broken as Broken[]);
}

interface Pruned {
  readonly raw: JsonObject;
  /** Places that the elements of pruned lists had in the author's text. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** What the left-out parts are called. */
  readonly names: readonly string[];
}

const nameOf = (value: unknown, key: string): string => (isObject(value) ? String(value.id ?? value.name ?? value.grade ?? key) : key);

function prune(raw: JsonObject, broken: readonly Broken[]): Pruned {
  const copy: Record<string, unknown> = { ...raw };
  const places = new Map<string, readonly number[]>();
  const names: string[] = [];
  for (const part of new Set(broken.map((each) => each.part))) {
    const keys = new Set(broken.filter((each) => each.part === part).map((each) => each.key));
    const value = member(raw, part);
    if (Array.isArray(value)) {
      const kept = [...value.keys()].filter((place) => !keys.has(String(place)));
      copy[part] = kept.map((place) => value[place] as unknown);
      places.set(part, kept);
      for (const key of keys) names.push(nameOf(value[Number(key)], key));
    } else if (isObject(value)) {
      copy[part] = Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
      names.push(...keys);
    }
  }
  return { raw: copy as JsonObject, places, names };
}

/** The problem at its place in the author's text. */
function moved(problem: Problem, places: Pruned["places"]): Problem {
  const [part, key, ...rest] = keysOf(problem.path);
  const original = key === undefined ? undefined : places.get(part)?.[Number(key)];
  return original === undefined ? problem : { ...problem, path: below("", part, original, ...rest) };
}

/**
 * Problems of meaning in the parts of a scheme whose shape is right, so that an author sees as many at once as can be told for certain:
 * none that only says that a left-out part is not there. None at all if the broken shape is not confined to parts that can be left out.
 */
export function withoutBroken(raw: unknown, shape: readonly Problem[], kinds: Kinds): readonly Problem[] {
  const broken = isObject(raw) ? brokenParts(shape) : undefined;
  if (!isObject(raw) || !broken) return [];
  const pruned = prune(raw, broken);
  if (validate("scheme", pruned.raw).length > 0) return [];
  const bandsBroken = pruned.places.has("grades");
  const certain = ({ code, message }: Problem): boolean => !(bandsBroken && BANDS.test(code)) && !SUMS.test(code) && !Object.hasOwn(WHOLE, code) && !(code.startsWith("unknown-") && pruned.names.some((name) => message.en.includes(`"${name}`) || message.en.includes(`.${name}"`)));
  return readScheme(pruned.raw, kinds).problems.filter(certain).map((problem) => moved(problem, pruned.places));
}
