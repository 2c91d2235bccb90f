import { expect } from "chai";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { getImport, listImports } from "../../src/app/imports/list-imports.js";
import { runImport } from "../../src/app/imports/run-import.js";
import { journalEntries } from "../../src/app/journal-entries.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { finishErasures } from "../../src/app/records/erase-personal.js";
import { keepHouse } from "../../src/app/records/expire-files.js";
import { fileHead } from "../../src/app/records/files.js";
import { Bureau, hotline, lines } from "../app/imports/bureau.js";
import { failure, onEveryStore } from "../tools/with-store.js";

const TEXT = lines("A1,X1,2026-10-01,other,否,王先生", "A2,没有的小区,2026-10-02,other,否,李先生");
const mapping = hotline();

/** The store of a program that ends before its journal entry. */
const cutOff = (store: DocumentStore): DocumentStore => new Proxy(store, { get: (target, name) => {
  const value: unknown = Reflect.get(target, name);
  if (typeof value !== "function") return value;
  if (name !== "insert") return value.bind(target) as unknown;
  return (collection: string, ...rest: readonly [string, object]) => {
    if (collection === "journal") throw new Error("cut off");
    return target.insert(collection, ...rest);
  };
} });

onEveryStore("a file of refused rows that is kept again after it expired", (test) => {
  it("has a name of its own, stays as long as any, and verify has nothing to say", async () => {
    const bureau = await new Bureau(test.store).open();
    const path = await bureau.file(TEXT);
    const request = { kind: "complaint", mapping };
    expect((await failure(runImport({ ...bureau.context, store: cutOff(test.store) }, path, request))).message).to.equal("cut off");
    const [{ id, refusedFile: first }] = (await listImports(test.store)).imports;
    expect(await fileHead(bureau.context, first ?? "")).to.not.equal(null);

    bureau.now = "2026-11-25T09:00:00+08:00";
    expect(await keepHouse(bureau.context)).to.equal(1);
    expect([await fileHead(bureau.context, first ?? ""), (await getImport(test.store, id)).refusedFile]).to.deep.equal([null, null]);

    const again = (await runImport(bureau.context, path, request)).import;
    expect([again.id, again.recordedOn, again.counts?.new, again.counts?.refused]).to.deep.equal([id, "2026-10-20", 1, 1]);
    expect(again.refusedFile).to.be.a("string").and.not.equal(first);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    await finishErasures(test.store);
    await keepHouse(bureau.context);
    expect((await fileHead(bureau.context, again.refusedFile ?? ""))?.expiresOn).to.equal("2026-12-25");
    expect(await bureau.refused({ import: again, passedOver: 0, unknown: [] })).to.contain("没有的小区");

    bureau.now = "2026-12-25T09:00:00+08:00";
    expect(await keepHouse(bureau.context)).to.equal(1);
    const named = (await journalEntries(test.store)).flatMap(({ erasure }) => erasure?.files ?? []).map(({ file }) => file);
    expect(named).to.deep.equal([first, again.refusedFile]);
    expect([await test.store.count("files", { index: "id" }), (await getImport(test.store, id)).refusedFile, await verifyJournal(test.store)]).to.deep.equal([0, null, []]);
    await bureau.close();
  });

  it("keeps its name where it is kept again before it expired", async () => {
    const bureau = await new Bureau(test.store).open();
    const path = await bureau.file(TEXT);
    await failure(runImport({ ...bureau.context, store: cutOff(test.store) }, path, { kind: "complaint", mapping }));
    const [{ refusedFile }] = (await listImports(test.store)).imports;
    bureau.now = "2026-10-22T09:00:00+08:00";
    expect((await runImport(bureau.context, path, { kind: "complaint", mapping })).import.refusedFile).to.equal(refusedFile);
    expect([await test.store.count("files", { index: "piece" }), await verifyJournal(test.store)]).to.deep.equal([2, []]);
    await bureau.close();
  });
});
