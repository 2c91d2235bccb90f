import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import type { DocumentStore } from "../../src/app/ports/document-store.js";

/** A writing process and the lines that it has acknowledged so far. A line that was cut off by its death does not count. */
export class WriterProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  private text = "";
  private errors = "";
  private onLine: (() => void) | null = null;
  constructor(location: string, name: string, times?: number) {
    const script = join(import.meta.dirname, "writer.ts");
    this.child = spawn(process.execPath, ["--import", "tsx", script, location, name, ...(times === undefined ? [] : [String(times)])], { stdio: ["ignore", "pipe", "pipe"] });
    this.child.stdout?.setEncoding("utf8").on("data", (chunk: string) => { this.text += chunk; this.onLine?.(); });
    this.child.stderr?.setEncoding("utf8").on("data", (chunk: string) => { this.errors += chunk; });
    this.ended = new Promise((resolve) => this.child.once("close", (code, signal) => resolve({ code, signal })));
  }

  get acknowledged(): readonly string[] {
    return this.text.slice(0, this.text.lastIndexOf("\n") + 1).split("\n").filter((line) => line !== "");
  }

  /** Resolves once something is acknowledged; fails if the process ends before. */
  async writing(): Promise<void> {
    const first = new Promise<void>((resolve) => {
      this.onLine = resolve;
      if (this.text !== "") resolve();
    });
    await Promise.race([first, this.ended.then(({ code }) => { if (this.text === "") throw new Error(`the writer ended with ${code}: ${this.errors}`); })]);
  }

  /** Waits for a process that ends by itself. */
  async done(): Promise<void> {
    const { code } = await this.ended;
    expect(code, this.errors).to.equal(0);
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    expect((await this.ended).signal, this.errors).to.equal("SIGKILL");
  }
}

/** Acknowledged documents that the store has not. */
export async function lost(store: DocumentStore, lines: readonly string[]): Promise<readonly string[]> {
  const batches = new Set<string>();
  for await (const entries of store.stream<{ readonly batch: string }>("journal", { index: "seq" })) for (const { body } of entries) batches.add(body.batch);
  const missing: string[] = [];
  for (const line of lines) if (!(await isThere(store, line, batches))) missing.push(line);
  return missing;
}

async function isThere(store: DocumentStore, line: string, batches: ReadonlySet<string>): Promise<boolean> {
  const [what, id, value] = line.split(" ");
  if (what === "batch") return batches.has(id) && (await store.get("records", `${id}@${id}`)) !== null;
  if (what === "counter") return ((await store.get<{ readonly i: number }>("checks", id))?.body.i ?? -1) >= Number(value);
  return (await store.get(what, id)) !== null;
}

/** Every index entry of a collection leads to a document, and every document that should stand in an index does. */
export async function indexFaults(store: DocumentStore, collection: string, index: string): Promise<readonly string[]> {
  const ids = async (name: string): Promise<ReadonlySet<string>> => {
    const found = new Set<string>();
    for await (const batch of store.stream(collection, { index: name })) for (const { id } of batch) found.add(id);
    return found;
  };
  const [all, indexed] = [await ids("id"), await ids(index)];
  return [...all].filter((id) => !indexed.has(id)).concat((await store.count(collection, { index })) === indexed.size ? [] : ["an entry without a document"]);
}
