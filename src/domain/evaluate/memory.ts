/**
 * Where a run puts its bitmaps and sums: slices of large buffers instead of thousands of small ones. A memory that is used for a second run of
 * the same sizes hands out the same slices again, so that nothing is allocated; the results of the run before are overwritten then.
 */
export interface Memory {
  /** Words with anything in them: the caller fills all. */
  words(count: number): Uint32Array;
  /** Numbers, all 0. */
  doubles(count: number): Float64Array;
  /** Begins again from the first slice. */
  reset(): void;
}

type Slice = Uint32Array | Float64Array;
type Make<T extends Slice> = (buffer: ArrayBuffer, offset: number, count: number) => T;

const CHUNK_BYTES = 1 << 20;

/** Hands out slices in order; after `reset` the same ones, as long as the sizes agree. */
function slices<T extends Slice>(bytes: number, make: Make<T>): { next(count: number): T; reset(): void } {
  const handed: T[] = [];
  let [at, chunk, used] = [0, new ArrayBuffer(0), 0];
  const carve = (count: number): T => {
    const size = count * bytes;
    if (used + size > chunk.byteLength) [chunk, used] = [new ArrayBuffer(size > CHUNK_BYTES ? size : CHUNK_BYTES), 0];
    used += size;
    return make(chunk, used - size, count);
  };
  return {
    next(count) {
      if (handed[at]?.length !== count) handed[at] = carve(count);
      return handed[at++];
    },
    reset: () => { at = 0; },
  };
}

export function createMemory(): Memory {
  const words = slices(4, (buffer, offset, count) => new Uint32Array(buffer, offset, count));
  const doubles = slices(8, (buffer, offset, count) => new Float64Array(buffer, offset, count));
  let [used, fresh] = [false, true];
  return {
    words: (count) => words.next(count),
    doubles(count) {
      used = true;
      return fresh ? doubles.next(count) : doubles.next(count).fill(0);
    },
    reset() {
      words.reset();
      doubles.reset();
      fresh = !used;
    },
  };
}
