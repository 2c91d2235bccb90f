import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Environment of a command: the one asked for, nothing of the caller's settings. */
function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !["PORT", "HOST", "DATA_DIR", "MONGODB_URI", "LOG_LEVEL", "TRUST_PROXY", "WUYE_LANG", "WUYE_SHOW_UNPUBLISHED"].includes(name));
  return { ...Object.fromEntries(kept), LOG_LEVEL: "silent", ...settings };
}

/** Starts `wuye ...` as a process of its own, with flags for node before it. */
export function start(args: readonly string[], settings: Readonly<Record<string, string>>, flags: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...flags, "--import", "tsx", MAIN, ...args], { env: environment(settings), stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs `wuye ...` to its end. */
export async function wuye(args: readonly string[], settings: Readonly<Record<string, string>>, flags: readonly string[] = []): Promise<Ran> {
  const child = start(args, settings, flags);
  let [out, err] = ["", ""];
  child.stdout?.on("data", (data: Buffer) => { out += data.toString(); });
  child.stderr?.on("data", (data: Buffer) => { err += data.toString(); });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

/** Runs `wuye ... --json` and reads what it printed; fails with both streams if it is no JSON. */
export async function wuyeJson<T>(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly answer: T; readonly err: string }> {
  const { code, out, err } = await wuye([...args, "--json"], settings);
  try {
    return { code, answer: JSON.parse(out) as T, err };
  } catch {
    throw new Error(`wuye ${args.join(" ")} printed no JSON (exit ${code}):\n${out}\n${err}`);
  }
}
