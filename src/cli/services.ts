import type { Context } from "../app/context.js";

/** What commands get from the composition root. The store is opened only by commands that need it, and closed at the end. */
export interface Services {
  /** Opens the store and gives the context of the use cases. */
  open(): Promise<Context>;
  /** What needs no store: the schemes. */
  readonly library: Context["library"];
  readonly operators: Context["operators"];
  /** The text of a file; refuses one that is not there or is too large. */
  readText(file: string): Promise<string>;
  /** Serves until stopped; resolves with the address when it listens. */
  serve(): Promise<{ readonly url: string; readonly closed: Promise<void> }>;
  /** Runs this program once more beside this process, with the same settings; gives its exit code and what it printed. */
  runSelf(args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** How many processes this machine works at once. */
  readonly parallelism: number;
  close(): Promise<void>;
}
