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
  close(): Promise<void>;
}
