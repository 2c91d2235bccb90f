import { ipKeyGenerator } from "express-rate-limit";
import type { Request, Response } from "express";
import { Refusal } from "../../app/refusal.js";

const FAILURES = 10;
const WINDOW_MS = 15 * 60_000;
/** Addresses that are remembered; of more, those that failed first are forgotten. */
const MOST_ADDRESSES = 10_000;

/** Too many wrong tokens from one address. */
export class TooManyAttempts extends Refusal {
  constructor() {
    super("unavailable", "too-many-requests", { "zh-CN": "令牌输错次数过多，请一刻钟后再试。", en: "Too many wrong tokens: please try again in a quarter of an hour." });
  }
}

/** Wrong tokens of each address: ten in a quarter of an hour, after which right ones wait too. What is under way, or broken off, is no failure. */
export interface Attempts {
  /** Throws TooManyAttempts while the address of the request has to wait. Asked directly before a token is compared, so that many at once are not tried. */
  demand(request: Pick<Request, "ip">, response: Pick<Response, "setHeader">): void;
  failed(request: Pick<Request, "ip">): void;
}

interface Failures {
  readonly count: number;
  readonly until: number;
}

/** `now`: milliseconds since 1970. */
export function createAttempts(now: () => number = Date.now): Attempts {
  const failures = new Map<string, Failures>();
  // A client has a whole IPv6 network to itself: the network counts, not the address.
  const keyOf = ({ ip }: Pick<Request, "ip">): string => (ip === undefined ? "" : ipKeyGenerator(ip));
  const of = (key: string): Failures => {
    const known = failures.get(key);
    return known !== undefined && known.until > now() ? known : { count: 0, until: now() + WINDOW_MS };
  };
  return {
    demand: (request, response) => {
      const { count, until } = of(keyOf(request));
      if (count < FAILURES) return;
      response.setHeader("Retry-After", String(Math.ceil((until - now()) / 1000)));
      throw new TooManyAttempts();
    },
    failed: (request) => {
      const key = keyOf(request);
      const { count, until } = of(key);
      failures.delete(key);
      failures.set(key, { count: count + 1, until });
      for (const [oldest] of failures) if (failures.size > MOST_ADDRESSES) failures.delete(oldest); else break;
    },
  };
}
