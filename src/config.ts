/** The one reader of the environment. */
import { isIP } from "node:net";
import type { Text } from "./domain/model/documents.js";

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly mongodbUri: string | null;
  readonly logLevel: string;
  /** Addresses of proxies whose forwarding headers are believed; empty: none. */
  readonly trustProxy: readonly string[];
  /** Unpublished runs are shown, on this machine only. */
  readonly showUnpublished: boolean;
  /** Language of the command line; pages have their own switch. */
  readonly language: "zh-CN" | "en";
  /** Whoever knows it may write; null: routes that write do not exist. Never printed. */
  readonly adminToken: string | null;
  /** Origin under which people reach the service (https://...); null: this machine alone. */
  readonly publicUrl: string | null;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Thrown with every wrong setting at once; each line says what stands there and what may. */
export class SettingsError extends Error {}

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

type Environment = Readonly<Record<string, string | undefined>>;
type Complain = (name: string, value: string, expected: string) => void;

function readPort(value: string, complain: Complain): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65535) complain("PORT", value, "a whole number from 0 to 65535");
  return port;
}

function readMongoUri(value: string | undefined, complain: Complain): string | null {
  if (value === undefined || value === "") return null;
  // The value may hold a password: it is never printed.
  if (!/^mongodb(\+srv)?:\/\/\S+$/.test(value)) complain("MONGODB_URI", "(hidden)", "mongodb://host:port/database or mongodb+srv://host/database");
  return value;
}

const LEAST_TOKEN = 32;

function readToken(value: string | undefined, complain: Complain): string | null {
  if (value === undefined || value === "") return null;
  if (value.length < LEAST_TOKEN || value.length > 512 || !/^[\x21-\x7e]+$/.test(value)) complain("WUYE_ADMIN_TOKEN", "(hidden)", `${LEAST_TOKEN} to 512 printable characters without spaces (for one: openssl rand -hex 32)`);
  return value;
}

function readOrigin(value: string | undefined, complain: Complain): string | null {
  if (value === undefined || value === "") return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || url.protocol !== "https:" || url.pathname !== "/" || url.search !== "" || url.username !== "") complain("PUBLIC_URL", value, "https://name, without a path");
  return url?.origin ?? null;
}

function readProxies(value: string, complain: Complain): readonly string[] {
  const names = value.split(",").map((part) => part.trim()).filter((part) => part !== "");
  const known = (name: string): boolean => ["loopback", "linklocal", "uniquelocal"].includes(name) || isIP(name.replace(/\/\d{1,3}$/, "")) !== 0;
  for (const name of names) if (!known(name)) complain("TRUST_PROXY", name, "IP addresses or networks, separated by commas (10.0.0.5, 10.0.0.0/8), or loopback");
  return names;
}

function readSwitch(name: string, value: string, complain: Complain): boolean {
  if (!["", "0", "1"].includes(value)) complain(name, value, "1 or nothing");
  return value === "1";
}

/** Settings from the environment; throws SettingsError naming every one that is wrong. */
export function readSettings(env: Environment): Settings {
  const wrong: string[] = [];
  const complain: Complain = (name, value, expected) => wrong.push(`${name}=${value}: expected ${expected}`);
  const settings: Settings = {
    port: readPort(env.PORT ?? "3000", complain),
    host: env.HOST || "127.0.0.1",
    dataDir: env.DATA_DIR || "./data",
    mongodbUri: readMongoUri(env.MONGODB_URI, complain),
    logLevel: env.LOG_LEVEL || "info",
    trustProxy: readProxies(env.TRUST_PROXY ?? "", complain),
    language: env.WUYE_LANG === "en" ? "en" : "zh-CN",
    showUnpublished: readSwitch("WUYE_SHOW_UNPUBLISHED", env.WUYE_SHOW_UNPUBLISHED ?? "", complain),
    adminToken: readToken(env.WUYE_ADMIN_TOKEN, complain),
    publicUrl: readOrigin(env.PUBLIC_URL, complain),
  };
  if (!["", "en", "zh-CN"].includes(env.WUYE_LANG ?? "")) complain("WUYE_LANG", env.WUYE_LANG ?? "", "zh-CN or en");
  if (!LOG_LEVELS.includes(settings.logLevel)) complain("LOG_LEVEL", settings.logLevel, LOG_LEVELS.join(", "));
  if (!/^[A-Za-z0-9.:_-]+$/.test(settings.host)) complain("HOST", settings.host, "an address or host name");
  if (settings.showUnpublished && !isLoopback(settings.host)) complain("WUYE_SHOW_UNPUBLISHED", "1", `a loopback HOST beside it, not ${settings.host}: unpublished results are never shown to a network`);
  if (settings.adminToken !== null && settings.publicUrl === null && !isLoopback(settings.host)) complain("HOST", settings.host, "PUBLIC_URL=https://... beside it: with WUYE_ADMIN_TOKEN the service listens on other than loopback only where people reach it by https");
  if (wrong.length > 0) throw new SettingsError(wrong.join("\n"));
  return settings;
}

/** What is allowed and yet seldom meant: told at the start. */
export function settingsWarnings({ publicUrl, trustProxy }: Settings): readonly Text[] {
  if (publicUrl === null || trustProxy.length > 0) return [];
  return [{
    "zh-CN": "警告：设了 PUBLIC_URL 而没有设 TRUST_PROXY：经代理来的人都算同一个地址，陌生人输错令牌会使所有人都不能登录。请把 TRUST_PROXY 设为代理的地址。",
    en: "Warning: PUBLIC_URL is set and TRUST_PROXY is not: all who come through a proxy count as one address, and a stranger's wrong tokens keep everybody from signing in. Set TRUST_PROXY to the address of the proxy.",
  }];
}
