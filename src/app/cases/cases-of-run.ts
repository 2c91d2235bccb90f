import { sha256 } from "../canonical.js";
import type { Context } from "../context.js";
import type { KeptCasesDocument, RevisionDocument, RunDocument } from "../documents.js";
import type { DocumentStore } from "../ports/document-store.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import { runCases } from "../run-cases.js";
import type { Scheme } from "../../domain/model/scheme.js";

const keptId = (pinned: string): string => `cases/${pinned}`;

/** Keeps the cases of a revision as they stood when it was evaluated: its scheme may stand in a folder that publication does not know. */
export async function keepCases(store: DocumentStore, pinned: string, cases: string | null): Promise<void> {
  if (cases === null) return;
  const body: KeptCasesDocument = { pinned, cases };
  const present = await store.get<KeptCasesDocument>("checks", keptId(pinned));
  if (!present) await store.insert("checks", keptId(pinned), body);
  // Whoever is faster has kept them too.
  else if (present.body.cases !== cases) await store.replace("checks", keptId(pinned), present.version, body);
}

interface Found {
  readonly scheme: Scheme;
  readonly cases: string;
}

/** As they stand in the library now, if it still has the revision. */
async function inLibrary({ library }: Context, run: RunDocument): Promise<Found | null> {
  const source = await library.find(run.scheme);
  if (source === null || source.cases === null) return null;
  const { scheme, hash } = library.read(source.text, source.kinds, source.bases);
  return scheme && hash === run.revision ? { scheme, cases: source.cases } : null;
}

async function kept({ store, library }: Context, run: RunDocument): Promise<Found | null> {
  const [cases, revision] = await Promise.all([store.get<KeptCasesDocument>("checks", keptId(run.pinned)), store.get<RevisionDocument>("revisions", run.pinned)]);
  if (!cases || !revision) return null;
  const { scheme } = library.read(revision.body.text, library.kindsOf(revision.body.kinds));
  return scheme && { scheme, cases: cases.body.cases };
}

/** What became of the cases of a run's scheme. */
export interface RanCases {
  /** How many there were. */
  readonly ran: number;
  /** Names of those that failed. */
  readonly failing: readonly string[];
}
const NONE: RanCases = { ran: 0, failing: [] };

/** By revision and text of the cases: what was run once in a process need not be run again for the next period. */
const RAN = new WeakMap<RuleLibrary, Map<string, RanCases>>();

/** Runs the cases of the scheme that a run was rated by: as the library has them now, else as they stood when it was evaluated. None: there are no cases. */
export async function casesOf(context: Context, run: RunDocument): Promise<RanCases> {
  const found = (await inLibrary(context, run)) ?? (await kept(context, run));
  if (found === null) return NONE;
  const known = RAN.get(context.library) ?? new Map<string, RanCases>();
  RAN.set(context.library, known);
  const key = sha256(run.revision + found.cases);
  const present = known.get(key);
  if (present) return present;
  const results = runCases(found.scheme, found.cases, context.operators, await context.library.calendar());
  const ran = { ran: results.length, failing: results.filter(({ passed }) => !passed).map(({ name }) => name) };
  known.set(key, ran);
  return ran;
}
