/** A small seeded generator (xorshift), so that every run draws the same. */
export interface Random {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  pick<T>(values: readonly T[]): T;
  chance(percent: number): boolean;
  shuffle<T>(values: readonly T[]): T[];
}

export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (n: number): number => next() % n;
  const shuffle = <T>(values: readonly T[]): T[] => {
    const copy = [...values];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = below(i + 1);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };
  return { below, shuffle, pick: (values) => values[below(values.length)], chance: (percent) => below(100) < percent };
}
