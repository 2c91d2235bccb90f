import { canonical, sha256 } from "../canonical.js";
import { silent, type Context, type Progress } from "../context.js";
import type { CheckDocument, PublicationDocument, RunDocument } from "../documents.js";
import { appendJournal } from "../journal.js";
import type { RuleLibrary } from "../ports/rule-library.js";
import { Refusal } from "../refusal.js";
import { findSource } from "../read-source.js";
import { runCases } from "../run-cases.js";
import { checkRun, type Worked } from "./check-run.js";
import type { Gate } from "./gates/gate.js";
import { waitingGates } from "./gates/waiting-gates.js";
import { journalRun } from "./journal-run.js";
import { openRun } from "./open-run.js";
import { indexPublications, publishedNow } from "./publications.js";

function engineGates(check: CheckDocument): readonly Gate[] {
  return check.engines.map(({ name, differences }) => ({
    holds: differences.length > 0, code: "difference",
    text: { "zh-CN": `${name} 的结果不一致：${differences.join("、")}。这是程序的错误，请勿发布并请报告。`, en: `${name} comes to another result: ${differences.join(", ")}. This is a fault of the program: do not publish, and report it.` },
  }));
}

/** Names of failing cases by revision and text of the cases: what was run once in a process need not be run again for the next period. */
const FAILING = new WeakMap<RuleLibrary, Map<string, readonly string[]>>();

async function failingCases({ library, operators }: Context, run: RunDocument): Promise<readonly string[]> {
  const source = await findSource(library, run.scheme);
  const { scheme, hash } = library.read(source.text, source.kinds);
  if (!scheme || hash !== run.revision || source.cases === null) return [];
  const known = FAILING.get(library) ?? new Map<string, readonly string[]>();
  FAILING.set(library, known);
  const key = sha256(hash + source.cases);
  const failing = known.get(key) ?? runCases(scheme, source.cases, operators, await library.calendar()).filter((c) => !c.passed).map((c) => c.name);
  known.set(key, failing);
  return failing;
}

async function casesGate(context: Context, run: RunDocument): Promise<Gate> {
  const names = await failingCases(context, run);
  return { holds: names.length > 0, code: "cases", text: { "zh-CN": `用例不通过：${names.join("、")}。`, en: `Cases fail: ${names.join(", ")}.` } };
}

function refuse(gates: readonly Gate[]): void {
  const closed = gates.filter((gate) => gate.holds);
  if (closed.length === 0) return;
  throw new Refusal("refused", closed[0].code, {
    "zh-CN": closed.map((gate) => gate.text["zh-CN"]).join(" "),
    en: closed.map((gate) => gate.text.en).join(" "),
  });
}

/** What a journal entry states about a publication, from the state of things when it is written. */
type Statement = Omit<PublicationDocument, "seq" | "at" | "by">;

/** Writes the one journal entry that publishes or withdraws; `state` reads what is published and may refuse, again on every lost number. */
export async function journalPublication(context: Context, why: string, state: () => Promise<Statement>): Promise<void> {
  await appendJournal(context.store, async () => {
    const publication = await state();
    const batch = `publication:${publication.scheme}/${publication.period}`;
    return { at: context.now(), by: context.by, why, kind: "publication", batch, content: sha256(canonical(publication)), publication };
  });
  await indexPublications(context.store);
}

/** Thrown through the journal when the run turns out to be published, by another who was faster. */
class Published extends Error {}

/** false: the run was published already. */
async function journalPublished(context: Context, run: RunDocument): Promise<boolean> {
  try {
    await journalPublication(context, `publish ${run.scheme} ${run.period.id}`, async () => {
      const current = (await publishedNow(context.store)).get(`${run.scheme}/${run.period.id}`)?.run ?? null;
      if (current === run.id) throw new Published();
      return { scheme: run.scheme, period: run.period.id, run: run.id, state: "published", reason: "", supersedes: current };
    });
    return true;
  } catch (error) {
    if (error instanceof Published) return false;
    throw error;
  }
}

/** Publishes a run for its scheme and period, in place of what was published there. Refuses with every gate that is closed; a run that is published already stays so. */
export async function publishRun(context: Context, id: string, progress: Progress = silent, worked?: Worked): Promise<{ readonly run: RunDocument; readonly check: CheckDocument; readonly fresh: boolean }> {
  const opened = await openRun(context, id);
  const { run } = opened;
  const check = await checkRun(context, opened, progress, worked);
  refuse([...(await waitingGates(context, opened)), ...engineGates(check), await casesGate(context, run)]);
  await journalRun(context, run);
  return { run, check, fresh: await journalPublished(context, run) };
}
