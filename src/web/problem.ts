import type { Response } from "express";
import { Refusal } from "../app/refusal.js";
import { ProblemError, type Problem } from "../domain/model/problem.js";
import type { Text } from "../domain/model/documents.js";
import type { Language } from "./language.js";
import { BadParameter } from "./parameters.js";
import { requestId } from "./request-log.js";
import { STATUSES } from "./words/errors.js";

/** What went wrong, as people and machines are told; nothing of the inside. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly title: Text;
  readonly detail: Text;
  readonly parameter: string | null;
  /** What is wrong with the body, each with its place; left out: nothing of that sort. */
  readonly problems?: readonly Problem[];
}

/** Most problems that an answer names. */
const MOST_PROBLEMS = 200;
const BY_KIND: Readonly<Record<Refusal["kind"], number>> = { notFound: 404, invalid: 400, refused: 409, unavailable: 503 };

/** Statuses that say more than the kind of the refusal. */
const BY_CODE: Readonly<Record<string, number>> = { "too-many-requests": 429, "token-needed": 401, "foreign-form": 403, "too-large": 413 };

function plain(status: number): Failure {
  const { title, text } = STATUSES[status] ?? STATUSES[500];
  return { status, code: `status-${status}`, title: { "zh-CN": title[0], en: title[1] }, detail: { "zh-CN": text[0], en: text[1] }, parameter: null };
}

/** Express and its parts put a status on what they throw: 400 for an address that cannot be decoded. */
const statusOf = (error: unknown): number => {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? (status in STATUSES ? status : 400) : 500;
};

const BODY: Text = { "zh-CN": "请求的内容有错，什么也没有写入；逐条见 problems。", en: "There are mistakes in what was sent, and nothing was written: see `problems`." };

/** An error as a failure: refusals speak for themselves, everything else is a status and no more. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ProblemError) return { ...plain(400), code: "bad-body", detail: BODY, problems: error.problems.slice(0, MOST_PROBLEMS) };
  if (!(error instanceof Refusal)) return plain(statusOf(error));
  const status = BY_CODE[error.code] ?? BY_KIND[error.kind];
  return { ...plain(status), code: error.code, detail: error.text, parameter: error instanceof BadParameter ? error.parameter : null };
}

export const notFound = (): Failure => plain(404);
export const notAllowed = (): Failure => plain(405);

/** RFC 9457. */
export function sendProblem(response: Response, failure: Failure, language: Language): void {
  const { status, code, title, detail, parameter, problems } = failure;
  response.status(status).type("application/problem+json").send(JSON.stringify({
    type: `urn:wuye:problem:${code}`, title: title[language], status, detail: detail[language],
    ...(parameter === null ? {} : { parameter }), ...(problems === undefined ? {} : { problems: problems.map((problem) => ({ code: problem.code, path: problem.path, message: problem.message[language] })) }), messages: { "zh-CN": detail["zh-CN"], en: detail.en }, requestId: requestId(response),
  }));
}
