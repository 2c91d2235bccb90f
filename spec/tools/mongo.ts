/**
 * `npm run test:mongo`: brings a MongoDB server up on a free loopback port in a temporary folder, runs there the contract suite, the specs of
 * the use cases, the end-to-end specs and those that kill processes of ours, and ends the server. Exit code: that of the tests; 3: no server.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NoServer, startServer, type StartedServer } from "./mongo-servers.js";
import { openMongo } from "../../src/adapters/mongo/open-mongo.js";

const SPECS = ["spec/contract/**/*.spec.ts", "spec/adapters/mongo/**/*.spec.ts", "spec/app/**/*.spec.ts", "spec/crash/kill-writer.spec.ts", "spec/e2e/**/*.spec.ts"];
const NO_SERVER = 3;

const ended = (child: ChildProcess): Promise<number> => new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));

async function runSpecs(uri: string): Promise<number> {
  const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
  const specs = process.argv.length > 2 ? process.argv.slice(2) : SPECS;
  return ended(spawn(process.execPath, [mocha, ...specs.flatMap((spec) => ["--spec", spec])], { stdio: "inherit", env: { ...process.env, TEST_MONGODB_URI: uri, TEST_STORES: "mongodb" } }));
}

async function describeServer(server: StartedServer): Promise<string> {
  const store = await openMongo(server.uri, []);
  await store.close();
  return `${server.name}, which says that it is MongoDB ${store.info.version}, at ${store.info.location}`;
}

async function stop({ process: server }: StartedServer): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const end = ended(server);
  server.kill("SIGTERM");
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
  server.kill("SIGKILL");
}

async function main(folder: string): Promise<number> {
  const server = await startServer(folder);
  process.once("SIGINT", () => void stop(server));
  process.once("SIGTERM", () => void stop(server));
  try {
    const name = await describeServer(server);
    console.log(`MongoDB tests on ${name}.`);
    const code = await runSpecs(server.uri);
    console.log(`\nMongoDB tests ${code === 0 ? "passed" : `failed (${code})`} on ${name}.`);
    return code;
  } finally {
    await stop(server);
  }
}

const folder = await mkdtemp(join(tmpdir(), "wuye-mongo-"));
try {
  process.exitCode = await main(folder);
} catch (error) {
  if (!(error instanceof NoServer)) throw error;
  console.error(`No MongoDB server could be brought up, nothing was tested on one: ${error.message}. Install mongod, or Java 17 (JDK) and Maven.`);
  process.exitCode = NO_SERVER;
} finally {
  await rm(folder, { recursive: true, force: true });
}
