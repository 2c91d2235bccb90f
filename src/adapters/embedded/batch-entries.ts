import type { CollectionFiles } from "./environment.js";
import { SortedKeys } from "./sorted-keys.js";

/** Entries of one transaction. */
const PAGE = 10_000;
const NOTHING = Buffer.alloc(0);

/**
 * Entries of a large batch in indexes that nobody walks before the batch is visible. Put in one by one they would come all over an index, so that
 * nearly every page of it is written anew with every transaction; sorted they touch each page once.
 */
export class BatchEntries {
  private readonly files: CollectionFiles;
  private readonly kept: readonly (SortedKeys | null)[];
  /** `walked`: names of the indexes whose entries are made at once. */
  constructor(files: CollectionFiles, walked: readonly string[]) {
    this.files = files;
    this.kept = files.indexes.map(({ spec }) => (walked.includes(spec.name) ? null : new SortedKeys()));
  }

  /** Whether the entries of an index, by its place, are made at the end. */
  isLater = (index: number): boolean => this.kept[index] !== null;

  /** Keeps the entries of a document: a key for each index, null where it does not stand. */
  add(entries: readonly (Buffer | null)[]): void {
    entries.forEach((key, i) => { if (key) this.kept[i]?.add(key); });
  }

  /** Makes the entries, in pages that are each one transaction of `run`. */
  async enter(run: (action: () => void) => Promise<void>): Promise<void> {
    for (const [i, keys] of this.kept.entries()) {
      if (!keys) continue;
      const { entries } = this.files.indexes[i];
      for (const page of pagesOf(keys.sorted())) await run(() => { for (const key of page) entries.putSync(key, NOTHING); });
    }
  }

  close(): void {
    for (const keys of this.kept) keys?.close();
  }
}

function* pagesOf(keys: Iterable<Buffer>): Iterable<readonly Buffer[]> {
  let page: Buffer[] = [];
  for (const key of keys) {
    page.push(key);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
