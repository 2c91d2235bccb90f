/** Starts the service: part of the composition root. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { runSelf } from "./adapters/processes/run-self.js";
import { validate } from "./adapters/schema/validate.js";
import { createRender } from "./adapters/views/create-render.js";
import { loadApiComponents, loadAssets } from "./adapters/views/load-assets.js";
import type { Context } from "./app/context.js";
import { createQueries } from "./app/queries/create-queries.js";
import { warmRankings } from "./app/queries/warm-rankings.js";
import { Refusal } from "./app/refusal.js";
import type { Text } from "./domain/model/documents.js";
import { keepHouse } from "./app/records/expire-files.js";
import { createExplainer } from "./app/runs/explain-run.js";
import { indexPublications } from "./app/runs/publications.js";
import { settingsWarnings, type Settings } from "./config.js";
import { templateSpecs } from "./generated/views/templates.js";
import { createFindSubjects } from "./app/desk/find-subjects.js";
import { createFollow } from "./app/desk/waiting.js";
import { createItems } from "./app/desk/scheme-items.js";
import type { DeskServices } from "./web/dependencies.js";
import { createJobs } from "./web/desk/imports/jobs.js";
import { createSessions } from "./web/auth/sessions.js";
import { createApp } from "./web/create-app.js";

const GRACE_MS = 5000;
/** Files of a gigabyte come over slow lines: a request may take an hour to come (its head a minute). */
const RECEIVE_MS = 60 * 60 * 1000;
/** Files that expire are looked for at the start and so often. */
const HOUSE_MS = 6 * 60 * 60 * 1000;

function cannotListen(settings: Settings, error: NodeJS.ErrnoException): Refusal {
  return new Refusal("unavailable", "cannot-listen", {
    "zh-CN": `不能在 ${settings.host}:${settings.port} 上启动（${error.code}）：换一个 PORT，或先停止占用它的程序。`,
    en: `Cannot listen on ${settings.host}:${settings.port} (${error.code}): choose another PORT, or stop what uses it.`,
  });
}

function createDesk(context: Context, token: string, publicUrl: string | null): DeskServices {
  return { context, publicUrl, runSelf, validateRequest: validate, sessions: createSessions(token, () => Date.now()), jobs: createJobs(), findSubjects: createFindSubjects(context.store), follow: createFollow(context.store), items: createItems(context.library) };
}

/** Keeps house while the service runs; the answer ends it, once what is under way is done. */
function keepHouseWhile(context: Context, warn: (error: unknown) => void): () => Promise<void> {
  let under: Promise<unknown> = Promise.resolve();
  const keep = (): void => { under = under.then(() => keepHouse({ ...context, by: "wuye" })).catch(warn); };
  keep();
  const timer = setInterval(keep, HOUSE_MS).unref();
  return async () => {
    clearInterval(timer);
    await under;
  };
}

/** A service that listens: where, and what to tell about its settings. */
export interface Serving { readonly url: string; readonly warnings: readonly Text[]; readonly closed: Promise<void> }

/** Listens until SIGINT or SIGTERM; requests under way are answered first. */
export async function startServer(context: Context, settings: Settings, version: string): Promise<Serving> {
  await indexPublications(context.store);
  const { store, library } = context;
  const explain = createExplainer(context);
  const queries = createQueries(store, library, explain);
  const log = pino({ level: settings.logLevel });
  const app = createApp({
    store, library, settings, version, explain, queries,
    render: createRender(templateSpecs),
    assets: loadAssets(),
    apiComponents: loadApiComponents(),
    log,
    ...(settings.adminToken === null ? {} : { desk: createDesk(context, settings.adminToken, settings.publicUrl) }),
  });
  const server = createServer({ requestTimeout: RECEIVE_MS }, app).listen(settings.port, settings.host);
  await Promise.race([once(server, "listening"), once(server, "error").then(([error]) => { throw cannotListen(settings, error as NodeJS.ErrnoException); })]);
  const { port } = server.address() as AddressInfo;
  let stopped = false;
  const warmed = warmRankings(queries, () => stopped);
  const endHouse = keepHouseWhile(context, (error) => log.warn({ error }, "expired files were not deleted"));
  const closed = new Promise<void>((resolve) => {
    const stop = (): void => {
      stopped = true;
      server.close(() => resolve());
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  });
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return { url: `http://${host}:${port}/`, warnings: settingsWarnings(settings), closed: closed.then(async () => { await warmed; await endHouse(); }) };
}
