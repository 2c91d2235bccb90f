/** A small generator with a fixed seed: the same mutations on every machine. */
export type Random = (below: number) => number;
export function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}
export const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)];

type Box = Record<string, unknown> | unknown[];
/** One member or element of a text, with the place where it stands. */
export interface Slot {
  readonly box: Box;
  readonly key: string;
  readonly pointer: string;
}

export const valueAt = ({ box, key }: Slot): unknown => (box as Record<string, unknown>)[key];
export const put = ({ box, key }: Slot, value: unknown): void => void ((box as Record<string, unknown>)[key] = value);
export const remove = ({ box, key }: Slot): void => (Array.isArray(box) ? void box.splice(Number(key), 1) : void delete box[key]);

/** Every member and element, outside before inside. Words for people and their sources are left alone: nothing is computed from them. */
export function slotsOf(value: unknown, pointer = "", slots: Slot[] = []): readonly Slot[] {
  if (typeof value !== "object" || value === null) return slots;
  for (const key of Object.keys(value)) {
    const at = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    slots.push({ box: value as Box, key, pointer: at });
    slotsOf((value as Record<string, unknown>)[key], at, slots);
  }
  return slots;
}
