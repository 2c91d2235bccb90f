import { expect } from "chai";
import request from "supertest";
import { verifyJournal } from "../../src/app/batches/verify-journal.js";
import { forgetFileName } from "../../src/app/imports/forget-file-name.js";
import { getImport, importName } from "../../src/app/imports/list-imports.js";
import { journalEntries } from "../../src/app/journal-entries.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { enterRecord } from "../../src/app/records/enter-record.js";
import { erasePersonal } from "../../src/app/records/erase-personal.js";
import { fileHead, storeFile } from "../../src/app/records/files.js";
import { writeBatch } from "../../src/app/write-batch.js";
import { Bureau, hotline, lines } from "../app/imports/bureau.js";
import { estates } from "../app/runs/small-city.js";
import { onEveryStore } from "../tools/with-store.js";
import type { DocumentStore } from "../../src/app/ports/document-store.js";
import { csrfIn, openDesk, signIn } from "../web/desk/desk-service.js";

const NAME = "王某某投诉";
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(64, 1)]);

/** Collections in which a text stands. */
async function placesOf(store: DocumentStore, text: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const { name } of COLLECTIONS) {
    for await (const page of store.stream(name, { index: "id" })) if (page.some(({ body }) => JSON.stringify(body).includes(text))) found.add(name);
  }
  return [...found].sort();
}

onEveryStore("names of files, which may be those of people", (test) => {
  it("stand in the import alone, not in the journal, and can be forgotten", async () => {
    const bureau = await new Bureau(test.store).open();
    const { import: { id } } = await bureau.import(lines("A1,X1,2026-10-01,other,否,", "A2,无此小区,2026-10-02,other,否,"), { mapping: hotline(), fileName: `${NAME}.csv` });
    expect(await placesOf(test.store, NAME)).to.deep.equal(["files", "imports"]);
    expect(importName(await getImport(test.store, id))).to.equal(`${NAME}.csv`);
    const [entry] = (await journalEntries(test.store)).filter(({ kind }) => kind === "import");
    expect(entry.why).to.equal(`import complaint: ${(await getImport(test.store, id)).file.hash.slice(0, 12)}.csv`);
    await forgetFileName(bureau.context, id);
    expect(await placesOf(test.store, NAME)).to.deep.equal([]);
    const known = await getImport(test.store, id);
    expect([importName(known), known.nameForgotten]).to.deep.equal([`${known.file.hash.slice(0, 12)}.csv`, { at: bureau.now, by: bureau.context.by }]);
    expect((await fileHead(bureau.context, known.refusedFile ?? ""))?.name).to.equal(`${known.file.hash.slice(0, 12)}.refused.csv`);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    await bureau.close();
  });

  it("of evidence stand beside the file and go with it; the record names it by its bytes", async () => {
    const bureau = await new Bureau(test.store).open();
    const file = await storeFile(bureau.context, { stream: (async function* () { yield png; await Promise.resolve(); })(), name: `${NAME}.png`, purpose: "evidence" });
    expect(file.name).to.equal(`${file.hash.slice(0, 12)}.png`);
    expect((await fileHead(bureau.context, file.file))?.name).to.equal(`${NAME}.png`);
    const { id } = await enterRecord(bureau.context, { kind: "complaint", subject: "X1", occurredOn: "2026-10-01", data: { channel: "hotline", act: "other", late: false }, evidence: [file] });
    expect(await placesOf(test.store, NAME)).to.deep.equal(["files"]);
    await erasePersonal(bureau.context, { ids: [id], reason: "本人要求" });
    expect(await placesOf(test.store, NAME)).to.deep.equal([]);
    await bureau.close();
  });
});

describe("names of files on the desk", () => {
  it("are shown, and forgotten where that is asked for", async () => {
    const desk = await openDesk();
    await writeBatch(desk.context.store, { batch: "estates", kind: "import", by: "spec", at: "2026-04-01T18:00:00+08:00", why: "invented estates", subjects: estates });
    const cookie = await signIn(desk.app);
    const get = async (path: string): Promise<string> => (await request(desk.app).get(path).set("Cookie", cookie)).text;
    const csrf = csrfIn(await get("/desk/imports"));
    const uploaded = await request(desk.app).post("/desk/imports").set("Cookie", cookie).field("csrf", csrf).field("kind", "complaint").attach("file", Buffer.from("小区名称,受理时间,渠道,行为代码,超期办理\n虚构小区00,2026/3/1,12345 热线,other,否\n"), `${NAME}.csv`);
    const done = await request(desk.app).post(String(uploaded.headers.location)).set("Cookie", cookie).field("csrf", csrf).field("act", "import").field("version", "0");
    const page = String(done.headers.location);
    expect(await get("/desk/imports")).to.contain(NAME);
    expect(await get(page)).to.contain(NAME).and.to.contain("清除文件名");
    const forgotten = await request(desk.app).post(page).set("Cookie", cookie).type("form").send({ csrf, act: "forget" });
    expect(forgotten.status).to.equal(303);
    expect(await get(String(forgotten.headers.location))).to.contain("文件名已清除").and.not.to.contain(NAME).and.not.to.contain("value=\"forget\"");
    expect(await get("/desk/imports")).to.not.contain(NAME);
    await desk.close();
  });
});
