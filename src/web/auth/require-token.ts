import { rateLimit } from "express-rate-limit";
import type { Request, RequestHandler } from "express";
import { Refusal } from "../../app/refusal.js";
import { TooMany } from "../security.js";
import type { Sessions } from "./sessions.js";

/** Somebody without the token, or with a wrong one, asked for what needs it. */
export class NotSignedIn extends Refusal {
  constructor() {
    super("refused", "token-needed", {
      "zh-CN": "此操作需要管理令牌：在请求头写 Authorization: Bearer <令牌>。",
      en: "This needs the administrator's token: send the header Authorization: Bearer <token>.",
    });
  }
}

const FAILURES = 10;
const WINDOW_MS = 15 * 60_000;

/** Failed attempts of one address: ten in a quarter of an hour, after which right ones wait too. */
export function limitFailures(): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS, limit: FAILURES, skipSuccessfulRequests: true, standardHeaders: false, legacyHeaders: false, identifier: "tokens",
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response, next) => { response.setHeader("Retry-After", String(WINDOW_MS / 1000)); next(new TooMany()); },
  }) as RequestHandler;
}

const bearer = (request: Pick<Request, "headers">): string => /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";

/** Lets through requests whose header has the token. Cookies do not count here: what writes by API cannot be reached by a form. */
export function requireToken(sessions: Sessions): RequestHandler {
  return (request, _response, next) => next(sessions.isToken(bearer(request)) ? undefined : new NotSignedIn());
}
