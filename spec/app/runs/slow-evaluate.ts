/** A process that evaluates, and between seeing the snapshot and reading the records waits until it is told to go on. Arguments: folder or MongoDB address. */
import { COLLECTIONS } from "../../../src/app/documents.js";
import { evaluateRun } from "../../../src/app/runs/evaluate-run.js";
import type { DocumentStore } from "../../../src/app/ports/document-store.js";
import { openEmbedded } from "../../../src/adapters/embedded/open-embedded.js";
import { openMongo } from "../../../src/adapters/mongo/open-mongo.js";
import { contextOn } from "./small-city.js";

const [, , kind, place] = process.argv;
const told = new Promise<void>((resolve) => process.once("message", () => resolve()));

function waiting(store: DocumentStore): DocumentStore {
  const stream: DocumentStore["stream"] = async function* (collection, range) {
    if (collection === "records" || collection === "subjects") {
      process.send?.("snapshot");
      await told;
    }
    yield* store.stream(collection, range) as AsyncIterable<never>;
  };
  return new Proxy(store, { get: (target, name) => (name === "stream" ? stream : typeof target[name as keyof DocumentStore] === "function" ? (target[name as keyof DocumentStore] as () => unknown).bind(target) : target[name as keyof DocumentStore]) });
}

const store = kind === "mongodb" ? await openMongo(place, COLLECTIONS) : await openEmbedded(place, COLLECTIONS);
const { run } = await evaluateRun(contextOn(waiting(store)), { scheme: "luan-red-black", period: "2026-Q3" });
process.send?.({ id: run.id, result: run.result, distribution: run.counts });
await store.close();
process.disconnect?.();
