import { expect } from "chai";
import { open } from "lmdb";
import { ENVIRONMENT_OPTIONS, openEnvironment } from "../../src/adapters/embedded/environment.js";
import { COLLECTIONS } from "../../src/app/documents.js";
import { verifyJournal } from "../../src/app/journal.js";
import { EMBEDDED, type StorePlace } from "../tools/stores.js";
import { indexFaults, lost, WriterProcess } from "./processes.js";

const COMMANDS = 50;
const AT_ONCE = 4;

describe("one folder, many processes (embedded)", function () {
  this.timeout(240_000);
  let place: StorePlace;
  before(async () => { place = await EMBEDDED.create(); });
  after(() => place.remove());

  it("opens lmdb so that a second process cannot harm the first", async () => {
    expect(ENVIRONMENT_OPTIONS.overlappingSync).to.equal(false);
    expect(ENVIRONMENT_OPTIONS.noSync).to.equal(false);
    const { root, collections } = openEnvironment(place.location, COLLECTIONS);
    // lmdb refuses to add the flag to an environment of this process that was opened without it.
    expect(() => open({ path: place.location, noSubdir: false, overlappingSync: true })).to.throw("opened without this flag");
    // Documents stand in named databases alone: the root one holds their names and nothing else.
    const names = [...root.getKeys()].map(String).sort();
    expect(names).to.deep.equal([...collections.values()].flatMap((c) => [c.name, ...c.indexes.map((i) => `${c.name}/${i.spec.name}`)]).sort());
    await root.close();
  });

  it(`keeps every acknowledged document while a server writes and ${COMMANDS} commands open, write and close`, async () => {
    const server = new WriterProcess(place.location, "server");
    await server.writing();
    const commands: WriterProcess[] = [];
    const queue = Array.from({ length: COMMANDS }, (_, i) => `command${i}`);
    const run = async (): Promise<void> => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        const command = new WriterProcess(place.location, name, 8);
        commands.push(command);
        await command.done();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, run));
    // It still writes, with all that the others have written, to the end.
    const before = server.acknowledged.length;
    for (let i = 0; i < 600 && server.acknowledged.length === before; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.acknowledged.length).to.be.greaterThan(before);
    await server.kill();
    const store = await place.open(COLLECTIONS);
    const lines = [server, ...commands].flatMap((process) => process.acknowledged);
    expect(lines.length).to.be.greaterThan(COMMANDS * 40);
    expect(await lost(store, lines)).to.deep.equal([]);
    expect(await verifyJournal(store)).to.deep.equal([]);
    expect(await indexFaults(store, "scorecards", "run")).to.deep.equal([]);
    await store.close();
  });
});
