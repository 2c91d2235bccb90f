import { fileURLToPath } from "node:url";
import type { Express } from "express";
import { pino } from "pino";
import request from "supertest";
import { createReference } from "../../../src/adapters/reference/create-reference.js";
import { libraryTests } from "../../../src/adapters/json-rules-engine/library-tests.js";
import { createSecondEngine } from "../../../src/adapters/json-rules-engine/second-engine.js";
import { createRuleLibrary } from "../../../src/adapters/rules/rule-library.js";
import { validate } from "../../../src/adapters/schema/validate.js";
import { createTableFiles } from "../../../src/adapters/spreadsheets/create-table-files.js";
import { createRender } from "../../../src/adapters/views/create-render.js";
import { loadApiComponents, loadAssets } from "../../../src/adapters/views/load-assets.js";
import type { Context } from "../../../src/app/context.js";
import { COLLECTIONS } from "../../../src/app/documents.js";
import { createFindSubjects } from "../../../src/app/desk/find-subjects.js";
import { createFollow } from "../../../src/app/desk/waiting.js";
import { createItems } from "../../../src/app/desk/scheme-items.js";
import { createExplainer } from "../../../src/app/runs/explain-run.js";
import { createOperators } from "../../../src/domain/language/operators.js";
import { createApp } from "../../../src/web/create-app.js";
import { createJobs } from "../../../src/web/desk/imports/jobs.js";
import { createSessions } from "../../../src/web/auth/sessions.js";
import { EMBEDDED, type StorePlace } from "../../tools/stores.js";
import { templates } from "../fixture/service.js";

export const TOKEN = "0123456789abcdef0123456789abcdef";
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface DeskService {
  readonly app: Express;
  readonly context: Context;
  /** Milliseconds since 1970 that sessions go by; the spec may move it. */
  readonly clock: { now: number };
  close(): Promise<void>;
}

/** The service with the desk over a real embedded store that holds nothing yet. */
export async function openDesk(): Promise<DeskService> {
  const place: StorePlace = await EMBEDDED.create();
  const store = await place.open(COLLECTIONS);
  const library = createRuleLibrary(ROOT);
  const operators = createOperators(libraryTests());
  const reference = createReference();
  const context: Context = { store, library, operators, secondEngine: createSecondEngine(operators), reference, tables: createTableFiles(), now: () => "2026-04-10T09:00:00+08:00", by: "desk" };
  const clock = { now: Date.parse("2026-04-10T01:00:00Z") };
  const app = createApp({
    store, library, explain: createExplainer(context), render: createRender(templates()), assets: loadAssets(), apiComponents: loadApiComponents(), log: pino({ level: "silent" }), version: "0.0.0",
    settings: { host: "127.0.0.1", trustProxy: [], showUnpublished: false }, requestsPerMinute: 100000,
    desk: { context, publicUrl: null, sessions: createSessions(TOKEN, () => clock.now), validateRequest: validate, jobs: createJobs(), findSubjects: createFindSubjects(store), follow: createFollow(store), items: createItems(library), runSelf: () => Promise.reject(new Error("no process in this spec")) },
  });
  return {
    app, context, clock,
    close: async () => {
      await reference.close?.();
      await store.close();
      await place.remove();
    },
  };
}

/** Signs in; gives the cookie that later requests send. */
export async function signIn(app: Express, by = "李经办"): Promise<string> {
  const { headers } = await request(app).post("/desk/sign-in").type("form").send({ by, token: TOKEN });
  return String((headers["set-cookie"] as unknown as readonly string[])[0]).split(";")[0];
}

/** The token that the forms of a page carry. */
export const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
