import { canonical, sha256 } from "../canonical.js";
import { silent, type Context, type Progress } from "../context.js";
import type { RunDocument, ScorecardDocument } from "../documents.js";
import { verifyJournal } from "../journal.js";
import { rankingLine, storedLines } from "../queries/ranking-lines.js";
import { runEvidence, type RunEvidence } from "../records/run-evidence.js";
import { computeRun, type Computed } from "./compute-run.js";
import { entriesLacking } from "./journal-run.js";
import { blockBytes, openRun, type OpenedRun } from "./open-run.js";
import { reloadInput } from "./reload-input.js";
import { runId } from "./run-document.js";
import { scorecardsOf } from "./scorecards.js";
import { dayOf } from "../../domain/calendar/days.js";
import type { Day } from "../../domain/model/documents.js";

/** One thing that is not as it was when the run was computed. `place` names it: a block, a scorecard, a batch, the run. */
export interface Mismatch {
  readonly what: "journal" | "snapshot" | "revision" | "identity" | "block" | "facts" | "scorecard" | "ranking" | "result" | "evidence";
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}
export interface Verification {
  readonly run: RunDocument;
  readonly mismatches: readonly Mismatch[];
  readonly subjects: number;
  readonly blocks: number;
}

const compare = (what: Mismatch["what"], place: string, expected: string, found: string): readonly Mismatch[] => (expected === found ? [] : [{ what, place, expected, found }]);

function identity({ run, revision, scheme }: OpenedRun, digest: string): readonly Mismatch[] {
  const when = { period: { id: run.period.id, from: dayOf(run.period.from) as Day, to: dayOf(run.period.to) as Day }, asOf: dayOf(run.asOf) as Day };
  const id = runId({ scheme: scheme.id, revision: revision.hash, pinned: run.pinned, when, digest, upstream: run.upstream });
  return [...compare("snapshot", `journal entries up to ${run.snapshot}`, run.digest, digest), ...compare("identity", "run", run.id, id)];
}

/** The stored bytes against the hashes of the run, then against the facts derived once more. */
async function blocks(context: Context, run: RunDocument, computed: Computed): Promise<readonly Mismatch[]> {
  const stored = await blockBytes(context, run);
  const count = Math.max(stored.length, run.blocks.length, computed.blocks.length);
  return Array.from({ length: count }, (_, place) => place).flatMap((place) => {
    const name = run.blocks[place]?.id ?? `${run.id}/${place}`;
    const expected = run.blocks[place]?.hash ?? "none";
    return [
      ...compare("block", name, expected, stored[place] ? sha256(stored[place]) : "none"),
      ...compare("facts", name, expected, computed.blocks[place]?.hash ?? "none"),
    ];
  });
}

const hashOf = (value: unknown): string => sha256(canonical(value));

async function scorecards({ store }: Context, run: RunDocument, expected: readonly ScorecardDocument[]): Promise<readonly Mismatch[]> {
  const stored = new Map<string, string>();
  for await (const batch of store.stream<ScorecardDocument>("scorecards", { index: "run", prefix: [run.id] })) {
    for (const { body } of batch) stored.set(body.card.subject, hashOf(body));
  }
  const found = expected.flatMap((scorecard) => {
    const { subject } = scorecard.card;
    const hash = stored.get(subject);
    stored.delete(subject);
    return compare("scorecard", subject, hashOf(scorecard), hash ?? "none");
  });
  return [...found, ...[...stored].map(([subject, hash]): Mismatch => ({ what: "scorecard", place: subject, expected: "none", found: hash }))];
}

/** What rankings show, against the scorecards. Runs of before it was kept have nothing to compare. */
async function rankings({ store }: Context, run: RunDocument, expected: readonly ScorecardDocument[]): Promise<readonly Mismatch[]> {
  const stored = await storedLines(store, run);
  if (stored === null) return [];
  const hashes = new Map(stored.map((line) => [line.subject, hashOf(line)]));
  const found = expected.flatMap((scorecard) => compare("ranking", scorecard.card.subject, hashOf(rankingLine(scorecard)), hashes.get(scorecard.card.subject) ?? "none"));
  return [...found, ...compare("ranking", "number of lines", String(expected.length), String(stored.length))];
}

/** The records behind the run, by their checksum. Runs of before it was kept have nothing to compare. */
function evidence({ evidence: stated }: RunDocument, found: RunEvidence): readonly Mismatch[] {
  return stated === undefined ? [] : compare("evidence", "records behind the run", `${stated.records} ${stated.hash}`, `${found.records} ${found.hash}`);
}

/** Derives the facts again from the records at the run's snapshot, recomputes every scorecard, and names everything that is not equal to the byte. */
export async function verifyRun(context: Context, id: string, progress: Progress = silent): Promise<Verification> {
  const opened = await openRun(context, id);
  const { run } = opened;
  progress(0, 4, "journal");
  const journal = (await verifyJournal(context.store)).map((fault): Mismatch => ({ what: "journal", place: fault.place, expected: fault.expected, found: fault.found }));
  const lacking = (await entriesLacking(context, run)).map((place): Mismatch => ({ what: "journal", place, expected: "an entry", found: "none" }));
  progress(1, 4, "facts");
  const { input, digest } = await reloadInput(context, opened);
  const computed = computeRun(opened.scheme, input, context.operators);
  const expected = scorecardsOf(opened.scheme, run, computed.cards, input);
  progress(2, 4, "compare");
  const mismatches = [
    ...journal,
    ...lacking,
    ...compare("revision", "scheme", run.revision, context.library.read(opened.revision.text, opened.scheme.kinds).hash),
    ...identity(opened, digest),
    ...(await blocks(context, run, computed)),
    ...(await scorecards(context, run, expected)),
    ...(await rankings(context, run, expected)),
    ...evidence(run, runEvidence(opened.scheme, computed.frozen, input)),
    ...compare("result", "run", run.result, sha256(canonical({ blocks: computed.blocks.map((b) => b.hash), cards: computed.cardsHash }))),
  ];
  progress(4, 4, "done");
  return { run, mismatches, subjects: computed.cards.length, blocks: run.blocks.length };
}
