import { dayOf } from "../domain/calendar/days.js";
import type { Card } from "../domain/model/card.js";
import type { Day, EvidenceRecord, Link, Subject } from "../domain/model/documents.js";
import { ProblemError, type Problem } from "../domain/model/problem.js";
import type { Scheme } from "../domain/model/scheme.js";
import { contentHash, documentHash, nextDigest, NO_DIGEST, type Body, type Versioned } from "./batches/batch-content.js";
import { schemeOn } from "../domain/scheme/scheme-on.js";
import { silent, type Context, type Progress } from "./context.js";
import type { RunDocument } from "./documents.js";
import type { DocumentTypes } from "./ports/rule-library.js";
import { readSource, type Revision } from "./read-source.js";
import { runEvidence } from "./records/run-evidence.js";
import { withoutPersonal } from "./records/split-personal.js";
import { chainUse, seenBy } from "./runs/chain-use.js";
import { choosePeriod } from "./runs/choose-period.js";
import { computeRun } from "./runs/compute-run.js";
import { pinnedId } from "./runs/pinned.js";
import { runDocument } from "./runs/run-document.js";
import { type UnusedRecord, unusedRecords } from "./unused-records.js";

/** A file of documents: its text, and its name for messages. */
export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}
export interface FilesRequest {
  /** A shipped scheme, or a folder with a scheme.json. */
  readonly scheme: string;
  readonly subjects: DocumentFile;
  readonly records?: DocumentFile;
  readonly links?: DocumentFile;
  /** Earlier decisions, as records of kind `decision` (and `item`). */
  readonly history?: DocumentFile;
  readonly period?: string;
  readonly asOf?: string;
}
export interface FilesAnswer {
  readonly run: RunDocument;
  readonly scheme: Scheme;
  readonly cards: readonly Card[];
  /** Records of the file of records that brought nothing. */
  readonly unused: readonly UnusedRecord[];
}

interface Documents {
  readonly subjects: readonly Subject[];
  readonly records: readonly EvidenceRecord[];
  readonly links: readonly Link[];
  /** Those of the records that are no earlier decisions. */
  readonly own: readonly EvidenceRecord[];
}

const named = (problems: readonly Problem[], { name }: DocumentFile): readonly Problem[] => problems.map((problem) => ({ ...problem, file: name }));

/** Documents about a subject that no file has are refused: nothing is left aside in silence. */
function strangers(file: DocumentFile, documents: readonly { readonly id: string; readonly subject: string }[], known: ReadonlySet<string>, key = "subject"): readonly Problem[] {
  return documents.filter(({ subject }) => !known.has(subject)).map(({ id, subject }): Problem => ({
    code: "unknown-subject", severity: "error", file: file.name, path: `/${id}/${key}`, found: subject,
    message: { "zh-CN": `${id} 所指的对象“${subject}”不在对象文件中。`, en: `${id} is about "${subject}", which the file of subjects does not have.` },
  }));
}

/** A document without its personal fields: nothing behind this line sees them. */
function openPart<K extends keyof DocumentTypes>(what: K, document: DocumentTypes[K], { kinds }: Scheme): DocumentTypes[K] {
  if (what === "links") return document;
  return withoutPersonal((what === "records" ? kinds.records : kinds.subjects).get(document.kind), document as Subject | EvidenceRecord) as DocumentTypes[K];
}

/** Everything in the files; throws ProblemError with all that is wrong in all of them. */
function readDocuments(context: Pick<Context, "library">, { scheme }: Revision, request: FilesRequest): Documents {
  const problems: Problem[] = [];
  const read = <K extends keyof DocumentTypes>(what: K, file: DocumentFile | undefined, decisions = false): readonly DocumentTypes[K][] => {
    if (file === undefined) return [];
    const loaded = context.library.documents(what, file.text, { kinds: scheme.kinds, decisions });
    problems.push(...named(loaded.problems, file));
    return loaded.documents.map((document) => ({ version: 1, ...openPart(what, document, scheme) })).filter((document) => !("revoked" in document && document.revoked));
  };
  const subjects = read("subjects", request.subjects);
  const known = new Set(subjects.map((subject) => subject.id));
  const [own, history, links] = [read("records", request.records), read("records", request.history, true), read("links", request.links)];
  if (request.records) problems.push(...strangers(request.records, own, known));
  if (request.history) problems.push(...strangers(request.history, history, known));
  if (request.links) {
    const followed = links.filter(({ kind }) => chainUse(scheme).links.has(kind));
    problems.push(...strangers(request.links, followed, known), ...strangers(request.links, followed.map(({ id, target }) => ({ id, subject: target })), known, "target"));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { subjects, links, records: [...own, ...history], own };
}

/** The digest of a store that had taken all these documents as one batch. */
function digestOf(documents: Documents): string {
  const line = (collection: Versioned, body: Body): { readonly collection: Versioned; readonly id: string; readonly hash: string } =>
    ({ collection, id: body.id, hash: documentHash(collection, { id: body.id, version: body.version ?? 1, batch: "", body } as Parameters<typeof documentHash>[1]) });
  return nextDigest(NO_DIGEST, contentHash([
    ...documents.subjects.map((each) => line("subjects", each)), ...documents.records.map((each) => line("records", each)), ...documents.links.map((each) => line("links", each)),
  ]));
}

/** Periods that the history decides, by scheme. */
function decidedIn(records: readonly EvidenceRecord[]): ReadonlyMap<string, readonly Day[]> {
  const found = new Map<string, Set<Day>>();
  for (const { kind, data, occurredOn } of records) {
    const day = kind === "decision" && occurredOn !== undefined ? dayOf(occurredOn) : null;
    if (day === null || typeof data.scheme !== "string") continue;
    found.set(data.scheme, (found.get(data.scheme) ?? new Set<Day>()).add(day));
  }
  return new Map([...found].map(([scheme, days]) => [scheme, [...days].sort((a, b) => a - b)]));
}

/** Evaluates a scheme on documents out of files, without any store: the same cards as a store with these documents gives. */
export async function evaluateFiles(context: Pick<Context, "library" | "operators">, request: FilesRequest, progress: Progress = silent): Promise<FilesAnswer> {
  progress(0, 3, "read");
  const written = await readSource(context.library, request.scheme);
  const documents = readDocuments(context, written, request);
  const { records } = documents;
  const when = choosePeriod(written.scheme.cadence, request, records.filter(({ kind }) => kind !== "decision" && kind !== "item" && kind !== "choice"));
  const revision = { ...written, scheme: schemeOn(written.scheme, when.asOf) };
  const { scheme } = revision;
  progress(1, 3, "evaluate");
  const input = { ...when, calendar: await context.library.calendar(), ...seenBy(scheme, documents), decided: decidedIn(records) };
  const computed = computeRun(scheme, input, context.operators);
  const identity = { scheme: scheme.id, revision: revision.hash, pinned: pinnedId(revision), when, digest: digestOf(documents), upstream: [] };
  const run = runDocument(scheme, identity, computed, { snapshot: 0, demonstration: false, evidence: runEvidence(scheme, computed.frozen, input) });
  progress(3, 3, "done");
  return { run, scheme, cards: computed.cards, unused: unusedRecords(scheme, { subjects: documents.subjects, records: documents.own }, computed.frozen) };
}
