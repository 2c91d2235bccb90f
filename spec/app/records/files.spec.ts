import { createHash } from "node:crypto";
import { expect } from "chai";
import { journalEntries, verifyJournal } from "../../../src/app/journal.js";
import { pieceId } from "../../../src/app/records/file-pieces.js";
import { keepHouse } from "../../../src/app/records/expire-files.js";
import { expireFiles, MOST_FILE_BYTES, readFile, storeFile } from "../../../src/app/records/files.js";
import { failure, onEveryStore } from "../../tools/with-store.js";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
async function* inChunks(bytes: Buffer, size = 60_000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const sizedPng = (bytes: number): Buffer => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length, 7)]);

onEveryStore("stored files", (test) => {
  const context = () => ({ store: test.store, now: () => "2026-11-23T17:00:00Z", by: "示例街道" });
  const keep = (bytes: Buffer, more: Partial<Parameters<typeof storeFile>[1]> = {}) => storeFile(context(), { stream: inChunks(bytes), name: "现场.png", purpose: "evidence", ...more });
  const left = (): Promise<number> => test.store.count("files", { index: "id" });

  it("keeps a file in pieces and gives it back byte for byte", async () => {
    const bytes = sizedPng(9 * 1024 * 1024 + 5);
    const file = await keep(bytes);
    expect(file).to.deep.equal({ file: file.file, hash: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length, name: `${file.hash.slice(0, 12)}.png`, type: "image/png" });
    expect(file.file).to.match(/^f-20261124-[0-9a-f]{32}$/);
    expect(await left()).to.equal(4);
    const { head, stream } = await readFile(context(), file.file);
    expect(head).to.include({ purpose: "evidence", by: "示例街道", pieces: 3 });
    expect(head.expiresOn).to.equal(undefined);
    expect(Buffer.concat(await stream.toArray()).equals(bytes)).to.equal(true);
  });
  it("takes pictures and PDF by what they hold, whatever they are called", async () => {
    for (const [head, type] of [[[0xff, 0xd8, 0xff, 0xe0], "image/jpeg"], [[...Buffer.from("RIFF0000WEBPVP8 ")], "image/webp"], [[...Buffer.from("%PDF-1.7")], "application/pdf"]] as const) {
      expect((await keep(Buffer.from(head), { name: "a.html" })).type).to.equal(type);
    }
    for (const text of ["<html><script>", "<svg xmlns=", "MZ\u0090", "<?xml version", "GIF89a", "RIFF0000WAVE"]) {
      expect((await failure(keep(Buffer.from(text), { name: "a.png" }))).code).to.equal("file-type");
    }
    expect((await failure(keep(Buffer.alloc(0)))).code).to.equal("file-empty");
    expect(await left()).to.equal(6);
  });
  it("refuses what is too large, and keeps nothing of it", async () => {
    expect((await keep(sizedPng(MOST_FILE_BYTES))).bytes).to.equal(MOST_FILE_BYTES);
    const before = await left();
    expect((await failure(keep(sizedPng(MOST_FILE_BYTES + 1)))).code).to.equal("file-size");
    expect(await left()).to.equal(before);
  });
  it("gives a name without ways, quotes and steering signs", async () => {
    const called = async (name: string): Promise<string> => (await readFile(context(), (await keep(PNG, { name })).file)).head.name;
    expect(await called("../../etc/..\\\"a\u202e\r\n.png")).to.equal("a.png");
    expect(await called("../..")).to.equal("file");
    expect(await called("证".repeat(300))).to.have.lengthOf(120);
  });
  it("does not give out a file that is not whole, and deletes it when its day has come", async () => {
    const broken = async function* (): AsyncIterable<Uint8Array> { yield PNG; await Promise.resolve(); throw new Error("cut off"); };
    expect((await failure(keep(PNG, { stream: broken() }))).message).to.equal("cut off");
    expect(await left()).to.equal(0);
    const file = "f-20261124-00000000000000000000000000000000";
    await test.store.insert("files", pieceId(file), { file, place: -1, hash: "", bytes: 0, pieces: 0, name: "x", type: "image/png", purpose: "evidence", at: "", by: "", expiresOn: "2026-11-26" });
    await test.store.insert("files", pieceId(file, 0), { file, place: 0, bytes: PNG });
    expect((await failure(readFile(context(), file))).code).to.equal("unknown-file");
    expect(await expireFiles(context(), "2026-11-25")).to.equal(0);
    expect(await expireFiles(context(), "2026-11-26")).to.equal(1);
    expect(await left()).to.equal(0);
    expect(await journalEntries(test.store)).to.deep.equal([]);
  });
  it("tells bytes that are not those that were kept", async () => {
    const { file } = await keep(PNG);
    await test.store.replace("files", pieceId(file, 0), 1, { file, place: 0, bytes: Buffer.from("other") });
    const { stream } = await readFile(context(), file);
    expect((await failure(stream.toArray())).message).to.contain("are not those that were kept");
  });
  it("deletes expired files by one entry with ids and hashes only; whoever was cut off after it does it again", async () => {
    const [gone, kept] = [await keep(PNG, { purpose: "upload", name: "张三.csv", expiresOn: "2026-12-01" }), await keep(PNG, { purpose: "refused", name: "b.csv", expiresOn: "2026-12-02" })];
    expect(await expireFiles(context(), "2026-11-30")).to.equal(0);
    expect(await expireFiles(context(), "2026-12-01")).to.equal(1);
    expect((await failure(readFile(context(), gone.file))).code).to.equal("unknown-file");
    expect((await readFile(context(), kept.file)).head.type).to.equal("application/octet-stream");
    const [entry, ...others] = await journalEntries(test.store);
    expect(others).to.deep.equal([]);
    expect(entry).to.include({ kind: "erasure" });
    expect(entry.erasure).to.deep.equal({ files: [{ file: gone.file, hash: gone.hash }] });
    expect(JSON.stringify(entry)).not.to.contain("张三");
    expect(await verifyJournal(test.store)).to.deep.equal([]);
    expect(await expireFiles(context(), "2026-12-01")).to.equal(0);
  });
  it("keeps house: finishes what was cut off, and imports forget refused rows that are gone", async () => {
    const file = "refused-abc";
    await test.store.insert("files", file, { file, place: -1, hash: "h", bytes: 1, pieces: 1, name: "x", type: "text/csv", purpose: "refused", at: "", by: "", expiresOn: "2026-11-24" });
    await test.store.insert("files", pieceId(file, 0), { file, place: 0, bytes: new Uint8Array(1) });
    await test.store.insert("imports", "abc", { id: "abc", batch: "import-abc", startedAt: "2026-10-01", refusedFile: file });
    expect(await keepHouse(context())).to.equal(1);
    expect((await test.store.get<{ refusedFile: string | null }>("imports", "abc"))?.body.refusedFile).to.equal(null);
    await test.store.insert("files", pieceId(file, 0), { file, place: 0, bytes: new Uint8Array(1) });
    expect(await keepHouse(context())).to.equal(0);
    expect(await left()).to.equal(0);
    expect(await verifyJournal(test.store)).to.deep.equal([]);
  });
});
