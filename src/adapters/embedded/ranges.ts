import type { RangeOptions } from "lmdb";
import { checkRange, decodeCursor, encodeCursor, findIndex, ID_INDEX } from "../../app/ports/document-rules.js";
import type { CollectionSpec, IndexSpec, Page, Range, Stored } from "../../app/ports/document-store.js";
import { decodeDocument } from "./codec.js";
import type { Bytes, CollectionFiles } from "./environment.js";
import { afterPrefix, entryKey, idOffset, keyText, keyValues, prefixKey, textKey } from "./keys.js";

const FIRST = Buffer.from([0]);
const LAST = Buffer.from([0xff]);

/** Keys from (inclusive) and to (exclusive). */
interface Bounds {
  readonly from: Buffer;
  readonly to: Buffer;
}

function boundsOf(index: IndexSpec, range: Omit<Range, "after">): Bounds {
  checkRange(index, range);
  const { prefix = [], from, to } = range;
  if (index === ID_INDEX && prefix.length > 0) return { from: textKey(String(prefix[0])), to: Buffer.concat([textKey(String(prefix[0])), FIRST]) };
  if (index === ID_INDEX) return { from: from === undefined ? FIRST : textKey(String(from)), to: to === undefined ? LAST : textKey(String(to)) };
  const start = prefixKey(prefix);
  return {
    from: from === undefined ? (start.length === 0 ? FIRST : start) : prefixKey([...prefix, from]),
    to: to === undefined ? afterPrefix(start) : prefixKey([...prefix, to]),
  };
}

const later = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) >= 0 ? a : b);
const earlier = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) <= 0 ? a : b);

/** What is left of the bounds behind a cursor, as lmdb wants to hear it. */
function walkOptions(index: IndexSpec, range: Range): RangeOptions {
  const { from, to } = boundsOf(index, range);
  const after = range.after === undefined ? null : decodeCursor(index, range.after);
  const key = after && (index === ID_INDEX ? textKey(after.id) : entryKey(after.values, after.id));
  if (range.reverse) return { start: key ? earlier(to, key) : to, end: from, reverse: true, exclusiveStart: true, inclusiveEnd: true };
  const start = key ? later(from, Buffer.concat([key, FIRST])) : from;
  return { start, end: to };
}

const isEmpty = ({ start, end, reverse }: RangeOptions): boolean => (reverse ? Buffer.compare(start as Buffer, end as Buffer) < 0 : Buffer.compare(start as Buffer, end as Buffer) >= 0);

/** One index of one collection of the embedded store, ready to be walked. */
export class IndexWalk {
  private readonly files: CollectionFiles;
  private readonly index: IndexSpec;
  private readonly entries: Bytes;
  constructor(files: CollectionFiles, name: string) {
    this.files = files;
    this.index = findIndex({ name: files.name, indexes: files.indexes.map((i) => i.spec) } satisfies CollectionSpec, name);
    this.entries = files.indexes.find((i) => i.spec === this.index)?.entries ?? files.documents;
  }

  /** At most `limit` documents; `next` is set where an entry follows. */
  page<T>(range: Range, limit: number): Page<T> {
    const options = walkOptions(this.index, range);
    const keys = isEmpty(options) || limit === 0 ? [] : [...this.entries.getKeys({ ...options, limit: limit + 1 })];
    const shown = keys.slice(0, limit);
    const items = shown.flatMap((key) => this.document<T>(key) ?? []);
    const last = shown.at(-1);
    return { items, next: keys.length > limit && last ? this.cursor(last) : null };
  }

  count(range: Range): number {
    const options = walkOptions(this.index, range);
    return isEmpty(options) ? 0 : this.entries.getKeysCount(options);
  }

  private idBytes(key: Buffer): Buffer {
    return this.index === ID_INDEX ? key : key.subarray(idOffset(key, this.index.fields.length));
  }

  private document<T>(key: Buffer): Stored<T> | null {
    const id = this.idBytes(key);
    const value = this.files.documents.getBinaryFast(id);
    return value ? decodeDocument<T>(keyText(id), value) : null;
  }

  private cursor(key: Buffer): string {
    return encodeCursor({ values: keyValues(key, this.index.fields.length), id: keyText(this.idBytes(key)) });
  }
}
