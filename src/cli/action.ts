import type { Context, Progress } from "../app/context.js";
import { progressBar, reportError, type Terminal } from "./output.js";
import type { Services } from "./services.js";

export interface CommandContext {
  readonly services: Services;
  readonly terminal: Terminal;
  /** Receives the exit code of the command that ran. */
  readonly exit: (code: number) => void;
}
/** What a command's work gets. */
export interface Work {
  readonly open: () => Promise<Context>;
  readonly services: Services;
  readonly terminal: Terminal;
  readonly progress: Progress;
}

/** Wraps a command's work: progress bar, errors in words, exit code, store closed. */
export function action<A extends readonly unknown[], O extends { json?: boolean }>(context: CommandContext, work: (work: Work, args: A, options: O) => Promise<number>): (...args: unknown[]) => Promise<void> {
  return async (...given) => {
    const options = given[given.length - 2] as O;
    const args = given.slice(0, -2) as unknown as A;
    const { terminal, services } = context;
    const bar = progressBar(terminal);
    try {
      context.exit(await work({ open: () => services.open(), services, terminal, progress: bar.progress }, args, options));
    } catch (error) {
      bar.done();
      context.exit(reportError(terminal, error, options.json === true));
    } finally {
      bar.done();
      await services.close();
    }
  };
}
