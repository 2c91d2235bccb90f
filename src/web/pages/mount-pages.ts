import { Router, type Request, type Response } from "express";
import type { Queries } from "../../app/queries/create-queries.js";
import type { AppDependencies } from "../dependencies.js";
import type { Language } from "../language.js";
import { createLinks } from "../links.js";
import { readParameters } from "../parameters.js";
import { viewerOf } from "../viewer.js";
import { layoutOf, type Frame, type LayoutModel } from "./layout-model.js";
import type { Answer, Ask, Page } from "./page.js";

export const assetPath = (assets: AppDependencies["assets"], name: string): string => {
  const asset = assets.find((each) => each.name === name);
  return `/assets/${name}${asset ? `?v=${asset.version}` : ""}`;
};

export const languageOf = (request: Pick<Request, "query">): Language => (request.query.lang === "en" ? "en" : "zh-CN");

/** The frame of any page of this service. */
export function layoutFor({ assets }: AppDependencies, language: Language, demonstration: boolean, frame: Frame): LayoutModel {
  const other = createLinks(language === "en" ? "zh-CN" : "en");
  return layoutOf({ links: createLinks(language), other, asset: (name) => assetPath(assets, name), demonstration }, frame);
}

function send(response: Response, answer: Answer, dependencies: AppDependencies, ask: Ask): void {
  if (ask.demonstration) response.setHeader("X-Demonstration", "invented data");
  if (answer.kind === "redirect") return response.redirect(302, answer.to);
  response.setHeader("Cache-Control", ask.viewer.unpublished ? "no-store" : "no-cache");
  if (answer.kind === "csv") {
    response.setHeader("Content-Disposition", `attachment; filename="${answer.name.replace(/[^A-Za-z0-9._-]/g, "_")}"`);
    response.type("text/csv; charset=utf-8").send(answer.text);
    return;
  }
  const layout = layoutFor(dependencies, ask.language, ask.demonstration, answer.frame);
  response.setHeader("Content-Language", ask.language);
  response.type("html").send(dependencies.render(answer.page, { ...answer.model, layout }));
}

/** Forms send their empty fields and the default language: the address without them is the canonical one. */
function canonical(request: Request): string | null {
  const pairs = Object.entries(request.query);
  const kept = pairs.filter(([name, value]) => value !== "" && !(name === "lang" && value === "zh-CN"));
  if (kept.length === pairs.length || kept.some(([, value]) => typeof value !== "string")) return null;
  const text = new URLSearchParams(kept as [string, string][]).toString();
  return text === "" ? request.path : `${request.path}?${text}`;
}

/** A router of all pages. */
export function mountPages(pages: readonly Page[], queries: Queries, dependencies: AppDependencies): Router {
  const router = Router();
  for (const page of pages) {
    router.get(page.path, async (request, response) => {
      const tidy = canonical(request);
      if (tidy !== null) return response.redirect(302, tidy);
      const parameters = readParameters(request, page.parameters, false);
      const language = languageOf(request);
      const ask: Ask = { queries, viewer: viewerOf(request, dependencies.settings), links: createLinks(language), language, parameters, part: request.params as Record<string, string>, demonstration: await queries.isDemonstration() };
      return send(response, await page.show(ask), dependencies, ask);
    });
  }
  return router;
}
