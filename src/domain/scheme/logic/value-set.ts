/** A place between numbers: just below (0) or just above (1) a number. */
type Cut = readonly [value: number, side: 0 | 1];
/** Numbers from one cut to another. */
type Span = readonly [from: Cut, to: Cut];

/** Numbers (days too) as ascending spans that do not touch, or words: those named, or all except those named. Booleans are the words true and false. */
export type ValueSet =
  | { readonly kind: "numbers"; readonly spans: readonly Span[] }
  | { readonly kind: "words"; readonly words: ReadonlySet<string>; readonly except: boolean };

const LEAST: Cut = [-Infinity, 0];
const GREATEST: Cut = [Infinity, 1];
const before = (a: Cut, b: Cut): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
const later = (a: Cut, b: Cut): Cut => (before(a, b) ? b : a);
const earlier = (a: Cut, b: Cut): Cut => (before(a, b) ? a : b);

const numbers = (...spans: readonly Span[]): ValueSet => ({ kind: "numbers", spans: spans.filter(([from, to]) => before(from, to)) });
export const ALL_NUMBERS: ValueSet = numbers([LEAST, GREATEST]);
export const ALL_WORDS: ValueSet = { kind: "words", words: new Set(), except: true };

export const wordsOf = (words: Iterable<string>): ValueSet => ({ kind: "words", words: new Set(words), except: false });
export const lessThan = (value: number): ValueSet => numbers([LEAST, [value, 0]]);
export const atMost = (value: number): ValueSet => numbers([LEAST, [value, 1]]);
/** from <= x <= to. */
export const within = (from: number, to: number): ValueSet => numbers([[from, 0], [to, 1]]);
/** from <= x < to. */
export const halfOpen = (from: number, to: number): ValueSet => numbers([[from, 0], [to, 0]]);

export function pointsOf(values: readonly number[]): ValueSet {
  const ascending = [...new Set(values)].sort((a, b) => a - b);
  return numbers(...ascending.map((value): Span => [[value, 0], [value, 1]]));
}

/** Everything else of the same sort. */
export function complement(set: ValueSet): ValueSet {
  if (set.kind === "words") return { ...set, except: !set.except };
  const cuts = [LEAST, ...set.spans.flat(), GREATEST];
  return numbers(...Array.from({ length: cuts.length / 2 }, (_, i): Span => [cuts[2 * i], cuts[2 * i + 1]]));
}

function bothWords(a: ValueSet & { readonly kind: "words" }, b: ValueSet & { readonly kind: "words" }): ValueSet {
  if (a.except && b.except) return { kind: "words", words: new Set([...a.words, ...b.words]), except: true };
  const [named, other] = a.except ? [b, a] : [a, b];
  return wordsOf([...named.words].filter((word) => other.words.has(word) !== other.except));
}

/** What both hold. Sets of different sorts do not occur: a fact has one type. */
export function intersect(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === "words" || b.kind === "words") return a.kind === "words" && b.kind === "words" ? bothWords(a, b) : a;
  return numbers(...a.spans.flatMap((one) => b.spans.map((other): Span => [later(one[0], other[0]), earlier(one[1], other[1])])));
}

/** What either holds. */
export const union = (a: ValueSet, b: ValueSet): ValueSet => complement(intersect(complement(a), complement(b)));

function holdsWhole([from, to]: Span): boolean {
  const up = Math.floor(from[0]);
  const first = up === from[0] && from[1] === 0 ? up : up + 1;
  return !Number.isFinite(from[0]) || before([first, 0], to);
}

/** Nothing is in it; `whole`: no whole number. */
export function isEmpty(set: ValueSet, whole: boolean): boolean {
  if (set.kind === "words") return !set.except && set.words.size === 0;
  return whole ? !set.spans.some(holdsWhole) : set.spans.length === 0;
}
