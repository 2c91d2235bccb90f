/** Keeps what was asked for last, by weight: the oldest goes first when the sum exceeds `limit`. One entry is always kept. */
export interface Lru<V> {
  /** The kept value, or what `make` gives; two askers at once share one making, and a failed making is forgotten. */
  get(key: string, make: () => Promise<V>): Promise<V>;
}

export function createLru<V>(limit: number, weigh: (value: V) => number): Lru<V> {
  const kept = new Map<string, { readonly value: Promise<V>; weight: number }>();
  const shrink = (): void => {
    let sum = [...kept.values()].reduce((total, { weight }) => total + weight, 0);
    for (const [key, { weight }] of kept) {
      if (sum <= limit || kept.size <= 1) return;
      kept.delete(key);
      sum -= weight;
    }
  };
  const add = (key: string, make: () => Promise<V>): { readonly value: Promise<V>; weight: number } => {
    const entry = { value: make(), weight: 0 };
    const settle = (value: V): void => { entry.weight = weigh(value); shrink(); };
    entry.value.then(settle, () => { if (kept.get(key) === entry) kept.delete(key); });
    return entry;
  };
  return {
    get: (key, make) => {
      const entry = kept.get(key) ?? add(key, make);
      kept.delete(key);
      kept.set(key, entry);
      return entry.value;
    },
  };
}
