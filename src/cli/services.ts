import type { Context } from "../app/context.js";
import type { Revision } from "../app/read-source.js";
import type { Text } from "../domain/model/documents.js";

/** A scheme to evaluate, as it is told to another process. */
export interface SentJob {
  readonly name: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly publish: boolean;
  /** The scheme as the sender has read it: plain data, which is copied in a few milliseconds where reading it again takes a hundred. */
  readonly revision?: Revision;
}

/** What commands get from the composition root. The store is opened only by commands that need it, and closed at the end. */
export interface Services {
  /** Opens the store and gives the context of the use cases. */
  open(): Promise<Context>;
  /** What needs no store: the schemes. */
  readonly library: Context["library"];
  readonly operators: Context["operators"];
  /** The text of a file; refuses one that is not there or is too large. */
  readText(file: string): Promise<string>;
  /** Serves until stopped; resolves with the address, and what to tell about the settings, when it listens. */
  serve(): Promise<{ readonly url: string; readonly warnings: readonly Text[]; readonly closed: Promise<void> }>;
  /** Works a job in a process beside this one, with the same settings; gives the exit code and the text that `evaluate --json` would. */
  runSelf(job: SentJob): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** Starts processes for `runSelf` before they are needed: so many wait then. */
  warmSelf?(processes: number): void;
  /** How many processes this machine works at once. */
  readonly parallelism: number;
  close(): Promise<void>;
}
