/**
 * A process that writes until it is killed, or so many times: `writer.ts <location> <name> [<times>]`. It prints the id of each document only
 * once the store has acknowledged it.
 */
import { writeSync } from "node:fs";
import { writeBatch } from "../../src/app/write-batch.js";
import { batchOf, record } from "../tools/sample-documents.js";
import { openStore } from "./open-store.js";

const [location, name, times = "1000000000"] = process.argv.slice(2);
const store = await openStore(location);
const acknowledged = (...ids: readonly string[]): void => { writeSync(1, `${ids.join("\n")}\n`); };
const text = "物业服务评价 ".repeat(20);

async function single(i: number): Promise<void> {
  if (await store.insert("checks", `${name}-${i}`, { i, text })) acknowledged(`checks ${name}-${i}`);
}
async function many(i: number): Promise<void> {
  const ids = Array.from({ length: 20 }, (_, j) => `${name}-${i}-${j}`);
  await store.bulk("scorecards", ids.map((id) => ({ id, body: { run: name, card: { subject: id }, scheme: "s", period: "p", text } })));
  acknowledged(...ids.map((id) => `scorecards ${id}`));
}
async function replaced(i: number): Promise<void> {
  const before = await store.get<{ readonly i: number }>("checks", `${name}-counter`);
  if (before) await store.replace("checks", `${name}-counter`, before.version, { i });
  else await store.insert("checks", `${name}-counter`, { i });
  acknowledged(`counter ${name}-counter ${i}`);
}
async function batch(i: number): Promise<void> {
  const records = [record(`${name}-${i}`, i), record(`${name}-shared`, i)];
  await writeBatch(store, batchOf(`${name}-${i}`, { records }));
  acknowledged(`batch ${name}-${i}`);
}

const KINDS = [single, many, replaced, batch];
for (let i = 1; i <= Number(times); i++) await KINDS[i % KINDS.length](i);
await store.close();
