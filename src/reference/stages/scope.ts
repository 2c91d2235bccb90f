import type { SortKey } from "../../domain/model/scheme.js";
import { compareKeys, type Standpoint } from "./keys.js";
import type { Placing } from "./sheet.js";

type Keys = Standpoint["reported"];

/** The subjects that are ranked against each other, each way of seeing them in its order. */
export interface Scope {
  /** null: all subjects. */
  readonly attribute: string | null;
  readonly size: number;
  readonly reported: readonly Keys[];
  readonly best: readonly Keys[];
  readonly worst: readonly Keys[];
}

/** The scope in which these stand. */
export function scopeOf(attribute: string | null, by: readonly SortKey[], members: readonly Standpoint[]): Scope {
  const inOrder = (keys: (member: Standpoint) => Keys): readonly Keys[] => members.map(keys).sort((a, b) => compareKeys(by, a, b));
  return { attribute, size: members.length, reported: inOrder((m) => m.reported), best: inOrder((m) => m.best), worst: inOrder((m) => m.worst) };
}

/** How many of a sorted list the test holds for: it holds for none after one for which it does not. */
export function countFirst(sorted: readonly Keys[], test: (keys: Keys) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (test(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of one of its members (R18): 1 + those before it, or behind it. */
export function placeIn(scope: Scope, by: readonly SortKey[], own: Standpoint): Placing {
  const before = (all: readonly Keys[], keys: Keys): number => countFirst(all, (other) => compareKeys(by, other, keys) < 0);
  const behind = (all: readonly Keys[], keys: Keys): number => all.length - countFirst(all, (other) => compareKeys(by, other, keys) <= 0);
  // Of itself alone the best keys can be before the worst: it is not one of the others.
  const itself = Number(compareKeys(by, own.best, own.worst) < 0);
  const [rank, fromEnd] = [1 + before(scope.reported, own.reported), 1 + behind(scope.reported, own.reported)];
  return {
    scope: scope.attribute, population: scope.size, rank, fromEnd,
    best: 1 + before(scope.worst, own.best),
    worst: 1 + before(scope.best, own.worst) - itself,
    fromEndLeast: 1 + behind(scope.best, own.worst),
    fromEndGreatest: 1 + behind(scope.worst, own.best) - itself,
    tied: scope.size - (rank - 1) - (fromEnd - 1) - 1,
  };
}
