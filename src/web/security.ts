import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import type { RequestHandler } from "express";
import { Refusal } from "../app/refusal.js";

/** Nothing is loaded from elsewhere, no script runs at all, no page stands in a frame. Bureaux run on closed networks without TLS: upgrades are left to their proxy. */
const POLICY = {
  defaultSrc: ["'none'"], styleSrc: ["'self'"], imgSrc: ["'self'"], formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"],
};

export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false, xFrameOptions: { action: "deny" }, crossOriginResourcePolicy: { policy: "same-origin" }, referrerPolicy: { policy: "same-origin" },
  }) as RequestHandler;
}

/** Too many requests from one address within a minute. */
export class TooMany extends Refusal {
  constructor() {
    super("unavailable", "too-many-requests", { "zh-CN": "请求过于频繁，请一分钟后再试。", en: "Too many requests: please try again in a minute." });
  }
}

export function limitRequests(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000, limit: perMinute, standardHeaders: "draft-8", legacyHeaders: false, identifier: "pages",
    // A forwarding header without a trusted proxy is ignored on purpose.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response, next) => { response.setHeader("Retry-After", "60"); next(new TooMany()); },
  }) as RequestHandler;
}
