import type { Mapping, MappedColumn } from "../model.js";
import { isPassedOver } from "../mappings/headings.js";
import { comparable } from "../values/plain.js";

/** A column of the mapping and its place in the row. */
export interface Bound {
  readonly column: MappedColumn;
  readonly heading: string;
  readonly place: number;
}
export interface Binding {
  readonly bound: readonly Bound[];
  /** Headings that no column of the mapping names, save those that say nothing. */
  readonly unknown: readonly string[];
}

/** Finds the columns of a mapping among headings: its own name first, then the others it goes by; a heading is taken once, save where the mapping names it several times, or where a field that every row needs has no other. */
export function bindHeadings({ columns }: Pick<Mapping, "columns">, headings: readonly string[], required: ReadonlySet<string>): Binding {
  const places = new Map<string, number>();
  headings.forEach((heading, place) => { const key = comparable(heading); if (key !== "" && !places.has(key)) places.set(key, place); });
  const names = columns.map(({ column, also = [] }) => [column, ...also].map(comparable));
  const bound = new Map<number, number>();
  const taken = new Set<number>();
  const longest = Math.max(0, ...names.map((each) => each.length));
  const bind = (turn: number, again: boolean): void => names.forEach((each, i) => {
    const place = turn < each.length ? places.get(each[turn]) : undefined;
    if (place === undefined || bound.has(i) || (turn > 0 && taken.has(place) && !(again && required.has(columns[i].field)))) return;
    bound.set(i, place);
    taken.add(place);
  });
  for (const again of [false, true]) for (let turn = 0; turn < longest; turn++) bind(turn, again);
  const found = [...bound].map(([i, place]): Bound => ({ column: columns[i], heading: headings[place], place })).sort((a, b) => a.place - b.place);
  return { bound: found, unknown: headings.filter((heading, place) => heading.trim() !== "" && !taken.has(place) && !isPassedOver(heading)) };
}
