import type { Json } from "../../model/documents.js";
import { below, isObject, member, type JsonObject } from "../pointer.js";
import type { Problems } from "../problems.js";
import { mergeParameters } from "./merge-parameters.js";
import { ownPast } from "./own-past.js";

/** A base and an overlay as one text, with the place in the overlay of everything that it brought. */
export interface Merged {
  readonly raw: JsonObject;
  /** Pointer in the merged text -> pointer in the overlay, of the outermost parts that came from it. */
  readonly places: ReadonlyMap<string, string>;
}

/** What an overlay says of itself; the rest of the base stands as it is. */
const HEAD = ["id", "title", "description", "official"] as const;
/** Parts by name, and parts in order: an overlay adds to them. */
const NAMED = ["tables", "facts", "conditions", "flags"] as const;
const LISTED = ["basis", "rules", "lists", "consequences"] as const;
const KNOWN: ReadonlySet<string> = new Set([...HEAD, ...NAMED, ...LISTED, "parameters", "procedure", "extends", "$schema"]);

const asObject = (raw: Json | undefined): JsonObject => (isObject(raw) ? raw : {});
const asList = (raw: Json | undefined): readonly Json[] => (Array.isArray(raw) ? (raw as readonly Json[]) : []);

function addNamed(base: JsonObject, own: JsonObject, key: string, { problems, places }: Walk): JsonObject {
  for (const name of Object.keys(own)) {
    const pointer = below(`/${key}`, name);
    if (Object.hasOwn(base, name)) problems.add("overlay-there-already", pointer, { name });
    places.set(pointer, pointer);
  }
  return { ...base, ...own };
}

function addListed(base: readonly Json[], own: readonly Json[], key: string, { places }: Walk): readonly Json[] {
  own.forEach((_, i) => places.set(below(`/${key}`, base.length + i), below(`/${key}`, i)));
  return [...base, ...own];
}

/** The rules of the base without those that are switched off; a name that is no rule of the base is a problem. */
function rulesLeft(rules: readonly Json[], off: readonly Json[], problems: Problems): readonly Json[] {
  const names = rules.map((rule) => (isObject(rule) ? String(rule.name) : ""));
  off.forEach((name, i) => {
    if (!names.includes(String(name))) problems.add("unknown-rule", below("/extends/off", i), { name: String(name), ...problems.hint(String(name), names) });
  });
  return rules.filter((_, i) => !off.includes(names[i]));
}

interface Walk {
  readonly problems: Problems;
  readonly places: Map<string, string>;
}

/** What only the base says: the rating itself is the province's. */
function checkFixed(overlay: JsonObject, { problems }: Walk): void {
  for (const key of Object.keys(overlay)) if (!KNOWN.has(key)) problems.add("overlay-fixed", below("", key), { key });
}

/**
 * A base with an overlay laid over it: its own head, values of parameters within the bounds of the base, parts added, rules switched off, and
 * procedure entry by entry. What an overlay may not touch is a problem, with its place in the overlay.
 */
export function mergeOverlay(base: JsonObject, overlay: JsonObject, problems: Problems): Merged {
  const walk: Walk = { problems, places: new Map() };
  checkFixed(overlay, walk);
  const raw: Record<string, Json> = { ...(ownPast(base, String(base.id), String(overlay.id)) as JsonObject) };
  // What the base says of being official is not said of the whole any more.
  delete raw.official;
  for (const key of HEAD) {
    if (!Object.hasOwn(overlay, key)) continue;
    raw[key] = overlay[key];
    walk.places.set(`/${key}`, `/${key}`);
  }
  raw.rules = rulesLeft(asList(raw.rules), asList(member(asObject(overlay.extends), "off")), problems);
  for (const key of NAMED) if (Object.hasOwn(overlay, key)) raw[key] = addNamed(asObject(member(raw, key)), asObject(overlay[key]), key, walk);
  for (const key of LISTED) if (Object.hasOwn(overlay, key)) raw[key] = addListed(asList(member(raw, key)), asList(overlay[key]), key, walk);
  if (Object.hasOwn(overlay, "parameters")) raw.parameters = mergeParameters(asObject(member(raw, "parameters")), asObject(overlay.parameters), walk);
  if (Object.hasOwn(overlay, "procedure")) {
    for (const key of Object.keys(asObject(overlay.procedure))) walk.places.set(below("/procedure", key), below("/procedure", key));
    raw.procedure = { ...asObject(member(raw, "procedure")), ...asObject(overlay.procedure) };
  }
  return { raw, places: walk.places };
}
