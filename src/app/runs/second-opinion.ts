import type { Results } from "../../domain/evaluate/decide/results.js";
import type { Context, Progress } from "../context.js";
import type { ComparedSoFarDocument, RunDocument } from "../documents.js";
import type { SecondOpinion, SecondOpinionSoFar } from "../ports/second-engine.js";

/** Outcomes compared after which the place is kept: some seconds of work. A smaller run begins again as fast as it would read where it was. */
const KEPT_EVERY = 50_000;

/** Id in `checks` of the place that a comparison of the run has come to. */
const soFarId = (run: Pick<RunDocument, "id">): string => `${run.id}/so-far`;

/** The place that an earlier comparison of the same run came to, if it was the same program's. */
async function placeOf({ store, secondEngine }: Context, run: RunDocument): Promise<SecondOpinionSoFar | null> {
  const kept = (await store.get<ComparedSoFarDocument>("checks", soFarId(run)))?.body;
  const same = kept && kept.result === run.result && kept.soFar.version === secondEngine.version && kept.soFar.name === secondEngine.name;
  return same ? kept.soFar : null;
}

/** Keeps the place, unless another process that compares the same run has come further. */
async function keepPlace({ store }: Context, run: RunDocument, soFar: SecondOpinionSoFar): Promise<void> {
  const body: ComparedSoFarDocument = { run: run.id, result: run.result, soFar };
  const present = await store.get<ComparedSoFarDocument>("checks", soFarId(run));
  if (!present) await store.insert("checks", soFarId(run), body);
  else if (present.body.soFar.done < soFar.done || present.body.soFar.version !== soFar.version) await store.replace("checks", soFarId(run), present.version, body);
}

/** What the second engine says of a run. A comparison that was cut off goes on where it was; `progress` counts conditions, and one more for the reference. */
export async function secondOpinion(context: Context, run: RunDocument, results: Results, progress: Progress): Promise<SecondOpinion> {
  const from = await placeOf(context, run);
  let kept = from?.compared ?? 0;
  return context.secondEngine.compare(results, {
    ...(from === null ? {} : { from }),
    onChunk: async (soFar) => {
      progress(soFar.done, soFar.of + 1, "second engine");
      if (soFar.compared - kept < KEPT_EVERY) return;
      kept = soFar.compared;
      await keepPlace(context, run, soFar);
    },
  });
}

/** Once the whole check is kept, nobody needs the place any more. */
export async function forgetPlace({ store }: Context, run: RunDocument): Promise<void> {
  await store.delete("checks", soFarId(run));
}
