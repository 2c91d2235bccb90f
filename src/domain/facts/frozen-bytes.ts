import type { Frozen } from "../model/columns.js";
import { ByteReader } from "./bytes/byte-reader.js";
import { ByteWriter } from "./bytes/byte-writer.js";
import { joinFrozen } from "./bytes/join-frozen.js";
import { readRange } from "./bytes/read-range.js";
import { type Range, recordOffsets, writeRange } from "./bytes/write-range.js";

const MARK = 0x32465957;
const DEFAULT_MOST = 4 * 1024 * 1024;
/** Mark, part, parts and the counts around them. */
const ENVELOPE = 64;
/** Estimates are rough: dictionaries and texts are not counted. */
const CAUTION = 0.8;

/** One subject's share of the bytes, roughly: its cells, its records and their rows in child tables. */
function weights(frozen: Frozen, records: Uint32Array): Float64Array {
  const cells = 9 * frozen.columns.size + 40;
  const current = [...frozen.current.values()];
  return Float64Array.from(frozen.subjects, (_, i) => {
    let weight = cells + 60 * (records[i + 1] - records[i]);
    for (const { offsets } of frozen.evidence.values()) weight += 4 + 4 * (offsets[i + 1] - offsets[i]);
    for (const { offsets, columns } of frozen.children.values()) weight += 4 + (12 + 9 * columns.size) * (offsets[i + 1] - offsets[i]);
    for (const { offsets } of frozen.linked?.values() ?? []) weight += 4 + 60 * (offsets[i + 1] - offsets[i]);
    for (const lists of current) weight += 4 + 8 * lists[i].length;
    return weight;
  });
}

/** Ranges of subjects whose estimates stay below a limit; a subject alone may exceed it. */
function cut(sizes: Float64Array, most: number): readonly Range[] {
  const ranges: Range[] = [];
  let [from, sum] = [0, 0];
  sizes.forEach((size, i) => {
    if (i > from && sum + size > most) {
      ranges.push({ from, to: i });
      [from, sum] = [i, 0];
    }
    sum += size;
  });
  ranges.push({ from, to: sizes.length });
  return ranges;
}

function enveloped(subjects: readonly string[], payload: Uint8Array, part: number, parts: number): Uint8Array {
  const out = new ByteWriter(payload.length + 24 * subjects.length + ENVELOPE);
  out.u32(MARK);
  out.u32(part);
  out.u32(parts);
  out.texts(subjects);
  out.u8s(payload);
  return out.finish();
}

/** One block with the subjects whose facts begin in it. */
export interface FrozenBlock {
  readonly bytes: Uint8Array;
  readonly subjects: readonly string[];
}

/** A range as one block; halved while it is too long; one subject that is too long alone spans several blocks. */
function blocksOf(frozen: Frozen, range: Range, records: Uint32Array, most: number): readonly FrozenBlock[] {
  const payload = writeRange(frozen, range, records);
  const subjects = frozen.subjects.slice(range.from, range.to);
  const whole = enveloped(subjects, payload, 0, 1);
  if (whole.length <= most) return [{ bytes: whole, subjects }];
  if (range.to - range.from > 1) {
    const middle = range.from + Math.floor((range.to - range.from) / 2);
    return [...blocksOf(frozen, { from: range.from, to: middle }, records, most), ...blocksOf(frozen, { from: middle, to: range.to }, records, most)];
  }
  const room = Math.max(most - ENVELOPE - (whole.length - payload.length), 1);
  const parts = Math.floor((payload.length + room - 1) / room);
  return Array.from({ length: parts }, (_, part) => {
    const own = part === 0 ? subjects : [];
    return { bytes: enveloped(own, payload.slice(part * room, (part + 1) * room), part, parts), subjects: own };
  });
}

/**
 * Frozen facts as blocks of subjects of at most `maxBytes` bytes each (4 MB), canonical: equal facts give equal bytes. Little-endian, names and
 * dictionaries in code-unit order, missing cells 0. One subject with more than that spans several blocks, the later ones without subjects.
 */
export function frozenBlocks(frozen: Frozen, maxBytes = DEFAULT_MOST): readonly FrozenBlock[] {
  const records = recordOffsets(frozen);
  return cut(weights(frozen, records), maxBytes * CAUTION).flatMap((range) => blocksOf(frozen, range, records, maxBytes));
}

/** The bytes of the blocks alone. */
export const encodeBlocks = (frozen: Frozen, maxBytes = DEFAULT_MOST): Uint8Array[] => frozenBlocks(frozen, maxBytes).map(({ bytes }) => bytes);

interface Block {
  readonly subjects: readonly string[];
  readonly part: number;
  readonly parts: number;
  readonly payload: Uint8Array;
}

function openBlock(bytes: Uint8Array): Block {
  const from = new ByteReader(bytes);
  if (from.u32() !== MARK) throw new RangeError("frozen block: it does not begin like one");
  const [part, parts] = [from.u32(), from.u32()];
  if (parts === 0 || part >= parts) throw new RangeError("frozen block: it is no part of anything");
  return { part, parts, subjects: from.texts(), payload: from.u8s() };
}

/** Ids of the subjects of a block; empty for a block that continues the one before it. */
export function subjectsOfBlock(bytes: Uint8Array): readonly string[] {
  return openBlock(bytes).subjects;
}

/** Blocks that belong together as one payload. */
function joinParts(blocks: readonly Block[], at: number): Uint8Array {
  const own = blocks.slice(at, at + blocks[at].parts);
  if (own.length !== blocks[at].parts || own.some((block, i) => block.part !== i || block.parts !== own.length)) {
    throw new RangeError(`frozen block ${at}: a part of ${blocks[at].subjects[0] ?? "a subject"} is lacking`);
  }
  const joined = new Uint8Array(own.reduce((sum, { payload }) => sum + payload.length, 0));
  let to = 0;
  for (const { payload } of own) {
    joined.set(payload, to);
    to += payload.length;
  }
  return joined;
}

/** The frozen facts that encodeBlocks cut into these blocks, all of them in their order. Throws RangeError, naming the block, for bytes that it did not write. */
export function decodeBlocks(blocks: Uint8Array[]): Frozen {
  if (blocks.length === 0) throw new RangeError("frozen blocks: there are none");
  const opened = blocks.map(named(openBlock));
  const parts: Frozen[] = [];
  for (let at = 0; at < opened.length; at += opened[at].parts) {
    const range = at;
    parts.push(named(() => readRange(joinParts(opened, range), opened[range].subjects))(blocks[at], at));
  }
  return joinFrozen(parts);
}

/** Names the block in errors about its bytes. */
function named<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array, at: number) => T {
  return (bytes, at) => {
    try {
      return read(bytes);
    } catch (error) {
      throw new RangeError(`block ${at}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
}
