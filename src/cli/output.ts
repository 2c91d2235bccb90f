import { SingleBar } from "cli-progress";
import type { Progress } from "../app/context.js";
import { Refusal } from "../app/refusal.js";
import { ProblemError, type Problem } from "../domain/model/problem.js";
import { sourceFrame } from "./source-frame.js";
import type { Text } from "../domain/model/documents.js";

/** Exit codes that scripts can use: the table of the README. */
export const EXIT = { ok: 0, no: 1, usage: 2, unavailable: 3, fault: 70 } as const;

/** Where a command writes, and in which language. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly isTerminal: boolean;
  readonly language: keyof Text;
}

export const say = (terminal: Terminal, text: Text): string => text[terminal.language];
export const printJson = (terminal: Terminal, value: unknown): void => terminal.out(JSON.stringify(value, null, 2));

/** A progress bar on terminals, nothing elsewhere. Call `done` at the end, also after an error. */
export function progressBar(terminal: Terminal): { readonly progress: Progress; readonly done: () => void } {
  if (!terminal.isTerminal) return { progress: () => {}, done: () => {} };
  const bar = new SingleBar({ format: "{bar} {percentage}% {doing}", stream: process.stderr, hideCursor: true, clearOnComplete: true });
  let started = false;
  return {
    progress: (done, total, doing) => {
      if (!started) bar.start(total, done, { doing });
      else { bar.setTotal(total); bar.update(done, { doing }); }
      started = true;
    },
    done: () => { if (started) bar.stop(); },
  };
}

/** "rules/x/scheme.json:12:5 error unknown-fact: ..." */
export function problemLine(terminal: Terminal, problem: Problem, location = ""): string {
  const file = problem.file ?? location;
  const place = problem.line === undefined ? `${file}${problem.path === "" ? "" : ` ${problem.path}`}` : `${file}:${problem.line}:${problem.column ?? 1}`;
  return `${place} ${problem.severity} ${problem.code}: ${say(terminal, problem.message)}`.trim();
}

const COLOURS = { error: "\u001b[31m", warning: "\u001b[33m", place: "\u001b[1m", end: "\u001b[0m" } as const;

/** A problem with the line of its text and a caret under the place; colours on terminals alone. */
export function problemLines(terminal: Terminal, problem: Problem, source: { readonly location: string; readonly text: string }): readonly string[] {
  const said = problemLine(terminal, problem, source.location);
  const frame = problem.line === undefined ? [] : sourceFrame(source.text, { line: problem.line, column: problem.column ?? 1 });
  if (!terminal.isTerminal) return [said, ...frame];
  const colour = COLOURS[problem.severity];
  const coloured = said.replace(` ${problem.severity} `, ` ${colour}${problem.severity}${COLOURS.end} `);
  return [coloured, ...frame.map((line, i) => (i === 1 ? `${colour}${line}${COLOURS.end}` : line))];
}

/** A problem as scripts read it: `message` in the language of the command, both under `messages`; without a place in a text line and column are null. */
export function problemAnswer(terminal: Terminal, problem: Problem): object {
  const { code, severity, path, line = null, column = null, message, ...rest } = problem;
  return { code, severity, path, line, column, message: say(terminal, message), messages: message, ...rest };
}

const REFUSAL_EXIT: Readonly<Record<Refusal["kind"], number>> = { notFound: EXIT.usage, invalid: EXIT.usage, refused: EXIT.no, unavailable: EXIT.unavailable };

/** Tells people what went wrong, never with a stack trace, and gives the exit code. */
export function reportError(terminal: Terminal, error: unknown, json: boolean): number {
  if (error instanceof ProblemError) {
    if (json) printJson(terminal, { ...(error.location === "" ? {} : { file: error.location }), problems: error.problems.map((problem) => problemAnswer(terminal, problem)) });
    else for (const problem of error.problems) terminal.err(problemLine(terminal, problem, error.location));
    return EXIT.no;
  }
  if (error instanceof Refusal) {
    if (json) printJson(terminal, { error: { code: error.code, message: error.text } });
    else terminal.err(say(terminal, error.text));
    return REFUSAL_EXIT[error.kind];
  }
  const message = error instanceof Error ? error.message : String(error);
  if (json) printJson(terminal, { error: { code: "fault", message } });
  else terminal.err(say(terminal, { "zh-CN": `程序出错：${message}（设 LOG_LEVEL=debug 可看细节）`, en: `Internal fault: ${message} (LOG_LEVEL=debug shows the details)` }));
  return EXIT.fault;
}
