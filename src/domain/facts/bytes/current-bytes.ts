import type { Frozen } from "../../model/columns.js";
import type { EvidenceRecord, Json } from "../../model/documents.js";
import type { ByteReader } from "./byte-reader.js";
import type { ByteWriter } from "./byte-writer.js";
import { canonicalJson } from "./canonical-json.js";
import { sortedKeys } from "./header-bytes.js";

/**
 * A decision without its subject, whose id ends in the subject's: so that decisions of one period, of whomever, are one text of a dictionary.
 * One whose id does not end so keeps both.
 */
type Shared = Omit<EvidenceRecord, "subject"> & { readonly subject?: string };

function shared(record: EvidenceRecord): Shared {
  const { subject, ...rest } = record;
  return record.id.endsWith(subject) ? { ...rest, id: record.id.slice(0, record.id.length - subject.length) } : record;
}

function ownedBy(subject: string, record: Shared): EvidenceRecord {
  return record.subject === undefined ? { ...record, id: record.id + subject, subject } : (record as EvidenceRecord);
}

/** Texts of records, each distinct one made once: equal records mostly have their keys in one order. */
function textOf(): (record: Shared) => string {
  const made = new Map<string, string>();
  return (record) => {
    const key = JSON.stringify(record);
    const text = made.get(key) ?? canonicalJson(record as unknown as Json);
    made.set(key, text);
    return text;
  };
}

/** The earlier decisions of a range of subjects, fact by fact: a dictionary in code-unit order, and for each subject its places in it. */
export function writeCurrent(out: ByteWriter, current: Frozen["current"], from: number, to: number): void {
  out.texts(sortedKeys(current));
  for (const fact of sortedKeys(current)) {
    const text = textOf();
    const lists = (current.get(fact) ?? []).slice(from, to).map((list) => list.map((record) => text(shared(record))));
    const dictionary = [...new Set(lists.flat())].sort((a, b) => (a < b ? -1 : 1));
    const place = new Map(dictionary.map((entry, i) => [entry, i]));
    out.texts(dictionary);
    for (const list of lists) out.u32s(list.map((entry) => place.get(entry) as number));
  }
}

/** What writeCurrent wrote for these subjects. */
export function readCurrent(from: ByteReader, subjects: readonly string[]): Frozen["current"] {
  return new Map(from.texts().map((fact) => {
    const dictionary = from.texts().map((text) => JSON.parse(text) as Shared);
    return [fact, subjects.map((subject) => Array.from(from.u32s(), (place) => ownedBy(subject, entryAt(dictionary, place))))];
  }));
}

function entryAt(dictionary: readonly Shared[], place: number): Shared {
  if (place >= dictionary.length) throw new RangeError("frozen block: an earlier decision is not in its dictionary");
  return dictionary[place];
}
