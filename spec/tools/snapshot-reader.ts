/** A process that opens a snapshot, says so, waits for a word, and then reads what the snapshot holds: `snapshot-reader.ts <location> [<seq>]`. */
import { once } from "node:events";
import { openSnapshot } from "../../src/app/snapshot.js";
import { openStore } from "../crash/open-store.js";

const [location, seq] = process.argv.slice(2);
const store = await openStore(location);
const snapshot = await openSnapshot(store, seq === undefined ? undefined : Number(seq));
console.log(`opened ${snapshot.seq}`);
await once(process.stdin, "data");
const records = await snapshot.records(["penalty", "award"]);
const subjects = await snapshot.subjects("enterprise");
console.log(JSON.stringify({ seq: snapshot.seq, digest: snapshot.digest, records, subjects }));
await store.close();
process.exit(0);
