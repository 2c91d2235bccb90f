import type { Json } from "../../model/documents.js";
import { isObject } from "../pointer.js";

const FIELD: ReadonlySet<string> = new Set(["data.scheme", "record.data.scheme"]);

/** The text with every question for decisions of its own scheme (`data.scheme`) asked for those of another: an overlay reads its own past, not that of its base. */
export function ownPast(raw: Json, from: string, to: string): Json {
  const named = (value: Json): Json => (value === from ? to : Array.isArray(value) ? (value as readonly Json[]).map(named) : value);
  if (Array.isArray(raw)) return (raw as readonly Json[]).map((each) => ownPast(each, from, to));
  if (!isObject(raw)) return raw;
  const isTest = typeof raw.fact === "string" && FIELD.has(raw.fact);
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, FIELD.has(key) || (isTest && key === "value") ? named(value) : ownPast(value, from, to)]));
}
