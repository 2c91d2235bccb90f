import { pick, put, remove, valueAt, type Random, type Slot } from "./slots.js";

/** A mistake that an author could make, at one place of a text. */
export interface Mutation {
  readonly name: string;
  readonly fits: (slot: Slot) => boolean;
  /** Changes the text; `others`: all places, for values that stand elsewhere. */
  readonly apply: (slot: Slot, random: Random, others: readonly Slot[]) => void;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const has = (value: unknown, ...keys: readonly string[]): value is Record<string, unknown> => isObject(value) && keys.every((key) => Object.hasOwn(value, key));
const under = (slot: Slot, ...keys: readonly string[]): boolean => keys.includes(slot.key);
const isKey = ({ box }: Slot): boolean => !Array.isArray(box);
const isNumber = (slot: Slot): boolean => typeof valueAt(slot) === "number";

function misspelt(word: string, random: Random): string {
  const i = random(word.length);
  return random(2) === 0 && word.length > 1 ? `${word.slice(0, i)}${word.slice(i + 1)}` : `${word.slice(0, i)}${word.slice(i, i + 1)}${word.slice(i)}`;
}

function renameKey({ box, key }: Slot, name: string): void {
  const object = box as Record<string, unknown>;
  const entries = Object.entries(object);
  for (const [each] of entries) delete object[each];
  for (const [each, value] of entries) object[each === key ? name : each] = value;
}

function swap(object: Record<string, unknown>, a: string, b: string): void {
  [object[a], object[b]] = [object[b], object[a]];
}

const PAIRS = [["min", "max"], ["from", "below"], ["from", "upTo"], ["from", "to"]] as const;
const OTHER_OPERATORS: Readonly<Record<string, readonly string[]>> = {
  equal: ["notEqual"], notEqual: ["equal"], in: ["notIn"], notIn: ["in"], contains: ["doesNotContain"], doesNotContain: ["contains"],
  lessThan: ["lessThanInclusive", "greaterThan", "equal"], lessThanInclusive: ["lessThan", "greaterThanInclusive"], greaterThan: ["greaterThanInclusive", "lessThan"], greaterThanInclusive: ["greaterThan", "lessThanInclusive", "equal"],
  before: ["onOrBefore", "after"], onOrBefore: ["before"], after: ["onOrAfter", "before"], onOrAfter: ["after"],
};
const REFERENCES = ["fact", "param", "condition", "group", "list", "grade", "ref", "rows", "check", "result", "of", "kind", "each", "flag", "field", "operator", "on", "aggregate", "take"] as const;

/** Numbers that nothing is computed from: the bounds of a knob say how far it may be turned. */
const isBoundOfKnob = ({ pointer }: Slot): boolean => /^\/parameters\/[^/]+\/(min|max)$/.test(pointer);

export const MUTATIONS: readonly Mutation[] = [
  { name: "misspelt key", fits: isKey, apply: (slot, random) => renameKey(slot, misspelt(slot.key, random)) },
  { name: "swapped bounds", fits: (slot) => PAIRS.some((pair) => has(valueAt(slot), ...pair)) || (under(slot, "range") && Array.isArray(valueAt(slot))), apply: (slot) => {
    const value = valueAt(slot) as Record<string, unknown> | unknown[];
    if (Array.isArray(value)) return void value.reverse();
    const pair = PAIRS.find((each) => has(value, ...each));
    if (pair) swap(value, pair[0], pair[1]);
  } },
  { name: "deleted fact", fits: ({ pointer }) => /^\/facts\/[^/]+$/.test(pointer), apply: remove },
  { name: "deleted part", fits: () => true, apply: remove },
  { name: "wrong type", fits: () => true, apply: (slot) => {
    const value = valueAt(slot);
    put(slot, typeof value === "number" ? String(value) : typeof value === "string" ? [value] : typeof value === "boolean" ? "yes" : Array.isArray(value) ? { ...value } : 7);
  } },
  { name: "changed operator", fits: (slot) => under(slot, "operator") && Object.hasOwn(OTHER_OPERATORS, String(valueAt(slot))), apply: (slot, random) => put(slot, pick(random, OTHER_OPERATORS[String(valueAt(slot))])) },
  { name: "misspelt reference", fits: (slot) => under(slot, ...REFERENCES) && typeof valueAt(slot) === "string", apply: (slot, random) => put(slot, misspelt(String(valueAt(slot)), random)) },
  { name: "another reference", fits: (slot) => under(slot, ...REFERENCES) && typeof valueAt(slot) === "string", apply: (slot, random, others) => {
    const names = [...new Set(others.filter((other) => other.key === slot.key && typeof valueAt(other) === "string").map((other) => String(valueAt(other))))].filter((name) => name !== valueAt(slot));
    put(slot, names.length > 0 ? pick(random, names) : "other");
  } },
  { name: "negated number", fits: (slot) => isNumber(slot) && valueAt(slot) !== 0 && !isBoundOfKnob(slot), apply: (slot) => put(slot, -(valueAt(slot) as number)) },
  { name: "moved number", fits: (slot) => isNumber(slot) && !isBoundOfKnob(slot), apply: (slot, random) => put(slot, (valueAt(slot) as number) + pick(random, [1, -1, 10])) },
  { name: "moved band", fits: (slot) => /^\/grades\/\d+\/(from|below|upTo)$/.test(slot.pointer) && isNumber(slot), apply: (slot, random) => put(slot, (valueAt(slot) as number) + pick(random, [1, -1, 0.5])) },
  { name: "any for all", fits: (slot) => isKey(slot) && under(slot, "all", "any") && Array.isArray(valueAt(slot)), apply: (slot) => renameKey(slot, slot.key === "all" ? "any" : "all") },
  { name: "lost not", fits: (slot) => has(valueAt(slot), "not"), apply: (slot) => put(slot, (valueAt(slot) as Record<string, unknown>).not) },
  { name: "true for false", fits: (slot) => typeof valueAt(slot) === "boolean", apply: (slot) => put(slot, !valueAt(slot)) },
];

/** The same on the bare text: what is deleted or doubled, from the text and a place in it. */
export interface TextMutation {
  readonly name: string;
  readonly pattern: RegExp;
  readonly change: (found: string) => string;
}
export const TEXT_MUTATIONS: readonly TextMutation[] = [
  { name: "deleted comma", pattern: /,(?=\s*["{[])/g, change: () => "" },
  { name: "deleted brace", pattern: /[{}[\]]/g, change: () => "" },
  { name: "deleted quote", pattern: /"/g, change: () => "" },
  { name: "duplicated key", pattern: /"[A-Za-z]+": (?:-?\d+(?:\.\d+)?|"[^"]*"|true|false)(?=[,}\s])/g, change: (found) => `${found}, ${found}` },
];
