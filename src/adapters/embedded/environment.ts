import { open, type Database, type RootDatabase } from "lmdb";
import { ID_INDEX, indexValues, withMeta } from "../../app/ports/document-rules.js";
import type { CollectionSpec, IndexSpec } from "../../app/ports/document-store.js";
import { checkFormat, FORMAT_MARK } from "../../app/ports/store-format.js";
import { decodeDocument } from "./codec.js";
import { entryKey, keyText, textKey } from "./keys.js";

export type Bytes = Database<Buffer, Buffer>;

/**
 * How the folder is opened. overlappingSync off: with it, a second process that opens the folder can make acknowledged writes vanish; without
 * it a commit is on the disk before it is answered. mapSize: address space for 16 GiB is reserved at once, so that processes that share the
 * folder seldom have to map it anew; it grows beyond by itself. (Not on Windows, where the file would take that size.)
 * maxDbs: one for each collection and each index. maxReaders: processes and threads that read at the same time.
 */
export const ENVIRONMENT_OPTIONS = {
  overlappingSync: false,
  noSync: false,
  mapSize: process.platform === "win32" ? undefined : 16 * 1024 ** 3,
  maxDbs: 128,
  maxReaders: 512,
} as const;
const PLAIN_BYTES = { encoding: "binary", keyEncoding: "binary" } as const;

/** The databases of one collection: its documents by id, and one for each declared index (entries without a value). */
export interface CollectionFiles {
  readonly name: string;
  readonly documents: Bytes;
  readonly indexes: readonly { readonly spec: IndexSpec; readonly entries: Bytes }[];
}
export interface Environment {
  readonly root: RootDatabase;
  readonly collections: ReadonlyMap<string, CollectionFiles>;
}

function checkMark(meta: Bytes): void {
  const value = meta.getBinary(textKey(FORMAT_MARK.id));
  checkFormat(value ? decodeDocument<{ format: number }>(FORMAT_MARK.id, value).body : null);
}

/** Fills an index that an older program did not know, from the documents that are there. */
function fill(documents: Bytes, spec: IndexSpec, entries: Bytes): void {
  for (const key of documents.getKeys()) {
    const id = keyText(key);
    const value = documents.getBinary(key);
    const values = value ? indexValues(spec, decodeDocument(id, value).body) : null;
    if (values) entries.putSync(entryKey(values, id), Buffer.alloc(0));
  }
}

/** All databases in one transaction: a process that opens a busy folder waits for its turn once, and a newer format leaves it untouched. */
function openCollections(root: RootDatabase, specs: readonly CollectionSpec[]): ReadonlyMap<string, CollectionFiles> {
  const database = (name: string): Bytes => root.openDB<Buffer, Buffer>({ name, ...PLAIN_BYTES });
  return root.transactionSync(() => {
    checkMark(database(FORMAT_MARK.collection));
    const known = new Set([...root.getKeys()].map(String));
    const index = (collection: string, documents: Bytes, spec: IndexSpec): { readonly spec: IndexSpec; readonly entries: Bytes } => {
      const name = `${collection}/${spec.name}`;
      const entries = database(name);
      if (known.has(collection) && !known.has(name)) fill(documents, spec, entries);
      return { spec, entries };
    };
    return new Map(specs.map(({ name, indexes }): [string, CollectionFiles] => {
      const documents = database(name);
      return [name, { name, documents, indexes: indexes.map((spec) => index(name, documents, spec)) }];
    }));
  });
}

/** Opens the folder with a database for each collection and index; creates what is not there. Throws for a newer format. */
export function openEnvironment(folder: string, collections: readonly CollectionSpec[]): Environment {
  const specs = withMeta(collections);
  if (specs.some((spec) => spec.indexes.some((i) => i.name === ID_INDEX.name || i.fields.length === 0 || i.fields.length > 3))) throw new Error("an index has 1 to 3 fields and is not named id");
  const { mapSize, ...options } = ENVIRONMENT_OPTIONS;
  const root = open({ path: folder, noSubdir: false, ...options, ...(mapSize === undefined ? {} : { mapSize }) });
  try {
    return { root, collections: openCollections(root, specs) };
  } catch (error) {
    void root.close();
    throw error;
  }
}
