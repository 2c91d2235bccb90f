import { canonical, sha256 } from "../canonical.js";
import { silent, type Context, type Progress } from "../context.js";
import type { CheckDocument, PublicationDocument, RunDocument } from "../documents.js";
import { appendJournal } from "../journal.js";
import { Refusal } from "../refusal.js";
import { casesOf } from "../cases/cases-of-run.js";
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

async function casesGate(context: Context, run: RunDocument): Promise<{ readonly gate: Gate; readonly ran: number }> {
  const { ran, failing } = await casesOf(context, run);
  return { ran, gate: { holds: failing.length > 0, code: "cases", text: { "zh-CN": `用例不通过：${failing.join("、")}。`, en: `Cases fail: ${failing.join(", ")}.` } } };
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
async function journalPublished(context: Context, run: RunDocument, cases: number): Promise<boolean> {
  try {
    await journalPublication(context, `publish ${run.scheme} ${run.period.id}`, async () => {
      const current = (await publishedNow(context.store)).get(`${run.scheme}/${run.period.id}`)?.run ?? null;
      if (current === run.id) throw new Published();
      return { scheme: run.scheme, period: run.period.id, run: run.id, state: "published", reason: "", supersedes: current, cases };
    });
    return true;
  } catch (error) {
    if (error instanceof Published) return false;
    throw error;
  }
}

export interface PublishAnswer {
  readonly run: RunDocument;
  readonly check: CheckDocument;
  /** false: it was published already. */
  readonly fresh: boolean;
  /** Cases of its scheme that were run and passed; 0: there were none to run. */
  readonly cases: number;
}

/** Publishes a run for its scheme and period, in place of what was published there. Refuses with every gate that is closed; a run that is published already stays so. */
export async function publishRun(context: Context, id: string, progress: Progress = silent, worked?: Worked): Promise<PublishAnswer> {
  const opened = await openRun(context, id);
  const { run } = opened;
  const check = await checkRun(context, opened, progress, worked);
  const { gate, ran } = await casesGate(context, run);
  refuse([...(await waitingGates(context, opened)), ...engineGates(check), gate]);
  await journalRun(context, run);
  return { run, check, cases: ran, fresh: await journalPublished(context, run, ran) };
}
