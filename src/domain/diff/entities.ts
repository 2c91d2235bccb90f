import { phrase, type PhraseName } from "../explain/phrases/phrases.js";
import type { Telling } from "../explain/scheme/paragraph.js";
import type { Text } from "../model/documents.js";
import type { Scheme } from "../model/scheme.js";
import { bilingual, type Draft, type Versions, type Weight } from "./change.js";
import { match, type Pair } from "./match.js";
import { changesOf, type Place, type Rows } from "./parts.js";
import { contentOf } from "./same.js";

/** A sort of things that a scheme has several of. */
export interface Sort<T extends object> {
  readonly thing: Extract<PhraseName, `thing.${string}`>;
  /** The name by which a thing is found again. */
  readonly key: (part: T) => string;
  /** Equal for things that differ in their names alone. */
  readonly content: (part: T) => string;
  readonly title: (part: T, telling: Telling) => string;
  /** The whole thing in words, for what is added or removed. */
  readonly says: (part: T, telling: Telling) => string;
  readonly path: (part: T, place: number, scheme: Scheme) => string;
  readonly rows: (before: T, after: T) => Rows<T>;
  readonly weights: { readonly comes: Weight; readonly renamed: Weight; readonly moved: Weight | ((moved: Pair<T>, all: readonly Pair<T>[]) => Weight) };
}

/** Content without names and without what only titles, explains or cites. */
export const unnamed = (...names: readonly string[]) => (part: object): string => contentOf(part, [...names, "title", "description", "basis", "official"]);

const whatOf = <T extends object>(sort: Sort<T>, part: T, scheme: Scheme): Text => bilingual((language) => phrase(sort.thing, language, { title: sort.title(part, { scheme, language }) }));

function whole<T extends object>(sort: Sort<T>, [part, place]: readonly [T, number], scheme: Scheme, kind: "added" | "removed"): Draft {
  const what = whatOf(sort, part, scheme);
  const text = bilingual((language) => phrase(`diff.${kind}`, language, { what: what[language], says: sort.says(part, { scheme, language }) }));
  return { what, text, kind, weight: sort.weights.comes, path: sort.path(part, place, scheme) };
}

function paired<T extends object>(sort: Sort<T>, { before, after, places, isRenamed }: Pair<T>, versions: Versions): readonly Draft[] {
  const what = whatOf(sort, after, versions.after);
  const place: Place = { versions, what, path: sort.path(after, places[1], versions.after), oldPath: sort.path(before, places[0], versions.before) };
  const changes = changesOf(place, before, after, sort.rows(before, after));
  return isRenamed ? [renameOf(place, [sort.key(before), sort.key(after)], sort.weights.renamed), ...changes] : changes;
}

/** Names of the same row of a table without the row, which both have. */
function withoutRow(one: string, other: string): string {
  const row = one.slice(one.indexOf("."));
  return row.startsWith(".") && other.endsWith(row) ? one.slice(0, -row.length) : one;
}

/** A thing under another name. */
export function renameOf({ what, path }: Pick<Place, "what" | "path">, names: readonly [string, string], weight: Weight): Draft {
  const [before, after] = [withoutRow(names[0], names[1]), withoutRow(names[1], names[0])];
  return { what, path, kind: "changed", weight, text: bilingual((language) => phrase("diff.renamed", language, { what: what[language], before, after })) };
}

function movedOf<T extends object>(sort: Sort<T>, moved: readonly Pair<T>[], all: readonly Pair<T>[], versions: Versions): readonly Draft[] {
  const { moved: weigh } = sort.weights;
  return moved.map((pair) => {
    const what = whatOf(sort, pair.after, versions.after);
    const weight = typeof weigh === "function" ? weigh(pair, all) : weigh;
    return { what, path: sort.path(pair.after, pair.places[1], versions.after), kind: "changed", weight, isAnywhere: true, text: bilingual((language) => phrase("diff.moved", language, { what: what[language] })) };
  });
}

/** What is different between two lists of things of one sort: changed, renamed, added, removed, moved. */
export function entityChanges<T extends object>(versions: Versions, before: readonly T[], after: readonly T[], sort: Sort<T>): readonly Draft[] {
  const { pairs, added, removed, moved } = match(before, after, sort);
  return [
    ...pairs.flatMap((pair) => paired(sort, pair, versions)), ...added.map((part) => whole(sort, part, versions.after, "added")),
    ...removed.map((part) => whole(sort, part, versions.before, "removed")), ...movedOf(sort, moved, pairs, versions),
  ];
}
