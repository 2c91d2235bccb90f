import type { Request } from "express";
import { PUBLIC, type Viewer } from "../app/queries/published-runs.js";
import type { WebSettings } from "./dependencies.js";

/** A Host header that names this machine. */
export const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;
const FORWARDING = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-server", "x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip", "via"];

/** Unpublished runs are shown to a person at this machine only: switched on, listening on loopback, asked by a loopback name, and passed on by nobody. */
export function viewerOf(request: Pick<Request, "headers">, settings: WebSettings): Viewer {
  const local = LOOPBACK.test(settings.host) && LOOPBACK_HOST.test(request.headers.host ?? "");
  const direct = FORWARDING.every((name) => request.headers[name] === undefined);
  return settings.showUnpublished && local && direct ? { unpublished: true } : PUBLIC;
}
