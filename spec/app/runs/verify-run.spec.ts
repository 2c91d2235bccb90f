import { expect } from "chai";
import type { BlockDocument, RankingsDocument, RunDocument, ScorecardDocument, VersionDocument } from "../../../src/app/documents.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { verifyRun, type Mismatch } from "../../../src/app/runs/verify-run.js";
import type { EvidenceRecord } from "../../../src/domain/model/documents.js";
import { onEveryStore } from "../../tools/with-store.js";
import { contextOn, marks, writeSmallCity } from "./small-city.js";

/** Rewrites a stored document behind the program's back. */
async function tamper<T>(store: DocumentStore, collection: string, id: string, change: (body: T) => T): Promise<void> {
  const stored = await store.get<T>(collection, id);
  if (!stored) throw new Error(`no ${collection} ${id}`);
  await store.replace(collection, id, stored.version, change(stored.body));
}

onEveryStore("verify", (test) => {
  const evaluated = async (): Promise<{ run: RunDocument; mismatches: () => Promise<readonly Mismatch[]> }> => {
    await writeSmallCity(test.store);
    const context = contextOn(test.store);
    const { run } = await evaluateRun(context, { scheme: "luan-red-black", period: "2026-Q3" });
    return { run, mismatches: async () => (await verifyRun(context, run.id)).mismatches };
  };

  it("finds an untouched run equal to the byte", async () => {
    const { mismatches } = await evaluated();
    expect(await mismatches()).to.deep.equal([]);
  });

  it("names the block of the frozen facts of which one byte was altered", async () => {
    const { run, mismatches } = await evaluated();
    const { id } = run.blocks[0];
    await tamper<BlockDocument>(test.store, "blocks", id, (body) => {
      const bytes = Uint8Array.from(body.bytes);
      bytes[bytes.length - 1] ^= 1;
      return { ...body, bytes };
    });
    expect(await mismatches()).to.deep.include.members([]).and.satisfy((found: readonly Mismatch[]) => found.some((m) => m.what === "block" && m.place === id));
  });

  it("names the batch, the block and the scorecard of a record that was altered", async () => {
    const { run, mismatches } = await evaluated();
    await tamper<VersionDocument<EvidenceRecord>>(test.store, "records", `${marks[0].id}@marks`, (body) => ({ ...body, body: { ...body.body, data: { ...body.body.data, points: 1 } } }));
    const found = await mismatches();
    expect(found.filter((m) => m.what === "journal").map((m) => m.place).join()).to.contain("marks");
    expect(found.filter((m) => m.what === "facts").map((m) => m.place)).to.deep.equal([run.blocks[0].id]);
    expect(found.filter((m) => m.what === "scorecard").map((m) => m.place)).to.include("P-00");
  });

  it("names the scorecard whose score was altered, and one that was taken away", async () => {
    const { run, mismatches } = await evaluated();
    await tamper<ScorecardDocument>(test.store, "scorecards", `${run.id}/P-05`, (body) => ({ ...body, card: { ...body.card, score: 99 } }));
    await test.store.delete("scorecards", `${run.id}/P-06`);
    expect((await mismatches()).map((m) => [m.what, m.place])).to.deep.equal([["scorecard", "P-05"], ["scorecard", "P-06"]]);
  });

  it("names the subject whose line in the ranking was altered, or whose name on the card was", async () => {
    const { run, mismatches } = await evaluated();
    await tamper<RankingsDocument>(test.store, "rankings", `${run.id}/000000`, (body) => ({ ...body, lines: body.lines.map((line) => (line.subject === "P-07" ? { ...line, grade: "AAA" } : line)) }));
    await tamper<ScorecardDocument>(test.store, "scorecards", `${run.id}/P-05`, (body) => ({ ...body, name: "另一小区" }));
    expect((await mismatches()).map((m) => [m.what, m.place])).to.deep.equal([["scorecard", "P-05"], ["ranking", "P-07"]]);
  });
});
