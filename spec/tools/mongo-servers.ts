import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { MongoClient } from "mongodb";

/** A server that this program started, and ends. */
export interface StartedServer {
  readonly name: string;
  readonly uri: string;
  readonly process: ChildProcess;
}
/** What was tried and why it did not work. */
export class NoServer extends Error {}

const here = import.meta.dirname;
const onPath = (program: string): string | null => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until the server answers, at most a minute; throws when its process ends before. */
async function answering(uri: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt++) {
    if (server.exitCode !== null) throw new NoServer(`the server ended with ${server.exitCode} before it answered`);
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1000 });
    try {
      await client.db().command({ ping: 1 });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await client.close();
    }
  }
  throw new NoServer("the server did not answer within a minute");
}

async function startMongod(binary: string, folder: string): Promise<StartedServer> {
  const port = await freePort();
  const data = join(folder, "mongod");
  await mkdir(data);
  const server = spawn(binary, ["--dbpath", data, "--port", String(port), "--bind_ip", "127.0.0.1", "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
  server.on("error", () => {});
  const uri = `mongodb://127.0.0.1:${port}/wuye_test`;
  await answering(uri, server);
  return { name: "mongod", uri, process: server };
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: join(here, "mongo-server"), encoding: "utf8" });
  if (status !== 0) throw new NoServer(`${command} ${args[0]} failed: ${`${stdout ?? ""}${stderr ?? ""}`.trim().split("\n").slice(0, 3).join(" ")}`);
}

function javaVersion(): number {
  const { stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
}

/** The port that the server prints as its first line. */
function printedPort(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      const port = /^port (\d+)$/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    server.once("exit", (code) => reject(new NoServer(`the server ended with ${code} before it listened`)));
  });
}

async function startJavaServer(folder: string): Promise<StartedServer> {
  const jars = join(folder, "jars");
  run("mvn", ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${jars}`]);
  const version = (await readdir(jars)).map((jar) => /^mongo-java-server-core-(.+)\.jar$/.exec(jar)?.[1]).find(Boolean) ?? "";
  // Many threads: the server answers one connection at a time on each, and a long query must not keep the driver's pulse waiting.
  const server = spawn("java", ["-Xmx1g", "-Dio.netty.eventLoopThreads=16", "-cp", join(jars, "*"), join(here, "mongo-server", "MongoServer.java"), join(folder, "data.h2")], { stdio: ["ignore", "pipe", "ignore"] });
  server.on("error", () => {});
  const uri = `mongodb://127.0.0.1:${await printedPort(server)}/wuye_test`;
  await answering(uri, server);
  return { name: `mongo-java-server ${version}`, uri, process: server };
}

/** Brings a server up in a folder: MONGOD_BINARY, mongod on the path, or a server of MongoDB's protocol in Java. Throws NoServer if none can be had. */
export async function startServer(folder: string): Promise<StartedServer> {
  const mongod = process.env.MONGOD_BINARY ?? onPath("mongod");
  if (mongod) return startMongod(mongod, folder);
  if (javaVersion() < 17 || !onPath("mvn")) throw new NoServer("no mongod (MONGOD_BINARY, or on the PATH), and no Java 17 with Maven");
  return startJavaServer(folder);
}
