import type { Readable } from "node:stream";
import { fromFdPromise, type Entry, type ZipFile } from "yauzl";
import { LIMITS } from "../limits.js";
import { refuseTable } from "../refuse-table.js";

/** The files in an XLSX by their names, without regard to case. Names lead nowhere: nothing is ever written under one. */
export interface ZipParts {
  has(name: string): boolean;
  /** Bytes of a part when unpacked, as the directory declares them; what is longer than declared fails when read. */
  size(name: string): number;
  stream(name: string): Promise<Readable>;
  names(): Iterable<string>;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / (1024 * 1024))} MB`;

function refuseBombs(entry: Entry, total: number): void {
  if (total > LIMITS.unpacked) throw refuseTable("table-bomb", `${megabytes(total)} > ${megabytes(LIMITS.unpacked)}`);
  if (entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > LIMITS.ratio * entry.compressedSize) {
    throw refuseTable("table-bomb", `${entry.fileName}: ${megabytes(entry.compressedSize)} -> ${megabytes(entry.uncompressedSize)}`);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let [total, directory] = [0, 0];
  if (zip.entryCount > LIMITS.entries) throw refuseTable("table-bomb", `${zip.entryCount} > ${LIMITS.entries}`);
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (directory > LIMITS.directory) throw refuseTable("table-bomb", `${megabytes(directory)}`);
    refuseBombs(entry, total);
    if (entry.isEncrypted()) throw refuseTable("table-encrypted");
    // Of two entries of one name the first counts, whoever reads.
    const name = entry.fileName.toLowerCase();
    if (!entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

/** Reads the directory of a zip file. Throws Refusal if it is not whole, encrypted, or would be too large. The descriptor stays open. */
export async function openZip(descriptor: number): Promise<ZipParts> {
  const damaged = (error: unknown): never => {
    throw error instanceof Error && !("text" in error) ? refuseTable("table-truncated", error.message) : error;
  };
  const zip = await fromFdPromise(descriptor, { autoClose: false, lazyEntries: true }).catch(damaged);
  const entries = await entriesOf(zip).catch(damaged);
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw refuseTable("table-part", name, "missing");
    return entry;
  };
  return {
    has: (name) => entries.has(name.toLowerCase()),
    size: (name) => entryOf(name).uncompressedSize,
    stream: (name) => zip.openReadStreamPromise(entryOf(name)).catch(damaged),
    names: () => entries.keys(),
  };
}
