import type { Text } from "../model/documents.js";
import type { PhraseName } from "../explain/phrases/phrases.js";
import { phrase, type Language } from "../explain/phrases/phrases.js";
import type { Telling } from "../explain/scheme/paragraph.js";
import { bilingual, type Draft, type Versions, type Weight } from "./change.js";
import { isSame, outcomeOf } from "./same.js";

/** A thing in both versions: where it stands in each, and what it is called. */
export interface Place {
  readonly versions: Versions;
  readonly path: string;
  readonly oldPath: string;
  readonly what: Text;
}
export type AspectName = Extract<PhraseName, `aspect.${string}`>;
interface SayRow<T, V> {
  /** null: the thing itself, as the points are of a rule. */
  readonly aspect: AspectName | null;
  /** What the value says, with the whole part beside it. */
  readonly say: (value: V, telling: Telling, whole: T) => string;
  /** Left out: decides, unless both come to the same results. */
  readonly weight?: Weight | ((before: T, after: T) => Weight);
  /** How a value that stands in both is told; left out: before -> after. */
  readonly told?: PhraseName;
  /** Where it stands below the part; left out: under its key. */
  readonly at?: string;
}
interface PartRow<T, V> {
  readonly parts: (place: Place, values: readonly [before: V | undefined, after: V | undefined], wholes: readonly [before: T, after: T]) => readonly Draft[];
}
/**
 * How a difference in each key of a part is told. Every key must have a row: a key that the language gains does not compile before it has
 * words. null: it is a name that the parts are matched by, or follows from other keys.
 */
export type Rows<T> = { readonly [K in keyof Required<T>]: SayRow<T, NonNullable<T[K]>> | PartRow<T, NonNullable<T[K]>> | null };
type AnyRow<T> = SayRow<T, unknown> | PartRow<T, unknown> | null;

/** "{aspect} of {what}", in both languages; of the scheme itself the aspect alone. */
export const aspectOf = (what: Text, aspect: AspectName | null): Text =>
  aspect === null ? what : bilingual((language) => (what[language] === "" ? phrase(aspect, language) : phrase("diff.of", language, { what: what[language], aspect: phrase(aspect, language) })));

/** The same place, one aspect of it. */
export const within = (place: Place, aspect: AspectName | null, at: string): Place => ({
  ...place, what: aspectOf(place.what, aspect), path: `${place.path}${at}`, oldPath: `${place.oldPath}${at}`,
});

interface Values {
  readonly before: string | null;
  readonly after: string | null;
}

function sentence(what: string, { before, after }: Values, told: PhraseName, language: Language): string {
  const values = { what, before: before ?? "", after: after ?? "" };
  if (before === null) return phrase("diff.set", language, values);
  if (after === null) return phrase("diff.unset", language, values);
  return phrase(before === after ? "diff.same" : told, language, values);
}

/** A value that is another in the later version, from what it said to what it says; null: it is not there. */
export function fromTo(place: Place, say: (side: "before" | "after", language: Language) => string | null, more: { readonly weight: Weight; readonly told?: PhraseName }): Draft {
  const { what, path, oldPath } = place;
  const text = bilingual((language) => sentence(what[language], { before: say("before", language), after: say("after", language) }, more.told ?? "diff.from", language));
  return { what, text, kind: "changed", weight: more.weight, path: say("after", "en") === null ? oldPath : path };
}

const weightOf = <T>(row: SayRow<T, unknown>, before: T, after: T, key: keyof T): Weight => {
  if (typeof row.weight === "function") return row.weight(before, after);
  return row.weight ?? (outcomeOf(before[key]) === outcomeOf(after[key]) ? "words" : "decides");
};

function saidChange<T>(place: Place, row: SayRow<T, unknown>, parts: { readonly before: T; readonly after: T }, key: keyof T & string): Draft {
  const here = within(place, row.aspect, `/${row.at ?? key}`);
  const say = (side: "before" | "after", language: Language): string | null => {
    const value = parts[side][key];
    return value === undefined || value === null ? null : row.say(value, { scheme: place.versions[side], language }, parts[side]);
  };
  return fromTo(here, say, { weight: weightOf(row, parts.before, parts.after, key), ...(row.told ? { told: row.told } : {}) });
}

/** What is different between two parts, key by key in the order of the rows. */
export function changesOf<T extends object>(place: Place, before: T, after: T, rows: Rows<T>): readonly Draft[] {
  return (Object.keys(rows) as (keyof T & string)[]).flatMap((key): readonly Draft[] => {
    const row = rows[key] as AnyRow<T>;
    if (row === null || isSame(before[key], after[key])) return [];
    return "parts" in row ? row.parts(place, [before[key] ?? undefined, after[key] ?? undefined], [before, after]) : [saidChange(place, row, { before, after }, key)];
  });
}
