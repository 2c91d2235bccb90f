import type { Context } from "../context.js";
import type { RunDocument } from "../documents.js";
import { Refusal } from "../refusal.js";
import { findRun } from "./open-run.js";
import { publishedNow } from "./publications.js";
import { journalPublication } from "./publish-run.js";

/** Takes a published run back, with the reason, which is kept for good. Refuses a run that is not published, and an empty reason. */
export async function withdrawRun(context: Context, id: string, reason: string): Promise<RunDocument> {
  const run = await findRun(context, id);
  if (reason.trim() === "") throw new Refusal("invalid", "reason", { "zh-CN": "撤回必须写明理由。", en: "A withdrawal needs a reason." });
  await journalPublication(context, `withdraw ${run.scheme} ${run.period.id}: ${reason}`, async () => {
    const current = (await publishedNow(context.store)).get(`${run.scheme}/${run.period.id}`);
    if (current?.run !== run.id) throw notPublished(run);
    return { scheme: run.scheme, period: run.period.id, run: run.id, state: "withdrawn", reason, supersedes: null };
  });
  return run;
}

function notPublished(run: RunDocument): Refusal {
  return new Refusal("refused", "not-published", {
    "zh-CN": `运行 ${run.id.slice(0, 12)} 现在没有发布，不能撤回。`,
    en: `The run ${run.id.slice(0, 12)} is not published now, so there is nothing to withdraw.`,
  });
}
