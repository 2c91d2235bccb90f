/** The middle one of the values (the upper middle of an even number). */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Milliseconds of one call. */
export async function milliseconds(work: () => void | Promise<void>): Promise<number> {
  const before = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - before) / 1e6;
}

/** Runs all works once a round, one after the other, so that whatever slows the machine slows all of them; medians per work. */
export async function interleaved<Name extends string>(rounds: number, works: Readonly<Record<Name, () => void | Promise<void>>>): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const spent = await milliseconds(works[name]);
      // The round before the first warms up.
      if (round >= 0) times[name].push(spent);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}
