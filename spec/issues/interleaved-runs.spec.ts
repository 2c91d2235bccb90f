import { expect } from "chai";
import { setImmediate } from "node:timers/promises";
import { sha256, canonical } from "../../src/app/canonical.js";
import type { Context } from "../../src/app/context.js";
import { journalEntries, verifyJournal } from "../../src/app/journal.js";
import type { ReferenceEngine } from "../../src/app/ports/reference.js";
import { Refusal } from "../../src/app/refusal.js";
import { checkRun } from "../../src/app/runs/check-run.js";
import { evaluateRun } from "../../src/app/runs/evaluate-run.js";
import { openRun } from "../../src/app/runs/open-run.js";
import { publishedNow } from "../../src/app/runs/publications.js";
import { publishRun } from "../../src/app/runs/publish-run.js";
import { verifyRun } from "../../src/app/runs/verify-run.js";
import { withdrawRun } from "../../src/app/runs/withdraw-run.js";
import { rateByReference } from "../../src/reference/rate.js";
import { onEveryStore } from "../tools/with-store.js";
import { changeMark, contextOn, writeSmallCity } from "../app/runs/small-city.js";

const ROUNDS = 3;
const WIDTH = 5;
const asOf = (day: number): string => `2026-10-${String(day + 1).padStart(2, "0")}`;

/** The reference in this process, in turn with everything else: what is looked for here are results that get lost between each other. */
function referenceHere({ library, operators }: Context): ReferenceEngine {
  return {
    rate: async ({ text, kinds }, input) => {
      const { scheme } = library.read(text, library.kindsOf(kinds));
      if (!scheme) throw new Error("the revision does not read");
      await setImmediate();
      const rated = rateByReference(scheme, input, operators);
      await setImmediate();
      return rated.map(({ card, trace }) => ({ subject: card.subject, card: sha256(canonical(card)), trace: sha256(canonical(trace)) }));
    },
  };
}

/** Everything that can be done with a run, all at once, while its records change. Gives what is wrong, in words. */
async function everything(context: Context, place: number): Promise<readonly string[]> {
  const { run, worked } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3", asOf: asOf(place) });
  const [published, again, verified, checked, withdrawn] = await Promise.all([
    publishRun(context, run.id, undefined, worked),
    publishRun(context, run.id),
    verifyRun(context, run.id),
    openRun(context, run.id).then((opened) => checkRun(context, opened)),
    withdrawRun(context, run.id, "spec").catch((error: unknown) => error),
    changeMark(context.store, `change-${place}`, 1 + place),
  ]);
  const lost = (what: string, holds: boolean): readonly string[] => (holds ? [] : [`${asOf(place)}: ${what}`]);
  const whole = (check: typeof checked): boolean => check.engines.length === 2 && check.engines.every(({ compared, differences }) => compared > 0 && differences.length === 0);
  return [
    ...lost("a check lost something", [published.check, again.check, checked].every(whole)),
    ...lost("not equal when verified", verified.mismatches.length === 0),
    ...lost("the withdrawal failed", !(withdrawn instanceof Error) || withdrawn instanceof Refusal),
  ];
}

onEveryStore("evaluations, publications, checks, verifications and withdrawals of many runs in one process", (test) => {
  it("lose nothing to each other", async function () {
    this.timeout(120_000);
    await writeSmallCity(test.store);
    const plain = contextOn(test.store);
    const context: Context = { ...plain, reference: referenceHere(plain) };
    for (let round = 0; round < ROUNDS; round++) {
      const found = await Promise.all(Array.from({ length: WIDTH }, (_, i) => everything(context, round * WIDTH + i)));
      expect(found.flat()).to.deep.equal([]);
    }
    const entries = await journalEntries(test.store);
    const runs = entries.filter(({ kind }) => kind === "run").map(({ batch }) => batch);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    expect(new Set(runs).size, "each run stands once in the journal").to.equal(runs.length);
    expect(runs).to.have.length(ROUNDS * WIDTH);
    const statements = entries.flatMap(({ publication }) => publication ?? []);
    statements.forEach((statement, i) => {
      const before = statements[i - 1];
      const standing = before?.state === "published" ? before.run : null;
      if (statement.state === "published") expect(statement.supersedes).to.equal(standing);
      else expect(standing).to.equal(statement.run);
    });
    const last = statements.at(-1);
    expect([...(await publishedNow(test.store)).values()].map(({ run }) => run)).to.deep.equal(last?.state === "published" ? [last.run] : []);
  });
});
