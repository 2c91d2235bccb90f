import type { EvaluationInput } from "../../domain/model/columns.js";
import type { Scheme } from "../../domain/model/scheme.js";
import { schemeOn } from "../../domain/scheme/scheme-on.js";
import { silent, type Context, type Progress } from "../context.js";
import type { RevisionDocument, RunDocument, StoreMeta } from "../documents.js";
import { refuseCircle } from "../chain/scheme-circles.js";
import { journalOnce } from "../journal.js";
import { rankingLine, rankingsDocuments } from "../queries/ranking-lines.js";
import { readSource, type Revision } from "../read-source.js";
import { runEvidence } from "../records/run-evidence.js";
import { openSnapshot, type Snapshot } from "../snapshot.js";
import { sha256, canonical } from "../canonical.js";
import { keepCases } from "../cases/cases-of-run.js";
import { choosePeriod } from "./choose-period.js";
import type { Worked } from "./check-run.js";
import { computeRun, type Computed } from "./compute-run.js";
import { decisionRow, decisionsDocuments } from "./decision-records.js";
import { journalRun } from "./journal-run.js";
import { loadInput, loadUpstream, recordKinds, upstreamRuns } from "./load-input.js";
import { pinnedId, usedKinds } from "./pinned.js";
import { LANGUAGE_VERSION, runDocument, runId, type RunIdentity } from "./run-document.js";
import { scorecardDocuments, scorecardsOf } from "./scorecards.js";

export interface EvaluateRequest {
  readonly scheme: string;
  readonly period?: string;
  readonly asOf?: string;
  /** The scheme as it was read before: nothing is looked up by name. */
  readonly revision?: Revision;
}
export interface EvaluateAnswer {
  readonly run: RunDocument;
  /** false: a run of the same inputs was there already, and is this one. */
  readonly fresh: boolean;
  /** What was worked out on the way, where it was: whoever checks the run at once need not read and derive again. */
  readonly worked?: Worked;
}

/** A computed run on its way into the store. */
interface Outcome {
  readonly scheme: Scheme;
  readonly run: RunDocument;
  readonly computed: Computed;
  readonly input: EvaluationInput;
  readonly revision: Revision;
}

async function keepRevision(context: Context, revision: Revision): Promise<void> {
  const { source, scheme, hash } = revision;
  const pinned = pinnedId(revision);
  const body: RevisionDocument = { hash, scheme: scheme.id, title: scheme.title, text: revision.text ?? source.text, ...(revision.text === undefined ? {} : { overlay: source.text }), kinds: usedKinds(scheme, source.kindTexts), language: LANGUAGE_VERSION };
  await Promise.all([context.store.insert("revisions", pinned, body), keepCases(context.store, pinned, source.cases)]);
  await journalOnce(context.store, { at: context.now(), by: context.by, why: `revision of ${scheme.id}`, kind: "revision", batch: `revision:${pinned}`, content: sha256(canonical(body)) });
}

/** Everything of a run is written under ids made of its inputs, the run document last: whoever finds it finds the rest. */
async function storeRun(context: Context, outcome: Outcome, progress: Progress): Promise<boolean> {
  const { run, computed, input, scheme, revision } = outcome;
  const cards = scorecardsOf(scheme, run, computed.cards, input);
  const rows = computed.cards.map((card) => decisionRow(scheme, card));
  progress(3, 5, "store");
  // What is asked for in one turn shares its commits.
  await Promise.all([
    keepRevision(context, revision),
    context.store.bulk("blocks", computed.blocks.map(({ bytes }, place) => ({ id: run.blocks[place].id, body: { run: run.id, place, bytes } }))),
    context.store.bulk("scorecards", scorecardDocuments(cards, computed.cardTexts)),
    context.store.bulk("rankings", rankingsDocuments(run.id, cards.map(rankingLine))),
    context.store.bulk("decisions", decisionsDocuments(run.id, rows)),
  ]);
  const fresh = await context.store.insert("runs", run.id, run);
  await journalRun(context, run);
  return fresh;
}

async function identify(context: Context, revision: Revision, snapshot: Snapshot, request: EvaluateRequest): Promise<{ readonly identity: RunIdentity; readonly records: Awaited<ReturnType<Snapshot["records"]>> }> {
  const { cadence } = revision.scheme;
  // What is asked for is looked at before anything is read: a slip of the pen is answered at once.
  const asked = request.period === undefined && request.asOf === undefined ? null : choosePeriod(cadence, request, []);
  const records = await snapshot.records(recordKinds(revision.scheme));
  const when = asked ?? choosePeriod(cadence, request, records.filter(({ kind }) => kind !== "choice"));
  const upstream = await upstreamRuns(context, revision.scheme, when);
  return { identity: { scheme: revision.scheme.id, revision: revision.hash, pinned: pinnedId(revision), when, digest: snapshot.digest, upstream }, records };
}

/** Evaluates a scheme for a period as of a day on the records that the store holds now, and stores the run. The same inputs give the same run. */
export async function evaluateRun(context: Context, request: EvaluateRequest, progress: Progress = silent): Promise<EvaluateAnswer> {
  const written = request.revision ?? (await readSource(context.library, request.scheme));
  // Whoever hands over what he read has put several in order before.
  if (!request.revision) await refuseCircle(context.library, written.scheme);
  const snapshot = await openSnapshot(context.store);
  progress(0, 5, "read");
  const { identity, records } = await identify(context, written, snapshot, request);
  const revision = { ...written, scheme: schemeOn(written.scheme, identity.when.asOf) };
  const present = await context.store.get<RunDocument>("runs", runId(identity));
  if (present) {
    await keepRevision(context, revision);
    await journalRun(context, present.body);
    return { run: present.body, fresh: false };
  }
  const upstream = await loadUpstream(context, revision.scheme, identity.upstream);
  progress(1, 5, "facts");
  const input = await loadInput(context, revision.scheme, snapshot, { when: identity.when, upstream, records });
  progress(2, 5, "evaluate");
  const computed = computeRun(revision.scheme, input, context.operators);
  const meta = await context.store.get<StoreMeta>("meta", "store");
  const run = runDocument(revision.scheme, identity, computed, { snapshot: snapshot.dataSeq, demonstration: meta?.body.demonstration ?? false, evidence: runEvidence(revision.scheme, computed.frozen, input, (record) => snapshot.recordHash(record)) });
  const fresh = await storeRun(context, { scheme: revision.scheme, revision, run, computed, input }, progress);
  progress(5, 5, "done");
  return { run, fresh, worked: { input, results: computed.results } };
}
