import type { Request, Response } from "express";
import { SESSION_HOURS } from "./sessions.js";

/** The path below which the cookie is sent: public pages never see it. */
export const DESK = "/desk";

const nameOf = (secure: boolean): string => (secure ? "__Secure-wuye" : "wuye");

/** Value of the session's cookie; null: there is none. Of several, none counts. */
export function readCookie(request: Pick<Request, "headers">, secure: boolean): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  const mine = pairs.filter(([name]) => name === nameOf(secure)).map(([, ...value]) => value.join("="));
  return mine.length === 1 ? mine[0] : null;
}

const options = (secure: boolean) => ({ httpOnly: true, sameSite: "strict", secure, path: DESK, encode: String } as const);

export function setCookie(response: Response, secure: boolean, value: string): void {
  response.cookie(nameOf(secure), value, { ...options(secure), maxAge: SESSION_HOURS * 3_600_000 });
}

export function clearCookie(response: Response, secure: boolean): void {
  response.clearCookie(nameOf(secure), options(secure));
}
