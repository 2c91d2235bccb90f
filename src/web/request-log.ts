import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";

/** The id of a request: on its answer, in its log line, on its error page. Never taken from the client. */
export const requestId = (response: Response): string => String(response.getHeader("X-Request-Id") ?? "");

/** The pattern that matched (`/scorecards/:run/:subject`), never the address itself: it can hold names. */
const routeOf = (request: Request): string => (typeof request.route?.path === "string" ? `${request.baseUrl}${request.route.path}` : "—");

/** Numbers every request and logs it when answered: method, route, status, milliseconds; no address, no name, no query, no agent. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const began = process.hrtime.bigint();
    response.setHeader("X-Request-Id", id);
    response.on("finish", () => {
      const ms = Number(process.hrtime.bigint() - began) / 1e6;
      log.info({ request: id, method: request.method, route: routeOf(request), status: response.statusCode, ms: Math.round(ms * 10) / 10 }, "request");
    });
    next();
  };
}
