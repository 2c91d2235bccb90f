import type { Request, RequestHandler } from "express";
import { Refusal } from "../../app/refusal.js";
import type { Attempts } from "./attempts.js";
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

const bearer = (request: Pick<Request, "headers">): string => /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";

/** Lets through requests whose header has the token. Cookies do not count here: what writes by API cannot be reached by a form. */
export function requireToken(sessions: Sessions, attempts: Attempts): RequestHandler {
  return (request, response, next) => {
    attempts.demand(request, response);
    if (sessions.isToken(bearer(request))) return next();
    attempts.failed(request);
    next(new NotSignedIn());
  };
}
