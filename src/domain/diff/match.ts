/** What belongs together in two lists. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
  /** Places in the two lists. */
  readonly places: readonly [before: number, after: number];
  readonly isRenamed: boolean;
}
export interface Matching<T> {
  readonly pairs: readonly Pair<T>[];
  readonly added: readonly (readonly [T, number])[];
  readonly removed: readonly (readonly [T, number])[];
  /** Pairs that stand elsewhere among the others: the fewest whose moving explains the new order. */
  readonly moved: readonly Pair<T>[];
}
export interface Likeness<T> {
  readonly key: (part: T) => string;
  /** Equal for parts that differ in their names alone. */
  readonly content: (part: T) => string;
}
type Placed<T> = readonly [part: T, place: number];

/** Keys with a number behind those that stand more than once. */
function keysOf<T>(parts: readonly T[], key: (part: T) => string): readonly string[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const name = key(part);
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return `${name}\n${n}`;
  });
}

function pairBy<T>(before: readonly Placed<T>[], after: readonly Placed<T>[], key: (parts: readonly T[]) => readonly string[], isRenamed: boolean): readonly Pair<T>[] {
  const keys = key(after.map(([part]) => part));
  const found = new Map(keys.map((name, i) => [name, after[i]]));
  return key(before.map(([part]) => part)).flatMap((name, i) => {
    const other = found.get(name);
    const [part, place] = before[i];
    return other ? [{ before: part, after: other[0], places: [place, other[1]] as const, isRenamed }] : [];
  });
}

/** Places of the longest run of growing numbers; all others have moved. */
function staying(numbers: readonly number[]): ReadonlySet<number> {
  const best = numbers.map(() => ({ length: 1, previous: -1 }));
  for (let i = 0; i < numbers.length; i++) {
    for (let j = 0; j < i; j++) if (numbers[j] < numbers[i] && best[j].length + 1 > best[i].length) best[i] = { length: best[j].length + 1, previous: j };
  }
  let last = best.reduce((top, each, i) => (top < 0 || each.length > best[top].length ? i : top), -1);
  const kept = new Set<number>();
  for (; last >= 0; last = best[last].previous) kept.add(last);
  return kept;
}

function movedOf<T>(pairs: readonly Pair<T>[]): readonly Pair<T>[] {
  const inOrder = [...pairs].sort((a, b) => a.places[1] - b.places[1]);
  const numbers = inOrder.map(({ places }) => places[0]);
  if (numbers.every((number, i) => i === 0 || numbers[i - 1] < number)) return [];
  const kept = staying(numbers);
  return inOrder.filter((_, i) => !kept.has(i));
}

/** Parts with the same key first, then what is left with the same content under another name. */
export function match<T>(before: readonly T[], after: readonly T[], { key, content }: Likeness<T>): Matching<T> {
  const placed = (parts: readonly T[]): readonly Placed<T>[] => parts.map((part, i) => [part, i]);
  const rest = (parts: readonly Placed<T>[], pairs: readonly Pair<T>[], side: 0 | 1): readonly Placed<T>[] => {
    const taken = new Set(pairs.map(({ places }) => places[side]));
    return parts.filter(([, place]) => !taken.has(place));
  };
  const named = pairBy(placed(before), placed(after), (parts) => keysOf(parts, key), false);
  const [gone, come] = [rest(placed(before), named, 0), rest(placed(after), named, 1)];
  const renamed = pairBy(gone, come, (parts) => keysOf(parts, content), true);
  const pairs = [...named, ...renamed].sort((a, b) => a.places[1] - b.places[1]);
  return { pairs, added: rest(come, renamed, 1), removed: rest(gone, renamed, 0), moved: movedOf(pairs) };
}
