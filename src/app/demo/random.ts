/** A seeded source of numbers: 32-bit integer arithmetic only, so that every machine draws the same city. */
export interface Random {
  /** [0, 1), a multiple of 2^-32. */
  float(): number;
  /** A whole number from..to, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One key of a table of weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** About standard normal, between -4.3 and 4.3: the sum of six uniform numbers. */
  bell(): number;
  /** How often something with this mean happened, 0 to 8. */
  count(mean: number): number;
}

function hash(text: string): () => number {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    return (h ^= h >>> 16) >>> 0;
  };
}

/** sfc32 (Chris Doty-Humphrey), seeded by a text; 15 rounds are thrown away. */
function sfc32(seed: string): () => number {
  const next = hash(seed);
  let [a, b, c, d] = [next() | 0, next() | 0, next() | 0, next() | 0];
  const draw = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) draw();
  return draw;
}

/** A stream of its own for each purpose, so that a change in one part of the city leaves the others as they were. */
export function createRandom(seed: string): Random {
  const draw = sfc32(seed);
  const float = (): number => draw() / 4294967296;
  const int = (from: number, to: number): number => from + Math.floor(float() * (to - from + 1));
  const bell = (): number => (float() + float() + float() + float() + float() + float() - 3) * 1.4142135623730951;
  return {
    float, int, bell,
    chance: (probability) => float() < probability,
    pick: (items) => items[int(0, items.length - 1)],
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const keys = Object.keys(weights) as K[];
      let left = float() * keys.reduce((sum, key) => sum + weights[key], 0);
      return keys.find((key) => (left -= weights[key]) < 0) ?? keys[keys.length - 1];
    },
    // Eight trials: close enough to Poisson for means below 2, and without exp().
    count: (mean) => Array.from({ length: 8 }, float).filter((u) => u < mean / 8).length,
  };
}
