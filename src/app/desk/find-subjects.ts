import type { Subject } from "../../domain/model/documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import { currentBodies } from "../records/current-records.js";
import { openSnapshot } from "../snapshot.js";

export interface FoundSubject {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** Of the district, where it is a plain attribute; "" otherwise. */
  readonly district: string;
}
export interface SubjectSearch {
  readonly found: readonly FoundSubject[];
  /** How many there are in all. */
  readonly total: number;
}

/** Looks subjects up by any part of the name, or by the whole id. */
export type FindSubjects = (q: string, kinds: readonly string[], most?: number) => Promise<SubjectSearch>;

const districtOf = ({ attributes: { district } }: Subject): string => (typeof district === "string" ? district : "");
const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

interface Names {
  readonly seq: number;
  readonly byKind: Map<string, readonly (FoundSubject & { readonly folded: string })[]>;
}

/**
 * A search over the subjects as they stand: their names are kept in memory (about 150 bytes each, a million at most) until the journal carries new data.
 */
export function createFindSubjects(store: DocumentStore): FindSubjects {
  let names: Names = { seq: -1, byKind: new Map() };
  const read = async (kind: string): Promise<readonly (FoundSubject & { readonly folded: string })[]> => {
    const snapshot = await openSnapshot(store);
    if (snapshot.dataSeq !== names.seq) names = { seq: snapshot.dataSeq, byKind: new Map() };
    const { byKind } = names;
    const known = byKind.get(kind) ?? (await snapshot.subjects(kind)).map((subject) => ({ id: subject.id, kind, name: subject.name, district: districtOf(subject), folded: folded(subject.name) }));
    byKind.set(kind, known);
    return known;
  };
  return async (q, kinds, most = 20) => {
    const wanted = folded(q.trim());
    const all = (await Promise.all(kinds.map(read))).flat();
    const fits = wanted === "" ? [] : all.filter((subject) => subject.folded.includes(wanted) || folded(subject.id) === wanted);
    return { total: fits.length, found: fits.slice(0, most).map(({ id, kind, name, district }) => ({ id, kind, name, district })) };
  };
}

/** One subject as it stands; null: there is none. */
export async function findSubject(store: DocumentStore, id: string): Promise<Subject | null> {
  const found = (await currentBodies<Subject>(store, "subjects", [id])).get(id);
  return found === undefined || found.body.revoked === true ? null : found.body;
}
