import type { Json } from "../../model/documents.js";
import { below, isObject, keysOf } from "../pointer.js";

/** Values put into the sample at JSON Pointers (`/-` at the end: after the last); null takes out what stands there. */
export type Changes = Readonly<Record<string, Json>>;
/** The same text written wrongly and rightly: changes of the sample, or whole texts where it is the text itself that is wrong. */
export type Example =
  | { readonly wrong: Changes; readonly right: Changes }
  | { readonly wrongText: string; readonly rightText: string };

function changed(value: Json, [key, ...rest]: readonly string[], put: Json): Json {
  const inner = (old: Json): Json => (rest.length === 0 ? put : changed(old, rest, put));
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (key === "-") return [...list, inner({})];
    return rest.length === 0 && put === null ? list.filter((_, i) => i !== Number(key)) : list.map((each, i) => (i === Number(key) ? inner(each) : each));
  }
  const object = isObject(value) ? value : {};
  if (rest.length === 0 && put === null) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  return { ...object, [key]: inner(Object.hasOwn(object, key) ? object[key] : {}) };
}

/** The sample with the changes of an example. */
export const applied = (sample: Json, changes: Changes): Json => Object.entries(changes).reduce((value, [pointer, put]) => changed(value, keysOf(pointer), put), sample);

/** Changes as people read them: each place with what is written there. */
export const changesInWords = (changes: Changes): string => Object.entries(changes).map(([pointer, put]) => `${pointer === "" ? below("") : pointer}: ${put === null ? "—" : JSON.stringify(put)}`).join("\n");
