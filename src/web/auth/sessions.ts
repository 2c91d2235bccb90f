import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** Somebody who has signed in with the token, until `expires`. `by` is the name that the journal keeps. */
export interface Session {
  readonly id: string;
  readonly by: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

export const SESSION_HOURS = 8;

export interface Sessions {
  /** Compares in constant time: what is compared are digests of equal length. */
  isToken(text: string): boolean;
  /** The signed value of a new session's cookie. */
  issue(by: string): string;
  /** null: not signed by us, or ended. */
  read(cookie: string): Session | null;
  /** The token that forms of a session carry. */
  csrf(session: Session): string;
  fits(csrf: string, session: Session): boolean;
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

function parse(text: string): Session | null {
  try {
    const value = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Session;
    return typeof value.id === "string" && typeof value.by === "string" && Number.isSafeInteger(value.expires) ? value : null;
  } catch {
    return null;
  }
}

/** Sessions whose keys are derived from the token: a new token ends all of them. Nothing is kept of those that go on; those that were ended before their time are in the store (app/desk/signed-out.ts). `now`: milliseconds since 1970. */
export function createSessions(token: string, now: () => number): Sessions {
  const key = (use: string): Buffer => Buffer.from(hkdfSync("sha256", token, "wuye", use, 32));
  const [comparing, signing, forms] = [key("token"), key("session"), key("forms")];
  const mac = (with_: Buffer, text: string): Buffer => createHmac("sha256", with_).update(text).digest();
  const expected = mac(comparing, token);
  const csrf = (session: Session): string => mac(forms, session.id).toString("base64url");
  return {
    isToken: (text) => same(mac(comparing, text), expected),
    issue: (by) => {
      const session: Session = { id: randomBytes(16).toString("base64url"), by, expires: Math.floor(now() / 1000) + SESSION_HOURS * 3600 };
      const body = Buffer.from(JSON.stringify(session)).toString("base64url");
      return `${body}.${mac(signing, body).toString("base64url")}`;
    },
    read: (cookie) => {
      const [body, signature, ...rest] = cookie.split(".");
      if (rest.length > 0 || signature === undefined || !same(mac(signing, body), Buffer.from(signature, "base64url"))) return null;
      const session = parse(body);
      return session !== null && session.expires > now() / 1000 ? session : null;
    },
    csrf,
    fits: (text, session) => same(Buffer.from(text), Buffer.from(csrf(session))),
  };
}
