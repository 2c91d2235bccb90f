import { expect } from "chai";
import { appendJournal, entryHash, entryId, journalEntries, journalHead, NO_ENTRY, verifyJournal, type NewEntry } from "../../src/app/journal.js";
import { COLLECTIONS, type JournalEntry } from "../../src/app/documents.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { sha256, canonical } from "../../src/app/canonical.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { batchOf, failure, onEveryStore, record } from "../tools/with-store.js";

const publication = { scheme: "s", period: "2026-Q1", run: "r", state: "published", reason: "", supersedes: null } as const;
const entry = (why: string): NewEntry => ({ at: "2026-04-01T09:00:00+08:00", by: "spec", why, kind: "publication", batch: "publication:s/2026-Q1", content: sha256(canonical(publication)), publication });

async function alter(store: DocumentStore, collection: string, id: string, change: (body: Record<string, unknown>) => unknown): Promise<void> {
  const found = await store.get<Record<string, unknown>>(collection, id);
  if (!found || !(await store.replace(collection, id, found.version, change(found.body)))) throw new Error(`${id} was not altered`);
}

onEveryStore("journal", (test) => {
  it("numbers entries from 1 and chains each to the one before", async () => {
    expect(await journalHead(test.store)).to.equal(null);
    const first = await appendJournal(test.store, entry("a"));
    const second = await appendJournal(test.store, entry("b"));
    expect([first.seq, first.previous, second.seq, second.previous]).to.deep.equal([1, NO_ENTRY, 2, entryHash(first)]);
    expect(await journalHead(test.store)).to.deep.equal(second);
    expect(await test.store.get("journal", "000000000002")).to.deep.equal({ id: entryId(2), version: 1, body: second });
  });
  it("gives every one of many writers a number, without a gap", async () => {
    const other = await test.place.open(COLLECTIONS);
    await Promise.all(Array.from({ length: 24 }, (_, i) => appendJournal(i % 2 === 0 ? test.store : other, entry(`w${i}`))));
    await other.close();
    const entries = await journalEntries(test.store);
    expect(entries.map((e) => e.seq)).to.deep.equal(Array.from({ length: 24 }, (_, i) => i + 1));
    expect(new Set(entries.map((e) => e.why)).size).to.equal(24);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
  it("asks for the entry again when the number was lost, and lets it be refused", async () => {
    let asked = 0;
    const written = await appendJournal(test.store, async () => {
      if (asked++ === 0) await appendJournal(test.store, entry("first"));
      return entry("second");
    });
    expect([asked, written.seq]).to.deep.equal([2, 2]);
    const error = await failure(appendJournal(test.store, async () => {
      throw new Error("no longer allowed");
    }));
    expect(error.message).to.equal("no longer allowed");
    expect((await journalHead(test.store))?.seq).to.equal(2);
  });

  describe("verification", () => {
    beforeEach(async () => {
      await writeBatch(test.store, batchOf("b1", { records: [record("r1", 1), record("r2", 2)] }));
      await appendJournal(test.store, entry("published"));
      await writeBatch(test.store, batchOf("b2", { records: [record("r1", 3)] }));
    });
    const faults = async (): Promise<readonly string[]> => (await verifyJournal(test.store)).map((f) => `${f.what}: ${f.place}`);
    it("finds nothing where nothing was altered", async () => {
      expect(await faults()).to.deep.equal([]);
    });
    it("names the batch of which a record was altered", async () => {
      await alter(test.store, "records", "r2@b1", (body) => ({ ...body, body: { ...(body.body as object), data: { points: 1.5 } } }));
      expect(await faults()).to.deep.equal(["content: batch b1 (entry 1)"]);
    });
    it("names the batch of which a version number was altered, or a record removed or put in", async () => {
      await alter(test.store, "records", "r1@b2", (body) => ({ ...body, version: 7 }));
      await test.store.delete("records", "r2@b1");
      expect(await faults()).to.deep.equal(["content: batch b1 (entry 1)", "content: batch b2 (entry 3)"]);
      await test.store.insert("records", "r9@b2", { batch: "b2", version: 1, body: record("r9", 1) });
      expect(await faults()).to.have.length(2);
    });
    it("names an entry that was altered, left out or put in", async () => {
      await alter(test.store, "journal", entryId(2), (body) => ({ ...body, by: "somebody else" }));
      expect(await faults()).to.deep.equal(["chain: entry 2"]);
      await test.store.delete("journal", entryId(2));
      expect(await faults()).to.deep.equal(["chain: entry 2"]);
    });
    it("names an entry whose publication was altered", async () => {
      await alter(test.store, "journal", entryId(2), (body) => ({ ...body, publication: { ...publication, run: "another" } }));
      expect(await faults()).to.deep.equal(["content: batch publication:s/2026-Q1 (entry 2)", "chain: entry 2"]);
    });
    it("finds that content and entry were altered together, from the chain", async () => {
      const forged = await journalHead(test.store) as JournalEntry;
      await alter(test.store, "journal", entryId(1), (body) => ({ ...body, content: "0".repeat(64) }));
      expect(await faults()).to.include("chain: entry 1");
      expect(forged.seq).to.equal(3);
    });
  });
});
