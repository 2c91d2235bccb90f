import { spawn } from "node:child_process";
import { once } from "node:events";

/** What a process printed, and how it ended; code null: a signal ended it. */
export interface SelfRan {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs this program once more in a process of its own, with the same flags, settings and folder. */
export async function runSelf(args: readonly string[]): Promise<SelfRan> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1], ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const parts: Record<"out" | "err", Buffer[]> = { out: [], err: [] };
  child.stdout.on("data", (data: Buffer) => parts.out.push(data));
  child.stderr.on("data", (data: Buffer) => parts.err.push(data));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out: Buffer.concat(parts.out).toString("utf8"), err: Buffer.concat(parts.err).toString("utf8") };
}
