import { Router } from "express";
import type { Queries } from "../../app/queries/create-queries.js";
import type { AppDependencies } from "../dependencies.js";
import { createLinks } from "../links.js";
import { languageOf } from "../pages/mount-pages.js";
import type { Ask } from "../pages/page.js";
import { readParameters } from "../parameters.js";
import { viewerOf } from "../viewer.js";
import { openApi } from "./open-api.js";
import { API_ROUTES } from "./routes.js";
import { WRITE_ROUTES } from "./write/write-routes.js";

/** A router of all resources, and of the document that describes them. */
export function mountApi(queries: Queries, dependencies: AppDependencies): Router {
  const router = Router();
  const document = openApi(API_ROUTES, dependencies.desk ? WRITE_ROUTES : [], dependencies);
  router.get("/openapi.json", (request, response) => {
    readParameters(request, ["lang"], true);
    response.json(document);
  });
  for (const route of API_ROUTES) {
    router.get(route.path.replace(/\{(\w+)\}/g, ":$1"), async (request, response) => {
      const parameters = readParameters(request, route.parameters, true);
      const language = languageOf(request);
      const viewer = viewerOf(request, dependencies.settings);
      const ask: Ask = { queries, viewer, links: createLinks(language), language, parameters, part: request.params as Record<string, string>, demonstration: await queries.isDemonstration() };
      const answer = await route.get(ask);
      if (ask.demonstration) response.setHeader("X-Demonstration", "invented data");
      response.setHeader("Cache-Control", viewer.unpublished ? "no-store" : "no-cache");
      response.json(answer);
    });
  }
  return router;
}
