import { CHANGE_ROUTES } from "./change-routes.js";
import type { WriteRoute } from "./write-route.js";

/** Every resource that asks for the token. The router and the OpenAPI document are both made from this table. */
export const WRITE_ROUTES: readonly WriteRoute[] = [...CHANGE_ROUTES];
