import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from "express";
import { createQueries, type Queries } from "../app/queries/create-queries.js";
import { mountApi } from "./api/mount-api.js";
import { DESK } from "./auth/session-cookie.js";
import { mountWrites } from "./api/write/mount-writes.js";
import type { AppDependencies } from "./dependencies.js";
import { mountDesk } from "./desk/mount-desk.js";
import { PAGES } from "./pages/all-pages.js";
import { partsOf, singleParameters } from "./links.js";
import { errorModel } from "./pages/error-page.js";
import type { Frame } from "./pages/layout-model.js";
import { languageOf, layoutFor, mountPages } from "./pages/mount-pages.js";
import { failureOf, notAllowed, notFound, sendProblem, type Failure } from "./problem.js";
import { logRequests, requestId } from "./request-log.js";
import { limitRequests, securityHeaders } from "./security.js";

const REQUESTS_PER_MINUTE = 1200;
const YEAR = 31_536_000;

function assets({ assets: files }: AppDependencies): RequestHandler {
  const byName = new Map(files.map((file) => [file.name, file]));
  return (request, response, next) => {
    const asset = byName.get(String(request.params.name));
    if (!asset) return next();
    response.setHeader("Cache-Control", request.query.v === asset.version ? `public, max-age=${YEAR}, immutable` : "no-cache");
    response.setHeader("Content-Type", asset.type);
    return response.send(asset.body);
  };
}

const readOnly: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next();
  response.setHeader("Allow", "GET, HEAD");
  return answerFailure(request, response, notAllowed());
};

/** Failures are pages for people and problem documents for machines; both carry the request id. */
function answerFailure(request: Request, response: Response, failure: Failure): void {
  response.setHeader("Cache-Control", "no-store");
  const language = languageOf(request);
  if (failure.status === 401) response.setHeader("WWW-Authenticate", 'Bearer realm="wuye"');
  if (request.path.startsWith("/api/") || !(response.locals.page instanceof Function)) return sendProblem(response, failure, language);
  (response.locals.page as (failure: Failure) => void)(failure);
}

/** Where the switch of the language leads from a page that was refused: to the same address, unless a form was sent to it. */
function here({ method, originalUrl, query }: Request): Pick<Frame, "path" | "parameters"> {
  const path = method === "GET" ? partsOf(originalUrl) : [];
  return { path, parameters: path.length === 0 ? {} : singleParameters(query) };
}

/** Gives `answerFailure` the means to make a page. */
function withErrorPages(dependencies: AppDependencies, queries: Queries): RequestHandler {
  return async (request, response, next) => {
    const demonstration = await queries.isDemonstration().catch(() => false);
    response.locals.page = (failure: Failure): void => {
      const language = languageOf(request);
      const layout = layoutFor(dependencies, language, demonstration, { title: failure.title[language], section: null, ...here(request) });
      response.status(failure.status).type("html").send(dependencies.render("error", { ...errorModel(failure, language, requestId(response)), layout }));
    };
    next();
  };
}

function onError({ log }: AppDependencies): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const failure = failureOf(error);
    if (failure.status === 500) log.error({ request: requestId(response), err: error }, "a request failed");
    if (response.headersSent) return next(error);
    return answerFailure(request, response, failure);
  };
}

/** The service: pages, their JSON twins, assets and health; with the administrator's token the desk too, else nothing in it writes. Everything it touches is handed in. */
export function createApp(dependencies: AppDependencies): Express {
  const { store, library, explain, settings, log } = dependencies;
  const queries = dependencies.queries ?? createQueries(store, library, explain);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy.length === 0 ? false : [...settings.trustProxy]);
  app.set("query parser", "simple");
  app.use(logRequests(log), securityHeaders());
  app.get("/healthz", async (_request, response) => {
    await store.get("meta", "store");
    response.setHeader("Cache-Control", "no-store");
    response.json({ status: "ok", store: store.info.kind });
  });
  app.use(limitRequests(dependencies.requestsPerMinute ?? REQUESTS_PER_MINUTE));
  app.get("/assets/:name", assets(dependencies));
  app.use(withErrorPages(dependencies, queries));
  if (dependencies.desk) app.use(DESK, mountDesk(queries, { ...dependencies, desk: dependencies.desk }));
  if (dependencies.desk) app.use("/api/v1", mountWrites({ ...dependencies, desk: dependencies.desk }));
  app.use(readOnly);
  app.use("/api/v1", mountApi(queries, dependencies));
  app.use(mountPages(PAGES, queries, dependencies));
  app.use((request, response) => answerFailure(request, response, notFound()));
  app.use(onError(dependencies));
  return app;
}
