import { expect } from "chai";
import type { JournalEntry } from "../../../src/app/documents.js";
import { journalEntries, verifyJournal } from "../../../src/app/journal.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import { publishRun } from "../../../src/app/runs/publish-run.js";
import { verifyRun } from "../../../src/app/runs/verify-run.js";
import { failure, onEveryStore } from "../../tools/with-store.js";
import { contextOn, writeSmallCity } from "./small-city.js";

const ASKED = { scheme: "luan-red-black", period: "2026-Q3" };

/** A store of a process that ends just before it writes the journal entry of that kind. */
function dyingBefore(kind: JournalEntry["kind"], store: DocumentStore): DocumentStore {
  const insert = (collection: string, id: string, body: unknown): Promise<boolean> =>
    collection === "journal" && (body as JournalEntry).kind === kind ? Promise.reject(new Error("killed")) : store.insert(collection, id, body);
  return new Proxy(store, {
    get: (target, name) => {
      if (name === "insert") return insert;
      const value = target[name as keyof DocumentStore] as unknown;
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

onEveryStore("a process that ends between a run and its journal entry", (test) => {
  const batches = async (): Promise<readonly string[]> => (await journalEntries(test.store)).map(({ kind }) => kind);
  const cutOff = async (kind: JournalEntry["kind"]): Promise<string> => {
    await writeSmallCity(test.store);
    expect((await failure(evaluateRun(contextOn(dyingBefore(kind, test.store)), ASKED))).message).to.equal("killed");
    const runs = await test.store.range<{ id: string }>("runs", { index: "scheme" });
    return runs.items[0]?.id ?? "";
  };

  it("leaves a run that verification names, and that the next evaluation enters in the journal", async () => {
    const id = await cutOff("run");
    const context = contextOn(test.store);
    expect(await batches()).to.deep.equal(["import", "records", "revision"]);
    expect((await verifyRun(context, id)).mismatches).to.deep.equal([{ what: "journal", place: `run:${id}`, expected: "an entry", found: "none" }]);
    const again = await evaluateRun(context, ASKED);
    expect([again.run.id, again.fresh]).to.deep.equal([id, false]);
    expect(await batches()).to.deep.equal(["import", "records", "revision", "run"]);
    expect((await verifyRun(context, id)).mismatches).to.deep.equal([]);
  });

  it("leaves a run whose publication enters it before itself", async () => {
    const id = await cutOff("run");
    await publishRun(contextOn(test.store), id);
    expect(await batches()).to.deep.equal(["import", "records", "revision", "run", "publication"]);
  });

  it("leaves a revision that the next evaluation enters", async () => {
    expect(await cutOff("revision")).to.equal("");
    const { fresh } = await evaluateRun(contextOn(test.store), ASKED);
    expect(fresh).to.equal(true);
    expect(await batches()).to.deep.equal(["import", "records", "revision", "run"]);
  });

  it("is healed once, however many come to do it", async () => {
    const id = await cutOff("run");
    const answers = await Promise.all(Array.from({ length: 6 }, () => evaluateRun(contextOn(test.store), ASKED)));
    expect(new Set(answers.map(({ run }) => run.id))).to.deep.equal(new Set([id]));
    expect(await batches()).to.deep.equal(["import", "records", "revision", "run"]);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
});
