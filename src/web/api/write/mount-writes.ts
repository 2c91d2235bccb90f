import express, { Router, type Request, type RequestHandler, type Response } from "express";
import { ProblemError } from "../../../domain/model/problem.js";
import { Refusal } from "../../../app/refusal.js";
import { createAttempts } from "../../auth/attempts.js";
import { requireToken } from "../../auth/require-token.js";
import type { AppDependencies, DeskServices } from "../../dependencies.js";
import { languageOf } from "../../pages/mount-pages.js";
import { BadParameter } from "../../parameters.js";
import { limitRequests } from "../../security.js";
import { createAnswers, keyOf, type Answers } from "./answers.js";
import { receiveFile, type ReceivedFile } from "./receive-file.js";
import { WRITE_ROUTES } from "./write-routes.js";
import type { WriteAsk, WriteRoute } from "./write-route.js";

const MOST_BODY = 4_000_000;
const WRITES_PER_MINUTE = 600;
const LONGEST_NAME = 60;
/** Levels of a body: what reads it goes down level by level. */
const MOST_DEPTH = 32;

type Dependencies = AppDependencies & { readonly desk: DeskServices };

/** Who acts, as the caller says it; the journal keeps it. */
function byOf(request: Request): string {
  const name = decodeURIComponentOr(String(request.headers["x-acting-for"] ?? ""));
  return /^[\p{L}\p{N}][\p{L}\p{N} ._·-]*$/u.test(name) && name.length <= LONGEST_NAME ? `api: ${name}` : "api";
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function queryOf(request: Request, { query }: WriteRoute): WriteAsk["query"] {
  const given = Object.entries(request.query).filter(([name, value]) => name !== "lang" && value !== "");
  return Object.fromEntries(given.map(([name, value]) => {
    const parameter = Object.hasOwn(query, name) ? query[name] : undefined;
    const list = [...Object.keys(query), "lang"].join(", ");
    if (!parameter) throw new BadParameter(name.slice(0, 60), [`没有参数“${name.slice(0, 60)}”。可用的参数：${list}。`, `There is no parameter "${name.slice(0, 60)}". There are: ${list}.`]);
    const read = typeof value === "string" ? parameter.read(value) : null;
    if (read === null) throw new BadParameter(name, [`参数“${name}”的值不对。应为：${parameter.words[0]}。`, `This is no value for the parameter "${name}". Expected: ${parameter.words[1]}.`]);
    return [name, read];
  }));
}

const isDeeper = (value: unknown, most: number): boolean => typeof value === "object" && value !== null && (most === 0 || Object.values(value).some((part) => isDeeper(part, most - 1)));

function bodyOf(request: Request, route: WriteRoute, dependencies: Dependencies): WriteAsk["body"] {
  if (!route.request) return {};
  if (!request.is("application/json")) throw new Refusal("invalid", "not-json", { "zh-CN": "请求体应为 JSON（Content-Type: application/json）。", en: "The body must be JSON (Content-Type: application/json)." });
  if (isDeeper(request.body, MOST_DEPTH)) throw new Refusal("invalid", "too-deep", { "zh-CN": `请求体嵌套过深：至多 ${MOST_DEPTH} 层。`, en: `The body is nested too deeply: at most ${MOST_DEPTH} levels.` });
  const problems = dependencies.desk.validateRequest(route.request, request.body);
  if (problems.length > 0) throw new ProblemError(problems);
  return request.body as WriteAsk["body"];
}

async function answer(request: Request, response: Response, { route, dependencies, answers }: { readonly route: WriteRoute; readonly dependencies: Dependencies; readonly answers: Answers }): Promise<void> {
  const { desk: services } = dependencies;
  let received: ReceivedFile | null = null;
  try {
    const query = queryOf(request, route);
    received = route.file === undefined ? null : await receiveFile(request, route.file);
    const ask: WriteAsk = {
      context: { ...services.context, by: byOf(request) }, services, part: request.params as Record<string, string>, query, body: bodyOf(request, route, dependencies),
      file: received?.path ?? null, idempotencyKey: keyOf(request, route), language: languageOf(request),
    };
    const result = await answers.answer(route, ask, received);
    response.setHeader("Cache-Control", "no-store");
    response.status(route.status).json(result);
  } finally {
    await received?.done();
  }
}

const json: RequestHandler = express.json({ limit: MOST_BODY, strict: true });

/** A router of everything that other systems write or read with the token. */
export function mountWrites(dependencies: Dependencies): Router {
  const router = Router();
  const answers = createAnswers(dependencies.desk.context);
  const guards = [limitRequests(WRITES_PER_MINUTE), requireToken(dependencies.desk.sessions, createAttempts())];
  for (const route of WRITE_ROUTES) {
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    router[route.method](path, ...guards, ...(route.request ? [json] : []), (request: Request, response: Response) => answer(request, response, { route, dependencies, answers }));
  }
  return router;
}
