import { dayOf } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";
import { schemeOn } from "../../domain/scheme/scheme-on.js";
import type { Scheme } from "../../domain/model/scheme.js";
import type { RevisionDocument, RunDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import { createLru } from "./lru.js";

/** How many schemes are kept in memory as they read. */
const SCHEMES_KEPT = 24;

export interface SchemeRead {
  readonly scheme: Scheme;
  readonly revision: RevisionDocument;
}
/** The scheme that a run was rated by, read from the text that the store keeps. Throws if it is not there or does not read. */
export type SchemeOfRun = (run: Pick<RunDocument, "pinned" | "id" | "asOf">) => Promise<SchemeRead>;

export function createSchemeOfRun(store: DocumentStore, library: Pick<RuleLibrary, "read" | "kindsOf">): SchemeOfRun {
  const kept = createLru<SchemeRead>(SCHEMES_KEPT, () => 1);
  const read = (run: Pick<RunDocument, "pinned" | "id">): Promise<SchemeRead> => kept.get(run.pinned, async () => {
    const revision = await store.get<RevisionDocument>("revisions", run.pinned);
    if (!revision) throw new Error(`the revision ${run.pinned} of run ${run.id} is not in the store`);
    const { scheme } = library.read(revision.body.text, library.kindsOf(revision.body.kinds));
    if (!scheme) throw new Error(`the revision ${run.pinned} of run ${run.id} does not read any more`);
    return { scheme, revision: revision.body };
  });
  return async (run) => {
    const found = await read(run);
    if (!found.scheme.dated) return found;
    return kept.get(`${run.pinned} ${run.asOf}`, () => Promise.resolve({ ...found, scheme: schemeOn(found.scheme, dayOf(run.asOf) as Day) }));
  };
}
