import { Router } from "express";
import type { Queries } from "../../app/queries/create-queries.js";
import type { AppDependencies } from "../dependencies.js";

/** A router of all resources. */
export function mountApi(_queries: Queries, _dependencies: AppDependencies): Router {
  return Router();
}
