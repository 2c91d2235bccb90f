import { expect } from "chai";
import type { JournalEntry, RunDocument } from "../../../src/app/documents.js";
import { createPublishedRuns, PUBLIC } from "../../../src/app/queries/published-runs.js";
import { memoryStore } from "../../web/fixture/memory-store.js";

const run = (id: string, period: string, asOf: string): RunDocument => ({ id, scheme: "s", period: { id: period, from: `${period.slice(0, 4)}-01-01`, to: asOf }, asOf, snapshot: 1 }) as unknown as RunDocument;
const entry = (seq: number, period: string, runId: string, state: "published" | "withdrawn"): [string, JournalEntry] => [String(seq).padStart(12, "0"), { seq, kind: "publication", at: "2026-04-01T00:00:00Z", by: "x", publication: { scheme: "s", period, run: runId, state, reason: "", supersedes: null } } as unknown as JournalEntry];

function fill(entries: readonly [string, JournalEntry][]): { readonly store: ReturnType<typeof memoryStore>; readonly journal: Map<string, JournalEntry> } {
  const journal = new Map(entries);
  const runs = new Map([run("a", "2026-Q1", "2026-03-31"), run("b", "2026-Q1", "2026-03-31"), run("c", "2025-Q4", "2025-12-31"), run("d", "2026-Q2", "2026-06-30")].map((each) => [each.id, each]));
  return { store: memoryStore({ journal, runs }), journal };
}

describe("published runs", () => {
  it("the newest publication of a period counts; superseded and withdrawn runs are not shown", async () => {
    const { store } = fill([entry(1, "2025-Q4", "c", "published"), entry(2, "2026-Q1", "a", "published"), entry(3, "2026-Q1", "b", "published")]);
    const runs = createPublishedRuns(store);
    expect((await runs.list(PUBLIC)).map((shown) => shown.run.id)).to.deep.equal(["b", "c"]);
    expect(await runs.byId(PUBLIC, "a")).to.equal(null);
    expect((await runs.find(PUBLIC, { scheme: "s" }))?.run.id).to.equal("b");
    expect((await runs.find(PUBLIC, { scheme: "s", period: "2025-Q4" }))?.run.id).to.equal("c");
    expect(await runs.find(PUBLIC, { scheme: "s", asOf: "2026-01-01" })).to.equal(null);
    expect((await runs.earlier(PUBLIC, run("b", "2026-Q1", "2026-03-31"))).map((shown) => shown.run.id)).to.deep.equal(["c"]);
  });
  it("sees a publication and a withdrawal as soon as they are journalled", async () => {
    const { store, journal } = fill([entry(1, "2025-Q4", "c", "published")]);
    const runs = createPublishedRuns(store);
    expect(await runs.list(PUBLIC)).to.have.length(1);
    journal.set(...entry(2, "2026-Q1", "a", "published"));
    expect(await runs.list(PUBLIC)).to.have.length(2);
    journal.set(...entry(3, "2026-Q1", "a", "withdrawn"));
    expect((await runs.list(PUBLIC)).map((shown) => shown.run.id)).to.deep.equal(["c"]);
  });
  it("shows all runs to whom unpublished ones are shown, the published one of a period first", async () => {
    const { store } = fill([entry(1, "2026-Q1", "b", "published")]);
    const list = await createPublishedRuns(store).list({ unpublished: true });
    expect(list.map((shown) => [shown.run.id, shown.publication !== null])).to.deep.equal([["d", false], ["b", true], ["a", false], ["c", false]]);
  });
});
