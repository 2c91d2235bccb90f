/** The plain baseline, cold in a process of its own: every record of a city read out of the store, printed as JSON and hashed; nothing is rated. */
import { createHash } from "node:crypto";
import { openEmbedded } from "../../../src/adapters/embedded/open-embedded.js";
import { COLLECTIONS } from "../../../src/app/documents.js";

const store = await openEmbedded(process.argv[2], COLLECTIONS);
const [begun, before] = [performance.now(), process.cpuUsage()];
const hash = createHash("sha256");
let records = 0;
for await (const batch of store.stream("records", { index: "id" })) {
  for (const { body } of batch) hash.update(JSON.stringify(body));
  records += batch.length;
}
hash.digest();
const { user, system } = process.cpuUsage(before);
process.send?.({ wall: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6, records });
await store.close();
process.disconnect?.();
