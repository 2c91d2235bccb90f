import type { Json } from "../../model/documents.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Problems } from "../problems.js";

interface Walk {
  readonly problems: Problems;
  readonly places: Map<string, string>;
}

/** What an overlay may say of a parameter of its base; its bounds and what it is called are the base's. */
const OVERLAID: ReadonlySet<string> = new Set(["value", "values", "description", "basis", "official"]);
/** What the base says of its own value, and not of another. */
const OF_THE_VALUE: ReadonlySet<string> = new Set(["value", "values", "basis", "official"]);

function overlaid(base: JsonObject, own: JsonObject, pointer: string, { problems }: Walk): JsonObject {
  for (const key of Object.keys(own)) if (!OVERLAID.has(key)) problems.add("overlay-fixed", below(pointer, key), { key });
  const isNew = Object.hasOwn(own, "value") || Object.hasOwn(own, "values");
  const kept = Object.entries(base).filter(([key]) => !isNew || !OF_THE_VALUE.has(key));
  return { ...Object.fromEntries(kept), ...own };
}

/** The parameters of the base with other values, and new ones. Values beyond the bounds of the base are found when the whole is read. */
export function mergeParameters(base: JsonObject, own: JsonObject, walk: Walk): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [name, raw] of Object.entries(own)) {
    const pointer = below("/parameters", name);
    const earlier = member(base, name);
    merged[name] = isObject(earlier) && isObject(raw) ? overlaid(earlier, raw, pointer, walk) : raw;
    walk.places.set(pointer, pointer);
  }
  return merged;
}
