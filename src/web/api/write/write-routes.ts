import { CHANGE_ROUTES } from "./change-routes.js";
import { IMPORT_ROUTES } from "./import-routes.js";
import { RECORD_ROUTES } from "./record-routes.js";
import { ROW_ROUTES } from "./row-routes.js";
import type { WriteRoute } from "./write-route.js";

/** Every resource that asks for the token. The router and the OpenAPI document are both made from this table. */
export const WRITE_ROUTES: readonly WriteRoute[] = [...ROW_ROUTES, ...RECORD_ROUTES, ...IMPORT_ROUTES, ...CHANGE_ROUTES];
